import { fileOf } from '../core/model/log.ts';
import { checkFile, type OnThrow } from '../core/rules/checkFile.ts';
import { fixAll } from '../core/rules/fixAll.ts';
import type { FileSystem } from '../workspace/fileSystem.ts';
import { type Disk, editText, type FileChange, refuseConflicts } from './disk.ts';
import { type AskedLogs, loadLogs } from './loadLogs.ts';

const maxRounds = 5;

/**
 * What the safe fixes make of the files of the logs that paths mean, again where one had to wait for another: a file
 * changes a few times at most. Writes nothing; see `checkFile` for `onThrow`.
 */
export async function fixLogs(paths: readonly string[], disk: Disk, onThrow: OnThrow): Promise<FileChange[]> {
  const texts = new Map<string, string>();
  const textOf = (uri: string) => texts.get(uri) ?? disk.readText(uri);
  for (let round = 0; round < maxRounds; round++) {
    const fileSystem = withTexts(texts, disk.fileSystem);
    let asked = await loadLogs(paths, { fileSystem });
    // Another number in a title changes its anchor, and documents outside of the log may link it.
    if (changesTitles(asked, onThrow)) asked = await loadLogs(paths, { fileSystem, withCitingFiles: true });
    const { logs, filesOf } = asked;
    refuseConflictsAmong(asked);
    const edits = logs.flatMap((log) => fixAll(filesOf(log), log, textOf, onThrow).documentChanges ?? []);
    for (const change of edits) {
      if (!('edits' in change)) continue;
      const { uri } = change.textDocument;
      texts.set(uri, editText(textOf(uri), change.edits));
    }
    if (edits.length === 0) break;
  }
  return [...texts].flatMap(([uri, text]) => disk.planText(uri, text));
}

/** Throws `Refusal` where a merge left its markers in one of the files: a fix that it takes no part in may be half of one. */
function refuseConflictsAmong({ logs, filesOf }: AskedLogs): void {
  for (const log of logs) {
    for (const uri of filesOf(log)) {
      const file = fileOf(uri, log);
      if (file !== undefined) refuseConflicts(uri, file.facts);
    }
  }
}

function changesTitles({ logs, filesOf }: AskedLogs, onThrow: OnThrow): boolean {
  return logs.some((log) =>
    filesOf(log).some((uri) => checkFile(uri, log, onThrow).some(({ code }) => code === 'title-number-mismatch')),
  );
}

/** A disk on which some files have other texts. */
function withTexts(texts: ReadonlyMap<string, string>, disk: FileSystem): FileSystem {
  return {
    readDirectory: (uri) => disk.readDirectory(uri),
    realUri: (uri) => disk.realUri?.(uri),
    readFile(uri, limit, options) {
      const text = texts.get(uri);
      return text === undefined ? disk.readFile(uri, limit, options) : { kind: 'bytes', bytes: Buffer.from(text) };
    },
  };
}
