import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { type DecisionIndex, groupOf, type IndexRow } from '../model/decisionIndex.ts';
import { fileNameOf } from '../model/links.ts';
import type { Log } from '../model/log.ts';
import { parseRecordName } from '../model/recordName.ts';
import { readRowStatus } from '../model/rowStatus.ts';
import { insertRows } from './addToIndex.ts';
import { createFile, joinEdits } from './workspaceEdits.ts';
import { escapeTitle, titleOf, writeRecord } from './writeRecord.ts';

/** A record that does not exist, and what is said of it where it is named. */
export interface NamedRecord {
  readonly uri: string;
  /** Empty where nothing says it: then the name of the file does. */
  readonly title: string;
  readonly status?: string | undefined;
}

/** Makes the record that a row of the index names: with the row's title and status. The row stays as it is. */
export function createRecordOfRow(index: DecisionIndex, row: IndexRow, log: Log): WorkspaceEdit | undefined {
  const { target, words } = row;
  const group = groupOf(index, row);
  if (target === undefined || group === undefined) return undefined;
  const status = readRowStatus(row, group, index, log.convention.statuses)?.known;
  return createNamedRecord({ uri: target, title: words, status }, log);
}

/** Makes a record under the name that something has for it, with a row where the index has none; undefined for other names. */
export function createNamedRecord({ uri, title, status }: NamedRecord, log: Log): WorkspaceEdit | undefined {
  const name = parseRecordName(fileNameOf(uri));
  if (name === undefined) return undefined;
  const { index, convention } = log;
  const words = name.slug.replace(/[-_]+/g, ' ');
  const record = {
    uri,
    number: name.number,
    title: title === '' ? words.charAt(0).toUpperCase() + words.slice(1) : title,
    status: status ?? convention.statuses.value[0] ?? 'Proposed',
    fields: new Map(),
  };
  const heading = escapeTitle(record.title);
  const numbered = record.number === undefined ? heading : titleOf(record.number, heading);
  const create = createFile(uri, writeRecord(numbered, convention.sections.value, record.status));
  if (index === undefined || index.rowsByTarget.has(uri)) return create;
  return joinEdits(create, insertRows(index, [record], convention.statuses));
}
