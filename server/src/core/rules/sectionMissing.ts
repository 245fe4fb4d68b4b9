import { sectionKey, withFolded } from '../model/convention.ts';
import { rowStatusesOf } from '../model/rowStatus.ts';
import { findMissingSections, findMisspelledSections, isUnderstood } from '../model/sections.ts';
import { setSections } from '../operations/conventionEdits.ts';
import { insertSections } from '../operations/insertSections.ts';
import type { Rule } from './rule.ts';

export const sectionMissing: Rule<'section-missing'> = {
  code: 'section-missing',
  severity: 'warning',
  *checkRecord(record, log) {
    const { span } = record.title;
    const missing = findMissingSections(record, log.convention);
    const misspelled = missing.length === 0 ? [] : findMisspelledSections(record, log).map(({ section }) => section);
    // A record in a language that is not known has its sections under names of its own.
    if (log.convention.sections.source === 'default' && misspelled.length === 0 && !isUnderstood(record)) return;
    for (const demand of missing) {
      if (!misspelled.includes(demand)) yield { code: this.code, span, arguments: { section: demand.name } };
    }
    if (record !== log.firstRecord) return;
    const { records } = log.census;
    for (const section of log.convention.folded) {
      const folded = { lacking: records - log.census.countOf(sectionKey(section)), records };
      yield { code: this.code, span, severity: 'information', arguments: { section, folded } };
    }
  },
  fixes(problem, file, log) {
    const record = log.records.get(file);
    if (record === undefined) return [];
    const misspelled = findMisspelledSections(record, log).map(({ section }) => section);
    const missing = findMissingSections(record, log.convention).filter((demand) => !misspelled.includes(demand));
    const { section, folded } = problem.arguments;
    if (folded !== undefined) {
      const demanded = log.convention.sections.value.map(({ name }) => name);
      const edits = { 'demand-section': withFolded(section, log.convention), 'leave-section': demanded };
      return Object.entries(edits).map(([kind, sections]) => ({
        title: { kind: kind as keyof typeof edits, section },
        isSafe: false,
        makeEdit: () => setSections(log, sections),
      }));
    }
    // What the index says already is the likeliest; else every record begins with the first one.
    const status = rowStatusesOf(record, log)[0] ?? log.convention.statuses.value[0];
    const one = {
      title: { kind: 'insert-section', section },
      isSafe: false,
      makeEdit: () => insertSections(record, log.convention, [section], status),
    } as const;
    const all = {
      title: { kind: 'insert-all-sections', count: missing.length },
      isSafe: false,
      makeEdit: () =>
        insertSections(
          record,
          log.convention,
          missing.map(({ name }) => name),
          status,
        ),
    } as const;
    return missing.length > 1 ? [one, all] : [one];
  },
};
