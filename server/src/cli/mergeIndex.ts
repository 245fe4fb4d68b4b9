import { resolve } from 'node:path';
import { URI } from 'vscode-uri';
import { takeGraph } from '../core/operations/index/graphBlock.ts';
import { type IndexVersions, markDoubled, mergeIndexRows } from '../core/operations/index/mergeIndex.ts';
import { Disk } from './disk.ts';
import { readRegular, replaceFile } from './durableFile.ts';
import { gitMergeFiles, gitMergeTexts } from './gitMergeFile.ts';
import { escapeLine, printError } from './output.ts';
import { readOptions } from './readOptions.ts';
import { UsageError } from './refusal.ts';
import type { Subcommand } from './subcommand.ts';

/** From 129 on git knows that a merge driver failed; 1 to 128 it takes for a conflict, with OURS as the result. */
const failed = 129;

/**
 * `adr-keeper merge-index`, a merge driver of git: merges the rows of an index record by record and the text around them
 * as git does, and writes the result over OURS.
 */
export const mergeIndex: Subcommand = {
  summary: 'merges an index, as a merge driver for git',
  help: `Usage: adr-keeper merge-index BASE OURS THEIRS

A merge driver for git that merges the rows of an index record by record, and writes the result to OURS. Set it up with
"adr-keeper install-merge-driver". A file without an index, or with one that cannot be merged by rows, is merged as text.

Exits with 0 if the merge is clean, with 1 if OURS has conflict markers, and with ${failed} if OURS was not changed.`,
  errorExitCode: failed,
  async run(args) {
    const [base, ours, theirs] = readOptions(args, {}).positionals;
    if (base === undefined || ours === undefined || theirs === undefined)
      throw new UsageError('merge-index requires three files: BASE, OURS and THEIRS.');
    const outcome = (await mergeByRows(base, ours, theirs)) ?? (await mergeAsGit(base, ours, theirs));
    return outcome === 'clean' ? 0 : outcome === 'conflict' ? 1 : failed;
  },
};

/** How a merge into OURS ended; undefined where OURS is as it was, for whatever reason. */
type Outcome = 'clean' | 'conflict' | undefined;

async function mergeByRows(base: string, ours: string, theirs: string): Promise<Outcome> {
  try {
    // OURS is a file that git makes for the driver: there is nothing to undo later.
    const disk = new Disk('discard');
    const uris = [base, ours, theirs].map((path) => URI.file(resolve(path)).toString());
    const texts = uris.map((uri) => disk.readText(uri));
    // What is drawn of the records is not merged: the next sync draws it.
    const [before = '', mine = '', yours = ''] = texts.map((text) => takeGraph(text, texts[1] ?? ''));
    const versions = { base: before, ours: mine, theirs: yours };
    const rows = mergeIndexRows(versions);
    const around = rows === undefined ? undefined : await gitMergeTexts(rows.around);
    const joined = around === undefined ? undefined : rows?.join(around.text);
    const merged =
      joined === undefined
        ? await mergeByLines(versions)
        : { text: joined, hasConflict: rows?.hasConflict === true || around?.hasConflict === true };
    if (merged === undefined) return undefined;
    disk.write(disk.planText(uris[1] ?? '', merged.text));
    return merged.hasConflict ? 'conflict' : 'clean';
  } catch (error) {
    printError(`adr-keeper: ${escapeLine((error as Error).message)} Merging as text instead.\n`);
    return undefined;
  }
}

async function mergeAsGit(base: string, ours: string, theirs: string): Promise<Outcome> {
  try {
    const merged = await gitMergeFiles(ours, base, theirs);
    if (merged === undefined) return undefined;
    const [before, after] = [readRegular(ours), merged.text].map(asText);
    const uri = URI.file(resolve(ours)).toString();
    // What is no text has no journal.
    if (before === undefined || after === undefined) replaceFile(ours, merged.text);
    else new Disk('discard').write([{ from: uri, to: uri, before, after }]);
    return merged.hasConflict ? 'conflict' : 'clean';
  } catch (error) {
    printError(`adr-keeper: ${escapeLine((error as Error).message)}\n`);
    return undefined;
  }
}

/** With its byte order mark; undefined for what is not UTF-8. */
function asText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Line by line, as git does, where that gives a record two rows; undefined where git's own merge will do. */
async function mergeByLines(versions: IndexVersions<string>) {
  const { text, hasConflict } = await gitMergeTexts(versions);
  const marked = hasConflict ? undefined : markDoubled(text, versions);
  return marked === undefined ? undefined : { text: marked, hasConflict: true };
}
