import { findTakenElsewhere, nextNumberFor } from '../model/takenNumbers.ts';
import { planNumber } from '../operations/record/planNumber.ts';
import { renameRecord } from '../operations/record/renameRecord.ts';
import { suggest } from './fix.ts';
import type { Rule } from './rule.ts';

export const numberTakenElsewhere: Rule<'number-taken-elsewhere'> = {
  code: 'number-taken-elsewhere',
  severity: 'warning',
  *checkRecord(record, log) {
    const taken = findTakenElsewhere(record, log);
    const { number, title } = record;
    if (number === undefined || taken === undefined) return;
    const { branch, path: file } = taken;
    const fixes = () => {
      const planned = planNumber(record, nextNumberFor(record, log), log);
      if ('kind' in planned) return [];
      const { fileName } = planned;
      return [suggest({ kind: 'rename-file', fileName }, () => renameRecord(record, fileName, log))];
    };
    yield { code: this.code, span: title.span, arguments: { number, branch, file }, fixes };
  },
  *mayFindAt({ uri }, { records }) {
    const record = records.get(uri);
    if (record !== undefined) yield record.title.span;
  },
};
