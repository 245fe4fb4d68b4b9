// @ts-check

/**
 * The client's connection to its server is a bundle of its own, required by the `import()` in `languageClient.ts`: a
 * workspace without a log never reads that half a megabyte.
 *
 * @type {import('esbuild').Plugin}
 */
export const requireConnection = {
  name: 'connection bundle',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/serverConnection\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './connection.cjs', external: true } : undefined,
    );
  },
};
