import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import { relativeLink, resolveLink } from '../model/links.ts';
import type { Log } from '../model/log.ts';
import { parseRecordName } from '../model/recordName.ts';
import { isSameNumber } from '../model/recordNumber.ts';
import { folderOf, type SourceFile } from '../model/sourceFile.ts';
import { type Change, editFile, joinEdits } from './workspaceEdits.ts';

/**
 * Renames a record's file, and what names it follows: the links of the log's files, the number in its row, and the
 * number in its title where that was the old one. Bare mentions stay: with a number given twice nobody can tell whom
 * they mean.
 */
export function renameRecord(record: DecisionRecord, fileName: string, log: Log): WorkspaceEdit {
  const { uri } = record.file;
  const newUri = `${folderOf(record.file)}/${encodeURIComponent(fileName)}`;
  const number = parseRecordName(fileName)?.number;
  const files = [
    ...[...log.records.values()].map(({ file }) => file),
    ...(log.readme === undefined ? [] : [log.readme]),
  ];
  const edits = files.flatMap((file) => {
    const changes = [
      ...linkChanges(file, uri, newUri),
      ...(file === record.file ? titleChange(record, number) : []),
      ...(file === log.index?.file ? rowChanges(log, record, number) : []),
    ];
    return changes.length === 0 ? [] : [editFile(file, changes)];
  });
  const rename = { kind: 'rename', oldUri: uri, newUri, options: { overwrite: false, ignoreIfExists: false } } as const;
  return joinEdits(...edits, { documentChanges: [rename] });
}

function linkChanges(file: SourceFile, oldUri: string, newUri: string): Change[] {
  const inTables = file.facts.tables.flatMap(({ header, rows }) =>
    [header, ...rows].flatMap(({ cells }) => cells.flatMap(({ links }) => links.filter((link) => !link.isReference))),
  );
  return [...file.facts.links, ...inTables].flatMap(({ href, target }) => {
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
  const start = heading.content.start + heading.text.indexOf(title.number);
  return [{ span: { start, end: start + title.number.length }, text: number }];
}

function rowChanges({ index }: Log, { file }: DecisionRecord, number: string | undefined): Change[] {
  const rows = index?.rowsByTarget.get(file.uri) ?? [];
  return rows.flatMap((row) =>
    row.number === undefined || number === undefined ? [] : [{ span: row.number.span, text: number }],
  );
}
