import { isUnlisted } from '../model/orphanRows.ts';
import { addToIndex, canAddToIndex, hasPlace } from '../operations/index/addToIndex.ts';
import type { Fix } from './fix.ts';
import type { Rule } from './rule.ts';

export const indexRowMissing: Rule<'index-row-missing'> = {
  code: 'index-row-missing',
  severity: 'warning',
  isForTemplates: true,
  *checkRecord(record, log) {
    const { index } = log;
    if (index === undefined || !isUnlisted(record, index, log)) return;
    const fixes = (): Fix[] => {
      if (index.file.facts.conflicts.length > 0 || !hasPlace(index, record, log)) return [];
      const isSafe = canAddToIndex(index, record, log);
      return [{ title: { kind: 'add-to-index' }, isSafe, makeEdit: () => addToIndex(index, record, log) }];
    };
    yield { code: this.code, span: record.title.span, arguments: { index: index.file.name }, fixes };
  },
};
