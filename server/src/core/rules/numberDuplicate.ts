import { areCompanions } from '../model/companions.ts';
import { withNumber } from '../model/recordName.ts';
import { nextNumberFor } from '../model/takenNumbers.ts';
import { renameRecord } from '../operations/renameRecord.ts';
import type { Rule } from './rule.ts';

/** So many of those that share a number are told: a thousand times a thousand names help nobody. */
const mostNamed = 20;

export const numberDuplicate: Rule<'number-duplicate'> = {
  code: 'number-duplicate',
  severity: 'error',
  *checkRecord(record, log) {
    const others = log
      .sharersOf(record, mostNamed + 1)
      .filter((sharer) => sharer !== record && !areCompanions(sharer.file.name, record.file.name));
    if (record.number === undefined || others.length === 0) return;
    const names = others.map(({ file }) => file.name).sort();
    const related = others.map(({ file, title }) => ({
      uri: file.uri,
      span: title.span,
      kind: 'same-number' as const,
    }));
    yield { code: this.code, span: record.title.span, arguments: { number: record.number, others: names }, related };
  },
  fixes(_problem, file, log) {
    const record = log.records.get(file);
    if (record?.number === undefined) return [];
    const fileName = withNumber(record.file.name, record.name, nextNumberFor(record, log));
    const makeEdit = () => renameRecord(record, fileName, log);
    return [{ title: { kind: 'rename-file', fileName }, isSafe: false, makeEdit }];
  },
};
