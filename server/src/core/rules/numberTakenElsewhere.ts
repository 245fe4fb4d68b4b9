import { findTakenElsewhere, nextNumberFor } from '../model/takenNumbers.ts';
import { planNumber } from '../operations/planNumber.ts';
import { renameRecord } from '../operations/renameRecord.ts';
import type { Rule } from './rule.ts';

export const numberTakenElsewhere: Rule<'number-taken-elsewhere'> = {
  code: 'number-taken-elsewhere',
  severity: 'warning',
  *checkRecord(record, log) {
    const taken = findTakenElsewhere(record, log);
    if (record.number === undefined || taken === undefined) return;
    const { branch, path } = taken;
    yield { code: this.code, span: record.title.span, arguments: { number: record.number, branch, file: path } };
  },
  fixes(_problem, file, log) {
    const record = log.records.get(file);
    const planned = record === undefined ? undefined : planNumber(record, nextNumberFor(record, log), log);
    if (record === undefined || planned === undefined || 'kind' in planned) return [];
    return [
      {
        title: { kind: 'rename-file', fileName: planned.fileName },
        isSafe: false,
        makeEdit: () => renameRecord(record, planned.fileName, log),
      },
    ];
  },
};
