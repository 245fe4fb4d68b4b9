import { isUnlisted } from '../model/orphanRows.ts';
import { addToIndex, canAddToIndex, hasPlace } from '../operations/addToIndex.ts';
import type { Rule } from './rule.ts';

export const indexRowMissing: Rule<'index-row-missing'> = {
  code: 'index-row-missing',
  severity: 'warning',
  isForTemplates: true,
  *checkRecord(record, { index }) {
    if (index === undefined || !isUnlisted(record, index)) return;
    yield { code: this.code, span: record.title.span, arguments: { index: index.file.name } };
  },
  fixes(_problem, file, log) {
    const record = log.records.get(file);
    const { index } = log;
    if (record === undefined || index === undefined || index.file.facts.conflicts.length > 0) return [];
    if (!hasPlace(index, record, log)) return [];
    const isSafe = canAddToIndex(index, record, log);
    return [{ title: { kind: 'add-to-index' }, isSafe, makeEdit: () => addToIndex(index, record, log) }];
  },
};
