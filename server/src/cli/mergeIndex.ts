import { resolve } from 'node:path';
import { URI } from 'vscode-uri';
import { takeGraph } from '../core/operations/graphBlock.ts';
import { type IndexParts, joinIndex, mergeRows, splitIndex } from '../core/operations/mergeIndex.ts';
import { Disk } from './disk.ts';
import { gitMergeFile, gitMergeTexts, type MergeOutcome } from './gitMergeFile.ts';
import { printError } from './output.ts';
import { readOptions } from './readOptions.ts';
import type { Subcommand } from './subcommand.ts';
import { UsageError } from './usageError.ts';

/** From 129 on git knows that a merge driver failed; 1 to 128 it takes for a conflict, with OURS as the result. */
const failed = 129;

/**
 * `adr-keeper merge-index`, a merge driver of git: merges the rows of an index record by record and the text around them
 * as git does, and writes the result over OURS.
 */
export const mergeIndex: Subcommand = {
  summary: 'merges the rows of an index, as a merge driver of git',
  help: `Usage: adr-keeper merge-index BASE OURS THEIRS

A merge driver for git that merges the rows of an index record by record, into OURS. "adr-keeper install-merge-driver"
sets it up. A file without an index, or with one that cannot be merged by rows, is merged as git merges any text.

Ends with 0 if the merge is clean, with 1 if OURS has conflict markers now, and with ${failed} if OURS was left as it was.`,
  usageExitCode: failed,
  async run(args) {
    const [base, ours, theirs] = readOptions(args, {}).positionals;
    if (base === undefined || ours === undefined || theirs === undefined)
      throw new UsageError('merge-index takes three files: the common ancestor, ours and theirs.');
    const outcome = (await mergeByRows(base, ours, theirs)) ?? (await gitMergeFile(ours, base, theirs));
    return outcome === 'clean' ? 0 : outcome === 'conflict' ? 1 : failed;
  },
};

/** Undefined, with OURS as it was, where the files cannot be merged row by row for whatever reason. */
async function mergeByRows(base: string, ours: string, theirs: string): Promise<MergeOutcome | undefined> {
  try {
    const disk = new Disk();
    const uris = [base, ours, theirs].map((path) => URI.file(resolve(path)).toString());
    const texts = uris.map((uri) => disk.readText(uri));
    // What is drawn of the records is not merged: the next sync draws it.
    const [before, mine, yours] = texts.map((text) => splitIndex(takeGraph(text, texts[1] ?? '')));
    if (before === undefined || mine === undefined || yours === undefined || !haveSameGroups(before, mine, yours))
      return undefined;
    const rows = mergeRows(before, mine, yours);
    const around = await gitMergeTexts(before.skeleton, mine.skeleton, yours.skeleton);
    disk.write(disk.planText(uris[1] ?? '', joinIndex(around.text, rows.groups)));
    return rows.hasConflict || around.hasConflict ? 'conflict' : 'clean';
  } catch (error) {
    printError(`adr-keeper: ${(error as Error).message} Merging as text instead.\n`);
    return undefined;
  }
}

/** A table that one side added or removed is a matter of the text, not of rows. */
function haveSameGroups(...parts: readonly IndexParts[]): boolean {
  return new Set(parts.map(({ groups }) => groups.length)).size === 1;
}
