import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where real logs lie that are not part of this repository, or nothing on a machine that has none. */
export const corporaFolder: string | undefined = [
  process.env['ADR_KEEPER_CORPORA'],
  fileURLToPath(new URL('../../../shared', import.meta.url)),
].find((folder) => folder !== undefined && existsSync(join(folder, 'seed', 'docs', 'adr', 'README.md')));

if (corporaFolder === undefined) {
  console.log('Skipped: the tests on real logs, which need a folder that ADR_KEEPER_CORPORA names.');
}
