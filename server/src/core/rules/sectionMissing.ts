import { findMissingSections } from '../model/sections.ts';
import { insertSections } from '../operations/insertSections.ts';
import type { Rule } from './rule.ts';

export const sectionMissing: Rule<'section-missing'> = {
  code: 'section-missing',
  severity: 'warning',
  *checkRecord(record, log) {
    for (const { name } of findMissingSections(record, log.convention)) {
      yield { code: this.code, span: record.title.span, arguments: { section: name } };
    }
  },
  fixes(problem, file, log) {
    const record = log.records.get(file);
    if (record === undefined) return [];
    const missing = findMissingSections(record, log.convention);
    const { section } = problem.arguments;
    const one = {
      title: { kind: 'insert-section', section },
      isSafe: false,
      makeEdit: () => insertSections(record, log.convention, [section]),
    } as const;
    const all = {
      title: { kind: 'insert-all-sections', count: missing.length },
      isSafe: false,
      makeEdit: () =>
        insertSections(
          record,
          log.convention,
          missing.map(({ name }) => name),
        ),
    } as const;
    return missing.length > 1 ? [one, all] : [one];
  },
};
