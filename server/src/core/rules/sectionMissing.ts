import { demandedNames, isPresetSection, type SectionDemand, sectionKey, shareOf } from '../model/convention.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import { isCompanion } from '../model/namePattern.ts';
import { rowStatusesOf } from '../model/rowStatus.ts';
import { findMissingSections, findMisspelledSections, hasOwnForm, isUnderstood } from '../model/sections.ts';
import { setSections } from '../operations/conventionEdits.ts';
import { insertSections } from '../operations/insertSections.ts';
import type { Rule } from './rule.ts';

export const sectionMissing: Rule<'section-missing'> = {
  code: 'section-missing',
  severity: 'warning',
  *checkRecord(record, log) {
    const { span } = record.title;
    const missing = missingIn(record, log);
    const misspelled = missing.length === 0 ? [] : findMisspelledSections(record, log).map(({ section }) => section);
    // A record in a language that is not known has its sections under names of its own.
    if (log.convention.sections.source === 'default' && misspelled.length === 0 && !isUnderstood(record)) return;
    for (const demand of missing) {
      if (misspelled.includes(demand)) continue;
      const isInferred = log.convention.sections.source === 'default' && !isCore(demand, record);
      const severity = isInferred ? { severity: 'information' as const } : {};
      yield { code: this.code, span, ...severity, arguments: { section: demand.name } };
    }
    if (record !== log.firstRecord) return;
    const { census, convention } = log;
    for (const { name, of } of convention.sections.value) {
      if (of !== 'asked' || sectionKey(name) === 'status') continue;
      const { having, lacking } = shareOf(sectionKey(name), census);
      const folded = { lacking, records: having + lacking };
      yield { code: this.code, span, severity: 'information', arguments: { section: name, folded } };
    }
  },
  fixes(problem, file, log) {
    const record = log.records.get(file);
    if (record === undefined) return [];
    const misspelled = findMisspelledSections(record, log).map(({ section }) => section);
    const missing = missingIn(record, log).filter((demand) => !misspelled.includes(demand));
    const { section, folded } = problem.arguments;
    if (folded !== undefined) {
      const [all, others] = [demandedNames(log.convention, section), demandedNames(log.convention)];
      const edits = { 'demand-section': all, 'leave-section': others };
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

/** What a record should have and lacks. That it has no status is told by a rule of its own. */
function missingIn(record: DecisionRecord, log: Log): SectionDemand[] {
  if (isCompanion(record, log) || hasOwnForm(record, log.convention)) return [];
  return findMissingSections(record, log.convention).filter(({ name }) => sectionKey(name) !== 'status');
}

/** What nine of ten records have is a habit; a decision without its context or itself is none, unless another section may hold it. */
function isCore({ name }: SectionDemand, { outline }: DecisionRecord): boolean {
  const key = sectionKey(name);
  if (key !== 'context' && key !== 'decision') return false;
  return outline.entries.every(
    ({ depth, section }) => depth !== 2 || section === undefined || isPresetSection(section),
  );
}
