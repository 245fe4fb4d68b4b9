import { findTakenElsewhere, nextNumberFor } from '../model/takenNumbers.ts';
import { planNumber, renumberRecord } from '../operations/renumberRecord.ts';
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
        // Of the other files the texts are not known here: the numbers within the texts of links stay.
        makeEdit: (text) => renumberRecord(record, planned, log, (uri) => (uri === file ? text : '')),
      },
    ];
  },
};
