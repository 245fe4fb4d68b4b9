import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { IndexVersions } from '../core/operations/mergeIndex.ts';
import { gitFor } from '../workspace/git.ts';

/** How a merge of git ended: where it failed, nothing was written. */
export type MergeOutcome = 'clean' | 'conflict' | 'failed';

/** Merges three files as git does, line by line, into `ours`. */
export async function gitMergeFile(ours: string, base: string, theirs: string): Promise<MergeOutcome> {
  const labels = ['-L', 'ours', '-L', 'base', '-L', 'theirs'];
  const files = [ours, base, theirs].map((path) => resolve(path));
  const { status } = await gitFor(process.cwd()).run(['merge-file', ...labels, '--', ...files]);
  if (status === 0) return 'clean';
  // The number of conflicts, at most 127; more than that, or nothing, where git failed or is not there.
  return status !== undefined && status < 128 ? 'conflict' : 'failed';
}

/** Merges three texts as git does, in files of their own. Throws where git fails. */
export async function gitMergeTexts({
  base,
  ours,
  theirs,
}: IndexVersions<string>): Promise<{ readonly text: string; readonly hasConflict: boolean }> {
  if (base === theirs || ours === theirs) return { text: ours, hasConflict: false };
  if (base === ours) return { text: theirs, hasConflict: false };
  const folder = mkdtempSync(join(tmpdir(), 'adr-keeper-'));
  try {
    const paths = { base: join(folder, 'base'), ours: join(folder, 'ours'), theirs: join(folder, 'theirs') };
    writeFileSync(paths.base, base);
    writeFileSync(paths.ours, ours);
    writeFileSync(paths.theirs, theirs);
    const outcome = await gitMergeFile(paths.ours, paths.base, paths.theirs);
    if (outcome === 'failed') throw new Error('git merge-file failed.');
    return { text: readFileSync(paths.ours, 'utf8'), hasConflict: outcome === 'conflict' };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
