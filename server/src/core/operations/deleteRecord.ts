import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import { rowRemoval } from './removeRow.ts';
import { type Change, editFile, joinEdits } from './workspaceEdits.ts';

/** Deletes a record's file and takes its rows out of the index; an index with conflict markers is left alone. */
export function deleteRecord({ file }: DecisionRecord, { index }: Log): WorkspaceEdit {
  const removal: WorkspaceEdit = { documentChanges: [{ kind: 'delete', uri: file.uri }] };
  const rows = index?.rowsLinking(file.uri) ?? [];
  if (index === undefined || rows.length === 0 || index.file.facts.conflicts.length > 0) return removal;
  return joinEdits(editFile(index.file, joinRemovals(rows.map((row) => rowRemoval(index, row)))), removal);
}

/** Rows beside one another may be taken away with the line ending between them twice: they are one removal. */
function joinRemovals(removals: readonly Change[]): Change[] {
  const joined: Change[] = [];
  for (const { span, text } of [...removals].sort((a, b) => a.span.start - b.span.start)) {
    const last = joined.at(-1);
    if (last === undefined || last.span.end <= span.start) joined.push({ span, text });
    else joined[joined.length - 1] = { span: { start: last.span.start, end: Math.max(last.span.end, span.end) }, text };
  }
  return joined;
}
