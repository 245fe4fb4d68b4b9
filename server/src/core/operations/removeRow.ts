import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { DecisionIndex, IndexRow } from '../model/decisionIndex.ts';
import { editFile } from './workspaceEdits.ts';

/** Takes a row out of the index: its line and one line ending, nothing else. */
export function removeRow({ file }: DecisionIndex, { row }: IndexRow): WorkspaceEdit {
  const { lines } = file.facts;
  const line = lines.lineAt(row.span.start);
  const span = { start: lines.spanOf(line).start, end: lines.endWithBreak(line) };
  // The file's last line has no ending of its own: the one before it goes, so that the file still ends as it did.
  const isLastWithoutBreak = span.end === lines.spanOf(line).end;
  return editFile(file, [
    { span: isLastWithoutBreak ? { start: lines.spanOf(line - 1).end, end: span.end } : span, text: '' },
  ]);
}
