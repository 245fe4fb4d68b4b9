import { inWidthOf, isSameNumber } from '../model/recordNumber.ts';
import { numberSpan } from '../model/titleNumber.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import type { Rule } from './rule.ts';

export const titleNumberMismatch: Rule<'title-number-mismatch'> = {
  code: 'title-number-mismatch',
  severity: 'warning',
  *checkRecord({ number, title }) {
    const { heading } = title;
    if (number === undefined || title.number === undefined || heading === undefined) return;
    if (isSameNumber(number, title.number)) return;
    // Where markup stands in the title, the visible text does not tell where the number is.
    const span = numberSpan(heading, title.number) ?? heading.content;
    yield { code: this.code, span, arguments: { found: title.number, expected: number } };
  },
  fixes({ span, arguments: { found, expected } }, file, log) {
    const record = log.records.get(file);
    const heading = record?.title.heading;
    if (record === undefined || heading === undefined || numberSpan(heading, found) === undefined) return [];
    const number = inWidthOf(found, expected);
    const makeEdit = () => editFile(record.file, [{ span, text: number }]);
    return [{ title: { kind: 'take-number', number }, isSafe: true, makeEdit }];
  },
};
