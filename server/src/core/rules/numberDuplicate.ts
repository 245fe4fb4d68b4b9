import type { Rule } from './rule.ts';

export const numberDuplicate: Rule<'number-duplicate'> = {
  code: 'number-duplicate',
  severity: 'error',
  *checkRecord(record, log) {
    const others = log.sharersOf(record).filter((sharer) => sharer !== record);
    if (record.number === undefined || others.length === 0) return;
    const names = others.map(({ file }) => file.name).sort();
    yield { code: this.code, span: record.title.span, arguments: { number: record.number, others: names } };
  },
};
