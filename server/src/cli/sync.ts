import { describeSync, describeSyncLeft } from '../core/messages/describe.ts';
import { english } from '../core/messages/english.ts';
import type { Log } from '../core/model/log.ts';
import { lineEdits, splitLines } from '../core/operations/lineEdits.ts';
import { syncIndex } from '../core/operations/syncIndex.ts';
import { Disk, type FileChange } from './disk.ts';
import { loadLogs } from './loadLogs.ts';
import { emptyOption, emptyOptionHelp, exitCode, noIndex, printNotes } from './notes.ts';
import { escapeLine, print, printError } from './output.ts';
import { shown } from './paths.ts';
import { readOptions } from './readOptions.ts';
import type { Subcommand } from './subcommand.ts';

/** `adr-keeper sync`: brings the indexes up to date with their records and prints what changed; `--check` only prints. */
export const sync: Subcommand = {
  summary: 'brings the index up to date with the records',
  help: `Usage: adr-keeper sync [PATH…] [--check] [--prune] [--dry-run] [--allow-empty]

Gives each record its row in the index, with its number and status, updates the graph in it where it has one, and prints
what changed. PATH is the current folder unless given.

  --check        writes nothing, and ends with 1 if the index is out of date
  --prune        also removes rows whose file does not exist
  --dry-run      changes nothing, and prints what would change as a diff that git can apply
${emptyOptionHelp}`,
  async run(args) {
    const { values, positionals } = readOptions(args, {
      check: { type: 'boolean', default: false },
      prune: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      ...emptyOption,
    });
    const { check: isChecking, prune, 'dry-run': isDryRun } = values;
    const disk = new Disk();
    const { logs, notes } = await loadLogs(positionals, { fileSystem: disk.fileSystem });
    printNotes(notes);
    const skipped = logs.filter(isInConflict);
    for (const { index } of skipped)
      printError(`adr-keeper: ${shown(index?.file.uri ?? '')} has merge conflict markers; it was skipped.\n`);
    const unreadable = logs.flatMap(({ unreadableIndex }) => unreadableIndex ?? []);
    for (const uri of unreadable)
      printError(`adr-keeper: ${shown(uri)}, which should hold the index, cannot be read; it was skipped.\n`);
    const toSync = logs.filter((log) => !isInConflict(log) && log.unreadableIndex === undefined);
    const synced = toSync.flatMap((log) => syncLog(log, { prune, disk }));
    const changes = synced.flatMap(({ files }) => files);
    const isComplete = skipped.length + unreadable.length === 0 && synced.every((each) => each.isComplete);
    if (isDryRun) disk.carryOut(changes, isDryRun);
    else {
      if (!isChecking) disk.write(changes);
      for (const { files, report } of synced) if (files.length > 0) print(report);
      if (synced.length > 0 && isComplete && changes.length === 0) print('✔ The index is up to date.\n');
    }
    // Without any index nothing was done of what was asked for.
    const isWithoutIndex = toSync.length > 0 && synced.length === 0;
    const code = !isComplete || isWithoutIndex || (isChecking && changes.length > 0) ? 1 : 0;
    return exitCode(notes, code, values['allow-empty']);
  },
};

function isInConflict({ index }: Log): boolean {
  return index !== undefined && index.file.facts.conflicts.length > 0;
}

interface SyncedIndex {
  /** The index before and after; empty where it is up to date. */
  readonly files: readonly FileChange[];
  /** Whether nothing was left to a person. */
  readonly isComplete: boolean;
  /** What is printed of the changes. */
  readonly report: string;
}

/** What a sync makes of a log's index. Without one, reports that on standard error and returns nothing. */
function syncLog(log: Log, { prune, disk }: { readonly prune: boolean; readonly disk: Disk }): SyncedIndex[] {
  const { index } = log;
  if (index === undefined) {
    printError(`adr-keeper: ${noIndex(shown(log.folder))}\n`);
    return [];
  }
  const { uri } = index.file;
  const before = disk.readText(uri);
  const { text, changes, left } = syncIndex(log, before, { prune });
  for (const each of left) printError(`adr-keeper: ${shown(uri)}: ${escapeLine(describeSyncLeft(each, english))}.\n`);
  const lines = changes.map((change) => `  ${escapeLine(describeSync(change, english))}\n`).join('');
  return [
    {
      files: disk.planText(uri, text),
      isComplete: left.length === 0,
      report: `${shown(uri)}\n${lines}\n${diffOf(before, text)}\n`,
    },
  ];
}

/** The lines that differ, with the number of the first line of each place. */
function diffOf(before: string, after: string): string {
  const [oldText, newText] = [splitLines(before), splitLines(after)];
  const sign = (mark: string) => (line: string) => `${mark}${line.replace(/(?<![\r\n])[\r\n]+$/, '')}`;
  return lineEdits(before, after)
    .flatMap(({ oldLines, newLines }) => [
      `@@ line ${oldLines[0] + 1} @@`,
      ...oldText.slice(...oldLines).map(sign('-')),
      ...newText.slice(...newLines).map(sign('+')),
    ])
    .join('\n');
}
