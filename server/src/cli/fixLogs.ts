import { readFileSync, writeFileSync } from 'node:fs';
import { URI } from 'vscode-uri';
import { checkFile } from '../core/rules/checkFile.ts';
import { fixAll } from '../core/rules/fixAll.ts';
import type { FileSystem } from '../workspace/fileSystem.ts';
import { nodeFileSystem } from '../workspace/nodeFileSystem.ts';
import { editText } from './applyToDisk.ts';
import type { FileChange } from './fileChanges.ts';
import { type AskedLogs, loadLogs } from './loadLogs.ts';

const mostRounds = 5;

/**
 * What the safe fixes make of the files of the logs that paths mean, again where one had to wait for another: a file
 * changes a few times at most. Writes nothing.
 */
export async function fixLogs(paths: readonly string[]): Promise<FileChange[]> {
  const texts = new Map<string, string>();
  const textOf = (uri: string) => texts.get(uri) ?? readFileSync(URI.parse(uri).fsPath, 'utf8');
  for (let round = 0; round < mostRounds; round++) {
    const fileSystem = withTexts(texts, nodeFileSystem);
    let asked = await loadLogs(paths, { fileSystem });
    // Another number in a title changes its anchor, and documents outside of the log may link it.
    if (changesTitles(asked)) asked = await loadLogs(paths, { fileSystem, withCitingFiles: true });
    const { logs, filesOf } = asked;
    const edits = logs.flatMap(
      (log) => fixAll(filesOf(log), log, (uri) => split(textOf(uri)).text).documentChanges ?? [],
    );
    for (const change of edits) {
      if (!('edits' in change)) continue;
      const { mark, text } = split(textOf(change.textDocument.uri));
      texts.set(change.textDocument.uri, mark + editText(text, change.edits));
    }
    if (edits.length === 0) break;
  }
  return [...texts].map(([uri, after]) => {
    return { from: uri, to: uri, before: readFileSync(URI.parse(uri).fsPath, 'utf8'), after };
  });
}

function changesTitles({ logs, filesOf }: AskedLogs): boolean {
  return logs.some((log) =>
    filesOf(log).some((uri) => checkFile(uri, log).some(({ code }) => code === 'title-number-mismatch')),
  );
}

/** Writes what {@link fixLogs} has found. */
export function writeFixes(files: readonly FileChange[]): void {
  for (const { to, after } of files) if (to !== undefined) writeFileSync(URI.parse(to).fsPath, after);
}

/** A disk on which some files have other texts. */
function withTexts(texts: ReadonlyMap<string, string>, disk: FileSystem): FileSystem {
  return {
    readDirectory: (uri) => disk.readDirectory(uri),
    readFile(uri, limit) {
      const text = texts.get(uri);
      return text === undefined ? disk.readFile(uri, limit) : { kind: 'bytes', bytes: Buffer.from(text) };
    },
  };
}

function split(content: string): { readonly mark: string; readonly text: string } {
  const mark = content.startsWith('\uFEFF') ? '\uFEFF' : '';
  return { mark, text: content.slice(mark.length) };
}
