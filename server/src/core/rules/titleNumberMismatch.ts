import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { isNumberDoubtful } from '../model/namePattern.ts';
import { inWidthOf, isOtherNumber } from '../model/recordNumber.ts';
import { numberSpan } from '../model/recordTitle.ts';
import { changeTitle } from '../operations/record/retitleRecord.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import type { Fix } from './fix.ts';
import type { Rule } from './rule.ts';

export const titleNumberMismatch: Rule<'title-number-mismatch'> = {
  code: 'title-number-mismatch',
  severity: 'warning',
  *checkRecord(record, log) {
    const { number: expected, title, numberFields, file } = record;
    if (expected === undefined) return;
    for (const { key: field, number } of numberFields) {
      const { raw: found, span } = number;
      if (!log.convention.numberFields.includes(field) || !isOtherNumber(found, expected)) continue;
      const fixes = () => [offerNumber(inWidthOf(found, expected), true, (text) => editFile(file, [{ span, text }]))];
      yield { code: this.code, span, arguments: { found, expected, field }, fixes };
    }
    const { heading, number: found } = title;
    if (found === undefined || heading === undefined || !isOtherNumber(found, expected)) return;
    // Where markup stands in the title, the visible text does not tell where the number is.
    const span = numberSpan(heading, found);
    const fixes = () => {
      if (span === undefined) return [];
      // A heading that is all that of another record was copied with its words.
      const isCopied = log.resolve({ number: found }).some((other) => other.title.text === title.text);
      const isSafe = !isCopied && !isNumberDoubtful(record, log.namePattern);
      // Links to the title's anchor follow it.
      return [offerNumber(inWidthOf(found, expected), isSafe, (text) => changeTitle(record, { span, text }, log))];
    };
    yield { code: this.code, span: span ?? heading.content, arguments: { found, expected }, fixes };
  },
};

function offerNumber(number: string, isSafe: boolean, write: (number: string) => WorkspaceEdit): Fix {
  return { title: { kind: 'take-number', number }, isSafe, makeEdit: () => write(number) };
}
