// @ts-check

/**
 * Packages that a start does not need, and the names of the bundles that they become. The sources import them as any
 * other: that they come later is for the bundler alone to know, and a bundle for browsers just holds them.
 *
 * @type {ReadonlyMap<string, string>}
 */
export const lazyPackages = new Map([
  ['yaml', 'yaml'],
  ['decode-named-character-reference', 'entities'],
  ['@dagrejs/dagre', 'dagre'],
  ['github-slugger', 'slugger'],
  ['ignore', 'ignore'],
  ['diff', 'diff'],
]);

/**
 * Puts a stand-in in the place of each lazy package, which has its functions and classes: the first call requires the
 * package's own bundle, which lies beside the one that calls. Requiring is synchronous, and so the callers can be.
 *
 * @returns {import('esbuild').Plugin}
 */
export function requireLazily() {
  return {
    name: 'lazy packages',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
        lazyPackages.has(path) && kind !== 'entry-point' ? { path, namespace: 'lazy', sideEffects: false } : undefined,
      );
      onLoad({ filter: /.*/, namespace: 'lazy' }, async ({ path }) => {
        const exported = Object.entries(await import(path)).filter(([, value]) => typeof value === 'function');
        // CommonJS has names that are none to an import.
        const names = exported.map(([name]) => name).filter((name) => /^\w+$/.test(name));
        return { contents: standIn(`./${lazyPackages.get(path)}.cjs`, names), resolveDir: import.meta.dirname };
      });
      onResolve({ filter: /^\.\/\w+\.cjs$/, namespace: 'lazy' }, ({ path }) => ({ path, external: true }));
    },
  };
}

/**
 * @param {string} bundle
 * @param {readonly string[]} names
 */
function standIn(bundle, names) {
  const functions = names.map(
    (name) => `export ${name === 'default' ? 'default function' : `function ${name}`}(...args) {
      return new.target ? Reflect.construct(load().${name}, args) : load().${name}(...args);
    }`,
  );
  return `const load = () => require('${bundle}');\n${functions.join('\n')}`;
}
