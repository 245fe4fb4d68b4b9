import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { IndexVersions } from '../core/operations/index/mergeIndex.ts';
import { gitFor } from '../workspace/git.ts';

/** What a merge makes of three files. */
export interface MergedText<Text> {
  readonly text: Text;
  /** Whether the text has conflict markers. */
  readonly hasConflict: boolean;
}

/** What begins a conflict. */
const marker = '<<<<<<< ';

/**
 * What git makes of three files, line by line; none of them is changed. Undefined where git fails, cannot be started, or
 * reports conflicts that its output does not show.
 */
export async function gitMergeFiles(
  ours: string,
  base: string,
  theirs: string,
): Promise<MergedText<Buffer> | undefined> {
  const labels = ['-L', 'ours', '-L', 'base', '-L', 'theirs'];
  const files = [ours, base, theirs].map((path) => resolve(path));
  const { status, output } = await gitFor(process.cwd()).run(['merge-file', '-p', ...labels, '--', ...files]);
  if (status === 0) return { text: output, hasConflict: false };
  // The number of conflicts, at most 127; more than that, or nothing, where git failed or is not there.
  const isConflict = status !== undefined && status < 128 && output.includes(marker);
  return isConflict ? { text: output, hasConflict: true } : undefined;
}

/** Merges three texts as git does, in files of their own. Throws where git fails. */
export async function gitMergeTexts({ base, ours, theirs }: IndexVersions<string>): Promise<MergedText<string>> {
  if (base === theirs || ours === theirs) return { text: ours, hasConflict: false };
  if (base === ours) return { text: theirs, hasConflict: false };
  const folder = mkdtempSync(join(tmpdir(), 'adr-keeper-'));
  try {
    const paths = { base: join(folder, 'base'), ours: join(folder, 'ours'), theirs: join(folder, 'theirs') };
    writeFileSync(paths.base, base);
    writeFileSync(paths.ours, ours);
    writeFileSync(paths.theirs, theirs);
    const merged = await gitMergeFiles(paths.ours, paths.base, paths.theirs);
    if (merged === undefined) throw new Error('git merge-file failed.');
    return { ...merged, text: merged.text.toString() };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
