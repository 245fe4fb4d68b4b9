// @ts-check
/** Prints by how many bytes the heap has grown once a folder is loaded: `node --expose-gc test/bench/weighLog.mjs FOLDER`. */
import { pathToFileURL } from 'node:url';

/** @type {import('./loadCore.mjs').Core} */
const { Workspace, nodeFileSystem } = await import(new URL('../../out/bench/core.cjs', import.meta.url).href);
const [, , root = '.'] = process.argv;
const weigh = () => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};
const before = weigh();
const workspace = new Workspace(nodeFileSystem, { onDidChangeFiles() {}, onDidChangeLogs() {} });
await workspace.addFolder(pathToFileURL(root).href);
process.stdout.write(String(weigh() - before));
