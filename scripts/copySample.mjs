// @ts-check
/**
 * `npm run sample`: copies the sample log to `out/sample/harmony`, where F5 opens it, in place of the copy of the last
 * time. What is done to the copy leaves the tracked sample as it is.
 */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryFolder } from './vscodeHost/repositoryFolder.mjs';

const copy = join(repositoryFolder, 'out', 'sample', 'harmony');
rmSync(copy, { recursive: true, force: true });
cpSync(join(repositoryFolder, 'test', 'workspaces', 'harmony'), copy, { recursive: true });
