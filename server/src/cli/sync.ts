import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { URI } from 'vscode-uri';
import { describeSync, describeSyncLeft } from '../core/messages/describe.ts';
import { english } from '../core/messages/english.ts';
import type { Log } from '../core/model/log.ts';
import { lineEdits, splitLines } from '../core/operations/lineEdits.ts';
import { syncIndex } from '../core/operations/syncIndex.ts';
import { noIndex, noLog } from './absences.ts';
import { colourDiff } from './colours.ts';
import { loadLogs, shown } from './loadLogs.ts';
import { unifiedDiff } from './unifiedDiff.ts';
import { UsageError } from './usageError.ts';

const byteOrderMark = '\uFEFF';

/** Runs `adr-keeper sync`: brings the indexes in step with their records and prints what changed; `--check` only prints. */
export async function sync(args: readonly string[]): Promise<number> {
  const { paths, isDryRun, prune, isChecking } = readArguments(args);
  const { logs } = await loadLogs(paths.length === 0 ? ['.'] : paths);
  if (logs.length === 0) process.stderr.write(`adr-keeper: ${noLog(paths)}\n`);
  const isLeft = ({ index }: Log) => index !== undefined && index.file.facts.conflicts.length > 0;
  const left = logs.filter(isLeft);
  for (const { index } of left)
    process.stderr.write(
      `adr-keeper: ${shown(index?.file.uri ?? '')} has merge conflict markers; it was left alone.\n`,
    );
  const whole = logs.filter((log) => !isLeft(log));
  const synced = whole.map((log) => syncLog(log, { prune, isChecking, isDryRun }));
  const changed = synced.filter(({ isChanged }) => isChanged).length;
  const isIncomplete = left.length > 0 || synced.some(({ isComplete }) => !isComplete);
  if (whole.some(({ index }) => index !== undefined) && !isIncomplete && changed === 0 && !isDryRun)
    process.stdout.write('✔ The index is in step with the records.\n');
  return isIncomplete || (isChecking && changed > 0) ? 1 : 0;
}

function readArguments(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        check: { type: 'boolean', default: false },
        prune: { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
      },
    });
    return { paths: positionals, isChecking: values.check, prune: values.prune, isDryRun: values['dry-run'] };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

interface SyncWishes {
  readonly prune: boolean;
  readonly isChecking: boolean;
  readonly isDryRun: boolean;
}

interface Synced {
  /** Whether the index was, or would be, changed. */
  readonly isChanged: boolean;
  /** Whether nothing was left to a person. */
  readonly isComplete: boolean;
}

function syncLog(log: Log, { prune, isChecking, isDryRun }: SyncWishes): Synced {
  const { index } = log;
  if (index === undefined) {
    process.stderr.write(`adr-keeper: ${noIndex(shown(log.folder))}\n`);
    return { isChanged: false, isComplete: true };
  }
  const path = URI.parse(index.file.uri).fsPath;
  const content = readFileSync(path, 'utf8');
  const mark = content.startsWith(byteOrderMark) ? byteOrderMark : '';
  const before = content.slice(mark.length);
  const { text: after, changes, left } = syncIndex(log, before, { prune });
  for (const each of left)
    process.stderr.write(`adr-keeper: ${shown(index.file.uri)}: ${describeSyncLeft(each, english)}.\n`);
  const isComplete = left.length === 0;
  if (after === before) return { isChanged: false, isComplete };
  if (isDryRun) {
    const { uri } = index.file;
    process.stdout.write(colourDiff(unifiedDiff([{ from: uri, to: uri, before: content, after: mark + after }])));
    return { isChanged: true, isComplete };
  }
  if (!isChecking) writeFileSync(path, mark + after);
  process.stdout.write(
    `${shown(index.file.uri)}\n${changes.map((change) => `  ${describeSync(change, english)}`).join('\n')}\n\n`,
  );
  process.stdout.write(`${diffOf(before, after)}\n`);
  return { isChanged: true, isComplete };
}

/** The lines that differ, with the number of the first line of each place. */
function diffOf(before: string, after: string): string {
  const [oldText, newText] = [splitLines(before), splitLines(after)];
  const sign = (mark: string) => (line: string) => `${mark}${line.replace(/[\r\n]+$/, '')}`;
  return lineEdits(before, after)
    .flatMap(({ oldLines, newLines }) => [
      `@@ line ${oldLines[0] + 1} @@`,
      ...oldText.slice(...oldLines).map(sign('-')),
      ...newText.slice(...newLines).map(sign('+')),
    ])
    .join('\n');
}
