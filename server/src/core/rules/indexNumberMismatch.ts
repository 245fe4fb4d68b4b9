import { cellOf } from '../model/decisionIndex.ts';
import { isSameNumber } from '../model/recordNumber.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import type { Rule } from './rule.ts';

export const indexNumberMismatch: Rule<'index-number-mismatch'> = {
  code: 'index-number-mismatch',
  severity: 'warning',
  *checkIndex({ tables }, { records }) {
    for (const { rows, columns } of tables) {
      for (const { row, target, link } of rows) {
        const expected = records.get(target ?? '')?.number;
        const cell = cellOf(row, columns.number);
        if (expected === undefined || cell === undefined) continue;
        const text =
          link !== undefined && cell.links.includes(link) ? link.text : { raw: cell.raw, span: cell.content };
        const match = /^\W*(?:ADR[-_ ]?)?(\d+(?:-\d{1,2})?)\W*$/i.exec(text.raw);
        const found = match?.[1];
        if (found === undefined || isSameNumber(found, expected)) continue;
        const start = text.span.start + text.raw.indexOf(found);
        yield { code: this.code, span: { start, end: start + found.length }, arguments: { found, expected } };
      }
    }
  },
  fixes({ span, arguments: { expected } }, _file, { index }) {
    if (index === undefined) return [];
    const makeEdit = () => editFile(index.file, [{ span, text: expected }]);
    return [{ title: { kind: 'take-number', number: expected }, isSafe: true, makeEdit }];
  },
};
