import type { Log } from '../model/log.ts';
import { findListing, recordsWithoutIndex } from '../model/recordListing.ts';
import { createIndex, indexNameFor } from '../operations/createIndex.ts';
import type { Rule } from './rule.ts';

export const indexMissing: Rule<'index-missing'> = {
  code: 'index-missing',
  severity: 'hint',
  asksOthers: true,
  *checkRecord(record, log) {
    const { index, readme, unreadableIndex, configuration, census, firstRecord } = log;
    // The configuration, or the file itself, has the problem then.
    if (unreadableIndex !== undefined || (readme === undefined && configuration?.settings.index !== undefined)) return;
    if (index !== undefined || census.records < 2 || record !== firstRecord) return;
    const isAsked = log.ruleSettings[this.code] !== undefined;
    if (!isAsked && (census.records >= recordsWithoutIndex || isListedOtherwise(log))) return;
    yield { code: this.code, span: record.title.span, arguments: { records: census.records } };
  },
  fixes(_problem, _file, log) {
    const edit = createIndex(log);
    const title = { kind: 'create-index', file: indexNameFor(log) } as const;
    return edit === undefined ? [] : [{ title, isSafe: false, makeEdit: () => edit }];
  },
};

/** Whether the records are listed in a form that is not read, in a file above, or by the generator of a site. */
function isListedOtherwise(log: Log): boolean {
  const { readme, isListedAbove } = log;
  const isGenerated = readme?.facts.fields.some(({ key, value }) => generated.test(key) && value.raw !== 'false');
  return isListedAbove || isGenerated === true || findListing(log) !== undefined;
}

/** What the index page of a site says where its generator lists the pages below it. */
const generated = /^(?:has_children|has_toc|children|glob)$/i;
