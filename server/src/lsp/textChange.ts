import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { LineTable } from '../core/markdown/lineTable.ts';
import { lineEdits } from '../core/operations/lineEdits.ts';

/** An edit that makes one text of another by whole lines; lines that both have are not touched. */
export function textChange(uri: string, version: number | null, before: string, after: string): WorkspaceEdit {
  const lines = new LineTable(before);
  const edits: TextEdit[] = lineEdits(before, after).map(({ span, text }) => ({
    range: lines.rangeOf(span),
    newText: text,
  }));
  return { documentChanges: edits.length === 0 ? [] : [{ textDocument: { uri, version }, edits }] };
}
