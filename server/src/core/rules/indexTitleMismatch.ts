import { plainText } from '../markdown/plainText.ts';
import { cellOf } from '../model/decisionIndex.ts';
import { parseTitle } from '../model/recordTitle.ts';
import { escapeCell, escapeLinkText } from '../operations/rowStyle.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import type { Rule } from './rule.ts';

export const indexTitleMismatch: Rule<'index-title-mismatch'> = {
  code: 'index-title-mismatch',
  severity: 'information',
  *checkIndex({ tables }, { records }) {
    for (const { rows, columns } of tables) {
      for (const { row, target, link } of rows) {
        const record = records.get(target ?? '');
        const cell = cellOf(row, columns.title);
        if (record === undefined || record.isTemplate || cell === undefined || cell.raw === '') continue;
        const text =
          link !== undefined && cell.links.includes(link) ? link.text : { raw: cell.raw, span: cell.content };
        const found = parseTitle(plainText(text.raw)).text;
        const expected = record.title.text;
        if (isLeadingWords(found, expected)) continue;
        yield { code: this.code, span: text.span, arguments: { found, expected } };
      }
    }
  },
  fixes({ span, arguments: { expected } }, _file, { index }) {
    if (index === undefined) return [];
    const isInLink = index.tables.some(({ rows }) => rows.some(({ link }) => link?.text.span.start === span.start));
    const text = isInLink ? escapeLinkText(expected) : escapeCell(expected);
    const makeEdit = () => editFile(index.file, [{ span, text }]);
    return [{ title: { kind: 'take-title', title: expected }, isSafe: false, makeEdit }];
  },
};

/** Whether the cell has the title or its first words: a short title in an index is deliberate. */
function isLeadingWords(cell: string, title: string): boolean {
  const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const expected = words(title);
  return words(cell).every((word, at) => word === expected[at]);
}
