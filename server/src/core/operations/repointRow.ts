import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { CellLink } from '../markdown/facts.ts';
import type { DecisionIndex, IndexRow } from '../model/decisionIndex.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import { linkTo } from './rowStyle.ts';
import { type Change, editFile } from './workspaceEdits.ts';

/** Makes the link of a row lead to a record; the rest of the row stays as somebody wrote it. */
export function repointRow(index: DecisionIndex, { link }: IndexRow, record: DecisionRecord): WorkspaceEdit {
  return link === undefined ? { documentChanges: [] } : editFile(index.file, [repointing(index, link, record)]);
}

/** The change that leads a link of the index to a record. */
export function repointing(index: DecisionIndex, { target, href }: CellLink, record: DecisionRecord): Change {
  return { span: target, text: linkTo(record.file.uri, index, href) };
}
