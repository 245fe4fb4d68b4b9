import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import { referenceTo } from './referenceTo.ts';
import { rowFactsOf } from './rowFacts.ts';
import { setRowStatus } from './setRowStatus.ts';
import { editFile, joinEdits } from './workspaceEdits.ts';
import { writeBelow, writeStatement } from './writeBelow.ts';

/**
 * Makes a record say that another one supersedes it: behind the word `Superseded` where it stands, in place of another
 * status, or below the title of a record without any. Its row in the index follows.
 */
export function nameSuccessor(record: DecisionRecord, successor: DecisionRecord, log: Log): WorkspaceEdit {
  const { status, file, title } = record;
  const reference = referenceTo(successor, record, log);
  if (status === undefined) {
    return editFile(file, [writeBelow(record, title.heading?.block, `Superseded by ${reference}`)]);
  }
  const { start, end } = status.span;
  if (record.relations.some(({ kind }) => kind === 'superseded-by'))
    return writeStatement(record, `Superseded by ${reference}`);
  if (status.known?.toLowerCase() === 'superseded')
    return editFile(file, [{ span: { start: end, end }, text: ` by ${reference}` }]);
  const word = status.word === status.word.toLowerCase() ? 'superseded' : 'Superseded';
  const edit = editFile(file, [{ span: { start, end }, text: `${word} by ${reference}` }]);
  const row = log.index?.rowsLinking(file.uri)[0];
  const rowEdit =
    log.index === undefined || row === undefined
      ? undefined
      : setRowStatus(log.index, row, { ...rowFactsOf(record), status: 'Superseded' }, log.convention.statuses);
  return rowEdit === undefined ? edit : joinEdits(edit, rowEdit);
}
