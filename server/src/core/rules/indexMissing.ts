import type { Log } from '../model/log.ts';
import { findListing, recordsWithoutIndex } from '../model/recordListing.ts';
import { createIndex, indexNameFor } from '../operations/index/createIndex.ts';
import { type Fix, suggest } from './fix.ts';
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
    const { span } = record.title;
    yield { code: this.code, span, arguments: { records: census.records }, fixes: () => offerIndex(log) };
  },
};

function offerIndex(log: Log): Fix[] {
  const edit = createIndex(log);
  return edit === undefined ? [] : [suggest({ kind: 'create-index', file: indexNameFor(log) }, () => edit)];
}

/** Whether the records are listed in a form that is not read, in a file above, or by the generator of a site. */
function isListedOtherwise(log: Log): boolean {
  const { readme, listedIn } = log;
  const isGenerated = readme?.facts.fields.some(({ key, value }) => generated.test(key) && value.raw !== 'false');
  return listedIn !== undefined || isGenerated === true || findListing(log) !== undefined;
}

/** What the index page of a site says where its generator lists the pages below it. */
const generated = /^(?:has_children|has_toc|children|glob)$/i;
