// @ts-check
import { join } from 'node:path';
import { repositoryFolder } from './repositoryFolder.mjs';

/** Where downloads are kept between runs; `@vscode/test-electron` uses the same folder, and git ignores it. */
export const cacheFolder = join(repositoryFolder, '.vscode-test');
