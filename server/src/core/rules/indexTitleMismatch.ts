import { plainText } from '../markdown/plainText.ts';
import { rowsOf } from '../model/decisionIndex.ts';
import { parseTitle } from '../model/recordTitle.ts';
import { takeTitle } from '../operations/takeTitle.ts';
import type { Rule } from './rule.ts';

export const indexTitleMismatch: Rule<'index-title-mismatch'> = {
  code: 'index-title-mismatch',
  severity: 'information',
  *checkIndex(index, { records, convention }) {
    for (const { title, target } of rowsOf(index)) {
      const record = records.get(target ?? '');
      if (record === undefined || record.isTemplate || title === undefined) continue;
      const found = parseTitle(plainText(title.raw), convention.areTitlesNumbered).text;
      const expected = record.title.text;
      if (found === '' || isLeadingWords(found, expected)) continue;
      yield { code: this.code, span: title.span, arguments: { found, expected } };
    }
  },
  fixes({ span, arguments: { expected } }, _file, { index, records }) {
    const row = index === undefined ? undefined : rowsOf(index).find(({ title }) => title?.span.start === span.start);
    const record = records.get(row?.target ?? '');
    if (index === undefined || row === undefined || record === undefined) return [];
    const makeEdit = () => takeTitle(index, row, record);
    return [{ title: { kind: 'take-title', title: expected }, isSafe: false, makeEdit }];
  },
};

/** Whether the cell has the title or its first words: a short title in an index is deliberate. */
function isLeadingWords(cell: string, title: string): boolean {
  const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const expected = words(title);
  return words(cell).every((word, at) => word === expected[at]);
}
