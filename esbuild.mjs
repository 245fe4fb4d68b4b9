// @ts-check
/**
 * Builds the bundles into `dist/`: one for each door (client, server, command line), one for the page of the decision
 * graph, and those that a door requires when it needs them; with `--test` the suite that runs inside VS Code into
 * `out/test/`. `--watch` rebuilds on change, `--production` minifies.
 */
import { readFileSync } from 'node:fs';
import { context } from 'esbuild';
import { requireConnection } from './scripts/bundling/connectionBundle.mjs';
import { lazyModules, lazyPackages, requireLazily } from './scripts/bundling/lazyPackages.mjs';
import { leaveOutUnused } from './scripts/bundling/leaveOutUnused.mjs';

const manifest = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const flags = new Set(process.argv.slice(2));
const isProduction = flags.has('--production');

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // The ESM builds of the packages: their CommonJS or UMD twins hide imports from the bundler.
  mainFields: ['module', 'main'],
  minify: isProduction,
  // Letters beyond ASCII as they are: an escape has thrice their length.
  charset: 'utf8',
  sourcemap: !isProduction,
  logLevel: 'info',
};

/** @type {import('esbuild').BuildOptions[]} */
const bundles = flags.has('--test')
  ? [
      {
        ...common,
        entryPoints: { suite: 'test/vscode/suite.ts' },
        outdir: 'out/test/vscode',
        outExtension: { '.js': '.cjs' },
        // Mocha finds its reporters by path at run time.
        external: ['vscode', 'mocha'],
        minify: false,
        sourcemap: 'inline',
      },
    ]
  : [
      {
        ...common,
        entryPoints: { client: 'client/src/extension.ts', connection: 'client/src/serverConnection.ts' },
        outdir: 'dist',
        outExtension: { '.js': '.cjs' },
        external: ['vscode'],
        plugins: [requireConnection],
      },
      {
        ...common,
        entryPoints: { graph: 'client/src/graph/page/startPage.ts' },
        outdir: 'dist',
        platform: 'browser',
        target: 'chrome128',
        format: 'iife',
      },
      {
        ...common,
        entryPoints: {
          server: 'server/src/nodeMain.ts',
          cli: 'server/src/cli.ts',
          ...Object.fromEntries([...lazyPackages].map(([name, bundle]) => [bundle, name])),
          ...Object.fromEntries([...lazyModules].map(([path, { bundle }]) => [bundle, path])),
        },
        outdir: 'dist',
        outExtension: { '.js': '.cjs' },
        define: { packageVersion: JSON.stringify(manifest.version) },
        plugins: [requireLazily(), leaveOutUnused],
      },
    ];

const contexts = await Promise.all(bundles.map((options) => context(options)));
try {
  // Before a watch, too: "[watch] build finished", for which F5 waits, is printed by the first bundle that is built.
  await Promise.all(contexts.map((each) => each.rebuild()));
} catch {
  // esbuild has printed what is wrong.
  if (!flags.has('--watch')) process.exitCode = 1;
}
if (flags.has('--watch')) {
  await Promise.all(contexts.map((each) => each.watch()));
} else {
  await Promise.all(contexts.map((each) => each.dispose()));
}
