import { fitsPattern, proposeFileName } from '../model/namePattern.ts';
import { nextFreeNumber } from '../model/takenNumbers.ts';
import { renameRecord } from '../operations/record/renameRecord.ts';
import { suggest } from './fix.ts';
import type { Rule } from './rule.ts';

export const fileName: Rule<'file-name'> = {
  code: 'file-name',
  severity: 'information',
  asksOthers: true,
  *checkRecord(record, log) {
    const { namePattern } = log;
    if (namePattern === undefined || fitsPattern(record, namePattern) || log.series.has(record.name.prefix)) return;
    const span = record.file.facts.lines.spanOf(0);
    const fixes = () => {
      const { number } = record.title;
      const isFree = number !== undefined && log.resolve({ number }).length === 0;
      const proposed = proposeFileName(
        record,
        namePattern,
        isFree ? number : nextFreeNumber(log, { prefix: namePattern.prefix }),
      );
      const isTaken = [...log.records.values()].some(({ file }) => file.name === proposed);
      if (proposed === undefined || isTaken) return [];
      return [suggest({ kind: 'rename-file', fileName: proposed }, () => renameRecord(record, proposed, log))];
    };
    yield { code: this.code, span, arguments: { pattern: namePattern.example }, fixes };
  },
};
