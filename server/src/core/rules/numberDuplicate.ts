import { areCompanions, isSideFile } from '../model/companions.ts';
import { withNumber } from '../model/recordName.ts';
import { nextNumberFor } from '../model/takenNumbers.ts';
import { renameRecord } from '../operations/record/renameRecord.ts';
import { suggest } from './fix.ts';
import type { Rule } from './rule.ts';

/** So many of those that share a number are told: a thousand times a thousand names help nobody. */
const mostNamed = 20;

export const numberDuplicate: Rule<'number-duplicate'> = {
  code: 'number-duplicate',
  severity: 'error',
  *checkRecord(record, log) {
    const { number, title } = record;
    const others = log
      .sharersOf(record, mostNamed + 1)
      .filter((sharer) => sharer !== record && !areCompanions(sharer.file.name, record.file.name))
      .filter((sharer) => !isSideFile(sharer, log));
    if (number === undefined || others.length === 0 || isSideFile(record, log)) return;
    const names = others.map(({ file }) => file.name).sort();
    const related = others.map((other) => ({
      uri: other.file.uri,
      span: other.title.span,
      kind: 'same-number' as const,
    }));
    const fixes = () => {
      const fileName = withNumber(record.file.name, record.name, nextNumberFor(record, log));
      return [suggest({ kind: 'rename-file', fileName }, () => renameRecord(record, fileName, log))];
    };
    yield { code: this.code, span: title.span, arguments: { number, others: names }, related, fixes };
  },
};
