import { isNumberDoubtful } from '../model/namePattern.ts';
import { inWidthOf, isSameNumber } from '../model/recordNumber.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import { findDifference } from './findDifference.ts';
import type { Rule } from './rule.ts';

export const indexNumberMismatch: Rule<'index-number-mismatch'> = {
  code: 'index-number-mismatch',
  severity: 'warning',
  checkRow(checked, { namePattern }) {
    const problem = findDifference('number', checked, ({ span, found, expected }, { index, record }) => {
      const number = inWidthOf(found, expected);
      const makeEdit = () => editFile(index.file, [{ span, text: number }]);
      return [{ title: { kind: 'take-number', number }, isSafe: !isNumberDoubtful(record, namePattern), makeEdit }];
    });
    const title = checked.record?.title.number;
    if (problem === undefined || checked.record === undefined || title === undefined) return problem;
    // Where the digits of a file's name may be words, a row with the number of the title is right.
    const isRight = isSameNumber(problem.arguments.found, title) && isNumberDoubtful(checked.record, namePattern);
    return isRight ? undefined : problem;
  },
};
