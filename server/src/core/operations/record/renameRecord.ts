import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { DecisionRecord } from '../../model/decisionRecord.ts';
import type { Log } from '../../model/log.ts';
import { isDate } from '../../model/numberRegister.ts';
import { parseAnyName, withNumber } from '../../model/recordName.ts';
import { belowParent, isSameNumber } from '../../model/recordNumber.ts';
import { folderOf } from '../../model/sourceFile.ts';
import { joinEdits } from '../workspaceEdits.ts';
import { type Beside, followMoves } from './followMoves.ts';
import { subRecordsOf } from './planNumber.ts';

/**
 * Renames a record's file, with all that {@link followMoves} it, and where it gets another number, its sub-records. Mentions
 * that may mean another record stay.
 */
export function renameRecord(record: DecisionRecord, fileName: string, log: Log, beside: Beside = {}): WorkspaceEdit {
  const { uri } = record.file;
  const newUri = `${folderOf(record.file)}/${encodeURIComponent(fileName)}`;
  const moves = new Map(newUri === uri ? [] : [[uri, newUri], ...subRecordMoves(record, fileName, log)]);
  const options = { overwrite: false, ignoreIfExists: false };
  const renames = [...moves].map(([oldUri, newUri]) => ({ kind: 'rename', oldUri, newUri, options }) as const);
  return joinEdits(followMoves(moves, log.siblings, beside), { documentChanges: renames });
}

/** The files of a record's sub-records, and their names with its new number; none where another record has the old one. */
function subRecordMoves(record: DecisionRecord, fileName: string, log: Log): [string, string][] {
  const old = record.number;
  const number = parseAnyName(fileName, log.series)?.number;
  if (old === undefined || number === undefined || isDate(old) || isSameNumber(old, number)) return [];
  if (log.resolve({ number: old }, record).some((each) => each !== record)) return [];
  return subRecordsOf(record, log).map((each) => {
    const name = withNumber(each.file.name, each.name, belowParent(each.number ?? '', number));
    return [each.file.uri, `${folderOf(each.file)}/${encodeURIComponent(name)}`];
  });
}
