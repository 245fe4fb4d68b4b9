import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import { folderOf } from '../model/sourceFile.ts';
import { type Beside, followMoves } from './followMoves.ts';
import { joinEdits } from './workspaceEdits.ts';

/** Renames a record's file, with all that {@link followMoves} it. Mentions that may mean another record stay. */
export function renameRecord(record: DecisionRecord, fileName: string, log: Log, beside: Beside = {}): WorkspaceEdit {
  const { uri } = record.file;
  const newUri = `${folderOf(record.file)}/${encodeURIComponent(fileName)}`;
  const edits = followMoves(new Map(newUri === uri ? [] : [[uri, newUri]]), log.siblings, beside);
  if (newUri === uri) return edits;
  const rename = { kind: 'rename', oldUri: uri, newUri, options: { overwrite: false, ignoreIfExists: false } } as const;
  return joinEdits(edits, { documentChanges: [rename] });
}
