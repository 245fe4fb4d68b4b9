import { isSameNumber, type RecordNumber } from '../model/recordNumber.ts';
import { titleLike } from '../operations/record/fillTitle.ts';
import { changeTitle } from '../operations/record/retitleRecord.ts';
import { suggest } from './fix.ts';
import type { Rule } from './rule.ts';

function namesNumber(text: string, number: RecordNumber): boolean {
  return [...text.matchAll(/\d+/g)].some(([found]) => isSameNumber(found, number));
}

/** What stands where a number was to be written: `n. Title`, `NNNN: Title`. */
const placeholder = /^(?:[nx]{1,5}|#{1,4})[.:)] +(?=\S)/i;

export const titleNumberMissing: Rule<'title-number-missing'> = {
  code: 'title-number-missing',
  severity: 'information',
  asksOthers: true,
  *checkRecord(record, log) {
    const { number, title } = record;
    if (!log.convention.isTitleNumberDemanded || number === undefined || title.number !== undefined) return;
    // `No. 5: T` and `T (ADR 5)` have it in a form that is not read.
    if (title.heading === undefined || namesNumber(title.heading.text, number)) return;
    const span = title.heading.content;
    const fixes = () => {
      const text = titleLike(log, number, title.markdown.replace(placeholder, ''));
      // Links to the title's anchor follow it.
      return [suggest({ kind: 'insert-number', number }, () => changeTitle(record, { span, text }, log))];
    };
    yield { code: this.code, span, arguments: { number }, fixes };
  },
};
