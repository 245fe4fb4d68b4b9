import { nextFreeNumber } from '../../server/src/core/model/takenNumbers.ts';
import { planNumber } from '../../server/src/core/operations/record/planNumber.ts';
import { renameRecord } from '../../server/src/core/operations/record/renameRecord.ts';
import { editLog } from './editLog.ts';

/** The texts that another number for a record changes, by name, or why it is refused; the next free number where none is given. */
export async function renumber(files: string, name: string, typed?: string) {
  const given = await editLog(files);
  const record = given.recordOf(name);
  const planned = planNumber(record, typed ?? nextFreeNumber(given.log), given.log);
  if ('kind' in planned) return planned;
  return given.changedBy(renameRecord(record, planned.fileName, given.log));
}
