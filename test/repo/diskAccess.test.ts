import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../../server/src/cli', import.meta.url));

/** What changes files; `mkdtemp` is among them, since a folder of one's own is written to, too. */
const writing =
  /\b(?:write|append|rename|rm|unlink|mkdir|mkdtemp|copyFile|truncate|link|symlink|open|ch(?:mod|own))\w*Sync\b/;

test('the command line has one way to the disk, whose parts are these: what goes past it is not all or nothing', () => {
  const writers = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .filter((name) => /from 'node:fs(?:\/promises)?'/.test(readFileSync(join(folder, name), 'utf8')))
    .filter((name) => writing.test(readFileSync(join(folder, name), 'utf8')));
  expect(writers.sort()).toEqual([
    'durableFile.ts',
    'fileLock.ts',
    // Gives git its own files to merge, in a temporary folder.
    'gitMergeFile.ts',
    'journal.ts',
    'journalPlace.ts',
    'settleJournal.ts',
    'writeFiles.ts',
  ]);
});
