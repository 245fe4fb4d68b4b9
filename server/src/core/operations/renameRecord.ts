import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import { inlineLinks, relativeLink, resolveLink } from '../model/links.ts';
import type { Log } from '../model/log.ts';
import { parseRecordName } from '../model/recordName.ts';
import { isSameNumber } from '../model/recordNumber.ts';
import { folderOf, type SourceFile } from '../model/sourceFile.ts';
import { isPlain, numberSpan } from '../model/titleNumber.ts';
import { type Change, editFile, joinEdits } from './workspaceEdits.ts';

/**
 * Renames a record's file, and what names it follows: the links of the log's files, the number in its row, and the
 * number in its title where that was the old one. Bare mentions stay: with a number given twice nobody can tell whom
 * they mean.
 */
export function renameRecord(
  record: DecisionRecord,
  fileName: string,
  log: Log,
  more: MoreChanges = new Map(),
): WorkspaceEdit {
  const { uri } = record.file;
  const newUri = `${folderOf(record.file)}/${encodeURIComponent(fileName)}`;
  const number = parseRecordName(fileName)?.number;
  const edits = filesOf(log).flatMap((file) => {
    const changes = [
      ...linkChanges(file, uri, newUri),
      ...(file === record.file ? titleChange(record, number) : []),
      ...(file === log.index?.file ? rowChanges(log, record, number) : []),
      ...(more.get(file.uri) ?? []),
    ];
    return changes.length === 0 ? [] : [editFile(file, changes)];
  });
  if (newUri === uri) return joinEdits(...edits);
  const rename = { kind: 'rename', oldUri: uri, newUri, options: { overwrite: false, ignoreIfExists: false } } as const;
  return joinEdits(...edits, { documentChanges: [rename] });
}

/** What else changes in files, by their URI. */
export type MoreChanges = ReadonlyMap<string, readonly Change[]>;

function filesOf({ records, readme }: Log): SourceFile[] {
  return [...[...records.values()].map(({ file }) => file), ...(readme === undefined ? [] : [readme])];
}

function linkChanges(file: SourceFile, oldUri: string, newUri: string): Change[] {
  if (oldUri === newUri) return [];
  return inlineLinks(file.facts).flatMap(({ href, target }) => {
    if (resolveLink(file.uri, href) !== oldUri) return [];
    const rest = /[?#].*$/.exec(href)?.[0] ?? '';
    const path = relativeLink(file.uri, newUri);
    return [{ span: target, text: (href.startsWith('./') && !path.startsWith('.') ? `./${path}` : path) + rest }];
  });
}

function titleChange({ title, number: old }: DecisionRecord, number: string | undefined): Change[] {
  const { heading } = title;
  const isOld = old !== undefined && title.number !== undefined && isSameNumber(title.number, old);
  if (heading === undefined || number === undefined || title.number === undefined || !isOld) return [];
  return isPlain(heading) ? [{ span: numberSpan(heading, title.number), text: number }] : [];
}

function rowChanges({ index }: Log, { file }: DecisionRecord, number: string | undefined): Change[] {
  const rows = index?.rowsByTarget.get(file.uri) ?? [];
  return rows.flatMap((row) =>
    row.number === undefined || number === undefined ? [] : [{ span: row.number.span, text: number }],
  );
}
