import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { DecisionIndex, IndexRow } from '../model/decisionIndex.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import { linkTo } from './rowStyle.ts';
import { editFile } from './workspaceEdits.ts';

/** Makes the link of a row lead to a record; the rest of the row stays as somebody wrote it. */
export function repointRow(index: DecisionIndex, { link }: IndexRow, record: DecisionRecord): WorkspaceEdit {
  if (link === undefined) return { documentChanges: [] };
  return editFile(index.file, [{ span: link.target, text: linkTo(record.file.uri, index, link.href) }]);
}
