import { readFacts } from '../core/markdown/readFacts.ts';
import { describeSync, describeSyncLeft } from '../core/messages/describe.ts';
import { english } from '../core/messages/english.ts';
import type { LiveLog } from '../core/model/liveLog.ts';
import type { Log } from '../core/model/log.ts';
import { syncIndex } from '../core/operations/index/syncIndex.ts';
import { lineEdits, splitLines } from '../core/operations/lineEdits.ts';
import { Disk, describeUnreadable } from './disk.ts';
import { loadLogs } from './loadLogs.ts';
import { describeOutsideIndex, emptyOption, emptyOptionHelp, exitCode, noIndex, printNotes } from './notes.ts';
import { escapeLine, print, printError } from './output.ts';
import { shown } from './paths.ts';
import { readOptions } from './readOptions.ts';
import type { Subcommand } from './subcommand.ts';

/** `adr-keeper sync`: brings the indexes up to date with their records and prints what changed; `--check` only prints. */
export const sync: Subcommand = {
  summary: 'updates the rows of the index',
  help: `Usage: adr-keeper sync [PATH…] [--check] [--prune] [--dry-run] [--allow-empty]

Adds missing rows to the index, updates the numbers and statuses of the others and the decision graph, if there is one,
and prints the changes. PATH defaults to the current folder.

  --check        changes nothing, and exits with 1 if the index is out of date
  --prune        also removes rows whose file does not exist
  --dry-run      changes nothing, and prints the changes as a diff that "git apply" understands
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
      printError(`adr-keeper: ${shown(index?.file.uri ?? '')} has merge conflict markers; skipped.\n`);
    const outside = logs.flatMap((log) => describeOutsideIndex(log) ?? []);
    for (const sentence of outside) printError(`adr-keeper: ${sentence}\n`);
    const unreadable = logs.flatMap(({ unreadableIndex }) => unreadableIndex ?? []);
    for (const uri of unreadable)
      printError(`adr-keeper: ${shown(uri)}, which should contain the index, cannot be read; skipped.\n`);
    const unread = logs.flatMap((log) => [...log.unreadable].filter(([uri]) => uri !== log.unreadableIndex));
    for (const [uri, reason] of unread)
      printError(`adr-keeper: ${describeUnreadable(uri, reason)} Its row was not compared.\n`);
    const toSync = logs.filter(
      (log) => !isInConflict(log) && log.unreadableIndex === undefined && describeOutsideIndex(log) === undefined,
    );
    const texts = new Map<string, string>();
    const synced = toSync.flatMap((log) => syncLog(log, { prune, disk, texts }));
    const changes = [...texts].flatMap(([uri, text]) => disk.planText(uri, text));
    const isComplete =
      skipped.length + outside.length + unreadable.length + unread.length === 0 &&
      synced.every((each) => each.isComplete);
    if (isDryRun) disk.carryOut(changes, isDryRun);
    else {
      if (!isChecking) disk.write(changes);
      for (const { isChanged, report } of synced) if (isChanged) print(report);
      if (synced.length > 0 && isComplete && changes.length === 0) print('✔ The index is up to date.\n');
    }
    // Without any index nothing was done of what was asked for.
    const isWithoutIndex = toSync.length > 0 && synced.length === 0;
    const code = !isComplete || isWithoutIndex || (isChecking && changes.length > 0) ? 1 : 0;
    return outside.length > 0 ? 2 : exitCode(notes, code, values['allow-empty']);
  },
};

function isInConflict({ index }: Log): boolean {
  return index !== undefined && index.file.facts.conflicts.length > 0;
}

interface SyncedIndex {
  readonly isChanged: boolean;
  /** Whether nothing was left to a person. */
  readonly isComplete: boolean;
  /** What is printed of the changes. */
  readonly report: string;
}

interface SyncContext {
  readonly prune: boolean;
  readonly disk: Disk;
  /** What the indexes are to be, by URI: two logs may have one. */
  readonly texts: Map<string, string>;
}

/** What a sync makes of a log's index. Without one, reports that on standard error and returns nothing. */
function syncLog(log: LiveLog, { prune, disk, texts }: SyncContext): SyncedIndex[] {
  const { index } = log;
  if (index === undefined) {
    printError(`adr-keeper: ${noIndex(log)}\n`);
    return [];
  }
  const { uri } = index.file;
  const written = texts.get(uri);
  // What another log has made of their index.
  if (written !== undefined) log.setReadme({ ...index.file, facts: readFacts(written, { series: log.series }) });
  const before = written ?? disk.readText(uri);
  const { text, changes, left } = syncIndex(log, before, { prune });
  for (const each of left) printError(`adr-keeper: ${shown(uri)}: ${escapeLine(describeSyncLeft(each, english))}.\n`);
  const lines = changes.map((change) => `  ${escapeLine(describeSync(change, english))}\n`).join('');
  texts.set(uri, text);
  return [
    {
      isChanged: text !== before,
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
