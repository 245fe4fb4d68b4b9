import { createIndex, indexNameFor } from '../operations/createIndex.ts';
import type { Rule } from './rule.ts';

export const indexMissing: Rule<'index-missing'> = {
  code: 'index-missing',
  severity: 'hint',
  asksOthers: true,
  *checkRecord(record, { index, readme, unreadableIndex, configuration, census, firstRecord }) {
    // The configuration, or the file itself, has the problem then.
    if (unreadableIndex !== undefined || (readme === undefined && configuration?.settings.index !== undefined)) return;
    if (index !== undefined || census.records < 2 || record !== firstRecord) return;
    yield { code: this.code, span: record.title.span, arguments: { records: census.records } };
  },
  fixes(_problem, _file, log) {
    const edit = createIndex(log);
    const title = { kind: 'create-index', file: indexNameFor(log) } as const;
    return edit === undefined ? [] : [{ title, isSafe: false, makeEdit: () => edit }];
  },
};
