import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { type DecisionIndex, groupOf, type IndexRow } from '../model/decisionIndex.ts';
import { fileNameOf } from '../model/links.ts';
import type { Log } from '../model/log.ts';
import { parseRecordName } from '../model/recordName.ts';
import { readRowStatus } from '../model/rowStatus.ts';
import { createFile } from './workspaceEdits.ts';
import { escapeTitle, titleOf, writeRecord } from './writeRecord.ts';

/** Makes the record that a row of the index names and that does not exist: with the row's title and status. */
export function createRecord(index: DecisionIndex, row: IndexRow, log: Log): WorkspaceEdit | undefined {
  const { target } = row;
  const name = target === undefined ? undefined : parseRecordName(fileNameOf(target));
  const group = groupOf(index, row);
  if (target === undefined || name === undefined || group === undefined) return undefined;
  const { statuses } = log.convention;
  const status = readRowStatus(row, group, index, statuses)?.known ?? statuses.value[0] ?? 'Proposed';
  const title = escapeTitle(row.words === '' ? name.slug.replace(/[-_]+/g, ' ') : row.words);
  const heading = name.number === undefined ? title : titleOf(name.number, title);
  return createFile(target, writeRecord(heading, log.convention.sections.value, status));
}
