import { isSideFile } from '../model/companions.ts';
import { type DecisionRecord, findStatusTexts } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import { isCompanion } from '../model/namePattern.ts';
import { parseDate } from '../model/parseDate.ts';
import { findEmptyDate, hasDate } from '../model/recordDates.ts';
import { readRecordFields } from '../model/recordFields.ts';
import { comparePlaces, placeOfRecord } from '../model/recordOrder.ts';
import { sectionKey } from '../model/sectionKeys.ts';
import { planDate } from '../operations/record/insertDate.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import { type Fix, suggest } from './fix.ts';
import type { Rule } from './rule.ts';

export const dateMissing: Rule<'date-missing'> = {
  code: 'date-missing',
  severity: 'information',
  asksOthers: true,
  *checkRecord(record, log) {
    const { datedSince, sections } = log.convention;
    const { facts } = record.file;
    if (datedSince === undefined || comparePlaces(placeOfRecord(record), datedSince) < 0) return;
    // That a section is missing or empty is told by rules of its own.
    if (sections.value.some(({ name }) => sectionKey(name) === 'date')) return;
    // What else the front matter says is not known then.
    if (facts.frontMatter?.mistake !== undefined) return;
    if (
      hasDate(facts) ||
      facts.namesYear === true ||
      namesDay(record) ||
      isCompanion(record, log) ||
      isSideFile(record, log)
    )
      return;
    const span = findEmptyDate(facts)?.shown ?? record.title.span;
    yield { code: this.code, span, arguments: {}, fixes: () => offerDate(record, log) };
  },
};

function offerDate(record: DecisionRecord, log: Log): Fix[] {
  const planned = planDate(record, log);
  if (planned === undefined) return [];
  const { date, change } = planned;
  return [suggest({ kind: 'insert-date', date }, () => editFile(record.file, [change]))];
}

/** Whether a day stands in the file name, the title, a field by whatever name, or beside the status: it may be that of the decision. */
function namesDay({ file, title }: DecisionRecord): boolean {
  const fields = readRecordFields(file.facts).values();
  const statuses = findStatusTexts(file.facts).map(({ raw }) => raw);
  return [file.name, title.heading?.text ?? '', ...fields, ...statuses].some((text) => parseDate(text) !== undefined);
}
