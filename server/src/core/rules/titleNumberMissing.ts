import { changeTitle } from '../operations/changeTitle.ts';
import { titleLike } from '../operations/titleLike.ts';
import type { Rule } from './rule.ts';

/** What stands where a number was to be written: `n. Title`, `NNNN: Title`. */
const placeholder = /^(?:[nx]{1,5}|#{1,4})[.:)] +(?=\S)/i;

export const titleNumberMissing: Rule<'title-number-missing'> = {
  code: 'title-number-missing',
  severity: 'information',
  asksOthers: true,
  *checkRecord({ number, title }, { convention }) {
    if (!convention.isTitleNumberDemanded || number === undefined || title.number !== undefined) return;
    if (title.heading === undefined) return;
    yield { code: this.code, span: title.heading.content, arguments: { number } };
  },
  fixes({ arguments: { number } }, file, log) {
    const record = log.records.get(file);
    const heading = record?.title.heading;
    if (record === undefined || heading === undefined) return [];
    const title = record.title.markdown.replace(placeholder, '');
    const change = { span: heading.content, text: titleLike(log, number, title) };
    // Links to the title's anchor follow it.
    return [
      { title: { kind: 'insert-number', number }, isSafe: false, makeEdit: () => changeTitle(record, change, log) },
    ];
  },
};
