import { demandedNames, type SectionDemand, shareOf } from '../model/convention.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import { isCompanion } from '../model/namePattern.ts';
import { rowStatusesOf } from '../model/rowStatus.ts';
import { isPresetSection, sectionKey } from '../model/sectionKeys.ts';
import { findMissingSections, findMisspelledSections, hasOwnForm, isUnderstood } from '../model/sections.ts';
import { setSections } from '../operations/convention/conventionEdits.ts';
import { insertSections } from '../operations/record/insertSections.ts';
import { type Fix, suggest } from './fix.ts';
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
    const absent = missing.filter((demand) => !misspelled.includes(demand));
    for (const demand of absent) {
      const isInferred = log.convention.sections.source === 'default' && !isCore(demand, record);
      const severity = isInferred ? { severity: 'information' as const } : {};
      const { name: section } = demand;
      const fixes = () => offerSections(section, absent, record, log);
      yield { code: this.code, span, ...severity, arguments: { section }, fixes };
    }
    if (record !== log.firstRecord) return;
    const { census, convention } = log;
    for (const { name: section, of } of convention.sections.value) {
      if (of !== 'asked' || sectionKey(section) === 'status') continue;
      const { having, lacking } = shareOf(sectionKey(section), census);
      const folded = { lacking, records: having + lacking };
      const fixes = () => offerDemand(section, log);
      yield { code: this.code, span, severity: 'information', arguments: { section, folded }, fixes };
    }
  },
};

function offerSections(section: string, absent: readonly SectionDemand[], record: DecisionRecord, log: Log): Fix[] {
  const { convention } = log;
  // What the index says already is the likeliest; else every record begins with the first one.
  const status = rowStatusesOf(record, log)[0] ?? convention.statuses.value[0];
  const names = absent.map(({ name }) => name);
  const one = suggest({ kind: 'insert-section', section }, () => insertSections(record, convention, [section], status));
  const all = suggest({ kind: 'insert-all-sections', count: names.length }, () =>
    insertSections(record, convention, names, status),
  );
  return names.length > 1 ? [one, all] : [one];
}

function offerDemand(section: string, log: Log): Fix[] {
  const { convention } = log;
  return [
    suggest({ kind: 'demand-section', section }, () => setSections(log, demandedNames(convention, section))),
    suggest({ kind: 'leave-section', section }, () => setSections(log, demandedNames(convention))),
  ];
}

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
