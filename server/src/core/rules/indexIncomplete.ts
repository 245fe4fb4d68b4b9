import { startOf } from '../model/indexGroups.ts';
import { sortRecords } from '../model/log.ts';
import { findForgottenRecords } from '../model/orphanRows.ts';
import { findUnreadListing } from '../model/recordListing.ts';
import { addAllToIndex, hasPlace } from '../operations/index/addToIndex.ts';
import { suggest } from './fix.ts';
import type { Rule } from './rule.ts';

export const indexIncomplete: Rule<'index-incomplete'> = {
  code: 'index-incomplete',
  severity: 'information',
  asksOthers: true,
  *checkIndex(index, log) {
    const forgotten = findForgottenRecords(index, log);
    const [group] = index.groups;
    if (forgotten.length === 0 || group === undefined) return;
    const start = startOf(group);
    const firstLine = index.file.facts.lines.spanOf(index.file.facts.lines.lineAt(start));
    const span = group.kind === 'table' ? group.table.header.span : (group.heading?.span ?? { ...firstLine, start });
    const missing = sortRecords(forgotten).map(({ file }) => file.name);
    const fixes = () => {
      const records = forgotten.filter((record) => hasPlace(index, record, log));
      if (records.length === 0) return [];
      const title = { kind: 'add-all-to-index', count: records.length } as const;
      return [suggest(title, () => addAllToIndex(index, records, log))];
    };
    yield { code: this.code, span, arguments: { missing }, fixes };
  },
  *checkReadme(readme, log) {
    const isListing = log.index === undefined && readme.facts.conflicts.length === 0;
    const listing = isListing ? findUnreadListing(log, readme) : undefined;
    if (listing === undefined || listing.missing.length === 0) return;
    const missing = sortRecords(listing.missing).map(({ file }) => file.name);
    yield { code: this.code, span: listing.span, arguments: { missing } };
  },
};
