// @ts-check
import { join, relative, sep } from 'node:path';

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
 * The same for modules of ours, by their path: the bundle, and the functions that it has.
 *
 * @type {ReadonlyMap<string, { readonly bundle: string, readonly names: readonly string[] }>}
 */
export const lazyModules = new Map([['server/src/core/graph/drawSvg.ts', { bundle: 'svg', names: ['drawSvg'] }]]);

/**
 * Puts a stand-in in the place of each lazy package or module, which has its functions and classes: the first call requires the
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
      onResolve({ filter: /^\.{1,2}\/.*\.ts$/ }, ({ path, resolveDir, kind }) => {
        const name = relative(process.cwd(), join(resolveDir, path)).split(sep).join('/');
        return lazyModules.has(name) && kind !== 'entry-point'
          ? { path: name, namespace: 'lazy', sideEffects: false }
          : undefined;
      });
      onLoad({ filter: /.*/, namespace: 'lazy' }, async ({ path }) => {
        const module = lazyModules.get(path);
        if (module !== undefined)
          return { contents: standIn(`./${module.bundle}.cjs`, module.names), resolveDir: import.meta.dirname };
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
