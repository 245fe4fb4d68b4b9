// @ts-check
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** @param {string} path */
const inRepository = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/**
 * The parts of the server that are measured without a process around them, bundled as the product is.
 *
 * @returns {Promise<Core>}
 */
export async function loadCore() {
  const outfile = inRepository('out/bench/core.cjs');
  await build({
    entryPoints: [inRepository('test/bench/coreParts.ts')],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}

/** Builds the server that every other one is measured against, and returns its path. */
export async function buildEmptyServer() {
  const outfile = inRepository('out/bench/emptyServer.cjs');
  await build({
    entryPoints: [inRepository('test/bench/emptyServer.ts')],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
  });
  return outfile;
}

/** Builds what measures within VS Code, and returns its path. */
export async function buildActivationProbe() {
  const outfile = inRepository('out/bench/activationProbe.cjs');
  await build({
    entryPoints: [inRepository('test/bench/activationProbe.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
  });
  return outfile;
}

/** @typedef {typeof import('./coreParts.ts')} Core */
