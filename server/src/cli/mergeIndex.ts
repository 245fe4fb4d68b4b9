import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeGraph } from '../core/operations/graphBlock.ts';
import { type IndexParts, joinIndex, mergeRows, splitIndex } from '../core/operations/mergeIndex.ts';
import { UsageError } from './usageError.ts';

const byteOrderMark = '\uFEFF';

/**
 * Runs `adr-keeper merge-index BASE OURS THEIRS`, a merge driver of git: merges the rows of an index record by record and
 * the text around them as git does, and writes the result over OURS. Ends with 1 where a conflict is left. A file that
 * holds no index is merged as any text.
 */
export function mergeIndex(args: readonly string[]): number {
  const [base, ours, theirs] = args;
  if (base === undefined || ours === undefined || theirs === undefined)
    throw new UsageError('merge-index takes three files: the common ancestor, ours and theirs.');
  const contents = [base, ours, theirs].map((path) => readFileSync(path, 'utf8'));
  const mark = contents[1]?.startsWith(byteOrderMark) ? byteOrderMark : '';
  const texts = contents.map((content) => content.replace(byteOrderMark, ''));
  // What is drawn of the records is not merged: the next sync draws it anew.
  const [before, mine, yours] = texts.map((text) => splitIndex(takeGraph(text, texts[1] ?? '')));
  if (before === undefined || mine === undefined || yours === undefined || !haveSameGroups(before, mine, yours))
    return mergeFiles(ours, base, theirs);
  const rows = mergeRows(before, mine, yours);
  const around = mergeTexts(before.skeleton, mine.skeleton, yours.skeleton);
  writeFileSync(ours, mark + joinIndex(around.text, rows.groups));
  return rows.hasConflict || around.hasConflict ? 1 : 0;
}

/** A table that one side added or took away is a matter of the text, not of rows. */
function haveSameGroups(...parts: readonly IndexParts[]): boolean {
  return new Set(parts.map(({ groups }) => groups.length)).size === 1;
}

/** Merges texts as git does, line by line. */
function mergeTexts(base: string, ours: string, theirs: string): { text: string; hasConflict: boolean } {
  if (base === theirs || ours === theirs) return { text: ours, hasConflict: false };
  if (base === ours) return { text: theirs, hasConflict: false };
  const folder = mkdtempSync(join(tmpdir(), 'adr-keeper-'));
  try {
    const paths = { base: join(folder, 'base'), ours: join(folder, 'ours'), theirs: join(folder, 'theirs') };
    writeFileSync(paths.base, base);
    writeFileSync(paths.ours, ours);
    writeFileSync(paths.theirs, theirs);
    const hasConflict = mergeFiles(paths.ours, paths.base, paths.theirs) !== 0;
    return { text: readFileSync(paths.ours, 'utf8'), hasConflict };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** `git merge-file` answers with the number of conflicts, or with more than that where it failed. */
function mergeFiles(ours: string, base: string, theirs: string): number {
  const { status } = spawnSync('git', ['merge-file', '-L', 'ours', '-L', 'base', '-L', 'theirs', ours, base, theirs]);
  return status === 0 ? 0 : 1;
}
