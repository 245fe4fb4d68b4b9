import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { DecisionRecord } from '../../model/decisionRecord.ts';
import type { Log } from '../../model/log.ts';
import { isOfOthers } from '../../model/sharedRow.ts';
import { removeRows } from '../index/removeRow.ts';
import { editFile, joinEdits } from '../workspaceEdits.ts';

/**
 * Deletes a record's file and takes its rows out of the index, but for those that are of other records, too; an index with
 * conflict markers is left alone.
 */
export function deleteRecord({ file }: DecisionRecord, { index, records }: Log): WorkspaceEdit {
  const removal: WorkspaceEdit = { documentChanges: [{ kind: 'delete', uri: file.uri }] };
  const rows = index?.rowsLinking(file.uri).filter((row) => !isOfOthers(row, records)) ?? [];
  if (index === undefined || rows.length === 0 || index.file.facts.conflicts.length > 0) return removal;
  return joinEdits(editFile(index.file, removeRows(index, rows)), removal);
}
