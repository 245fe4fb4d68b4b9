import { isSameNumber } from '../model/recordNumber.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import type { Rule } from './rule.ts';

export const titleNumberMismatch: Rule<'title-number-mismatch'> = {
  code: 'title-number-mismatch',
  severity: 'warning',
  *checkRecord({ number, title }) {
    const { heading } = title;
    if (number === undefined || title.number === undefined || heading === undefined) return;
    if (isSameNumber(number, title.number)) return;
    const start = heading.content.start + heading.text.indexOf(title.number);
    const span = { start, end: start + title.number.length };
    yield { code: this.code, span, arguments: { found: title.number, expected: number } };
  },
  fixes({ span, arguments: { expected } }, file, log) {
    const record = log.records.get(file);
    if (record === undefined) return [];
    const makeEdit = () => editFile(record.file, [{ span, text: expected }]);
    return [{ title: { kind: 'take-number', number: expected }, isSafe: true, makeEdit }];
  },
};
