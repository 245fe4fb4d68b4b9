import { fitsPattern, proposeFileName } from '../model/namePattern.ts';
import { nextFreeNumber } from '../model/takenNumbers.ts';
import { renameRecord } from '../operations/renameRecord.ts';
import type { Rule } from './rule.ts';

export const fileName: Rule<'file-name'> = {
  code: 'file-name',
  severity: 'information',
  asksOthers: true,
  *checkRecord(record, { namePattern }) {
    if (namePattern === undefined || fitsPattern(record, namePattern)) return;
    const span = record.file.facts.lines.spanOf(0);
    yield { code: this.code, span, arguments: { pattern: namePattern.example } };
  },
  fixes(_problem, file, log) {
    const record = log.records.get(file);
    if (record === undefined || log.namePattern === undefined) return [];
    const { number } = record.title;
    const isFree = number !== undefined && log.resolve({ number }).length === 0;
    const proposed = proposeFileName(record, log.namePattern, isFree ? number : nextFreeNumber(log));
    const isTaken = [...log.records.values()].some((each) => each.file.name === proposed);
    if (proposed === undefined || isTaken) return [];
    const makeEdit = () => renameRecord(record, proposed, log);
    return [{ title: { kind: 'rename-file', fileName: proposed }, isSafe: false, makeEdit }];
  },
};
