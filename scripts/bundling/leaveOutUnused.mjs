// @ts-check

/**
 * Leaves out what the library of the server brings along and nobody here calls: the search for npm's and yarn's global
 * packages, 4 KB of 1 024 bytes. Its exports are undefined then, in a namespace that the sources do not import.
 *
 * @type {import('esbuild').Plugin}
 */
export const leaveOutUnused = {
  name: 'unused parts',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]vscode-languageserver[\\/]lib[\\/]node[\\/]files\.js$/ }, () => ({ contents: '' }));
  },
};
