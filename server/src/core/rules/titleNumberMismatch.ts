import { isNumberDoubtful } from '../model/namePattern.ts';
import { inWidthOf, isSameNumber } from '../model/recordNumber.ts';
import { numberSpan } from '../model/titleNumber.ts';
import { changeTitle } from '../operations/changeTitle.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import type { Rule } from './rule.ts';

export const titleNumberMismatch: Rule<'title-number-mismatch'> = {
  code: 'title-number-mismatch',
  severity: 'warning',
  *checkRecord({ number, title, numberFields }, { convention }) {
    if (number === undefined) return;
    for (const { key, number: found } of numberFields) {
      if (!convention.numberFields.includes(key) || isSameNumber(number, found.raw)) continue;
      yield { code: this.code, span: found.span, arguments: { found: found.raw, expected: number, field: key } };
    }
    const { heading } = title;
    if (title.number === undefined || heading === undefined || isSameNumber(number, title.number)) return;
    // Where markup stands in the title, the visible text does not tell where the number is.
    const span = numberSpan(heading, title.number) ?? heading.content;
    yield { code: this.code, span, arguments: { found: title.number, expected: number } };
  },
  fixes({ span, arguments: { found, expected, field } }, file, log) {
    const record = log.records.get(file);
    if (record === undefined) return [];
    const number = inWidthOf(found, expected);
    const change = { span, text: number };
    if (field !== undefined) {
      const makeEdit = () => editFile(record.file, [change]);
      return [{ title: { kind: 'take-number', number }, isSafe: true, makeEdit }];
    }
    const { heading } = record.title;
    if (heading === undefined || numberSpan(heading, found) === undefined) return [];
    // Links to the title's anchor follow it.
    const makeEdit = () => changeTitle(record, change, log);
    const isSafe = !isNumberDoubtful(record, log.namePattern);
    return [{ title: { kind: 'take-number', number }, isSafe, makeEdit }];
  },
};
