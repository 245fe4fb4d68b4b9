import type { Heading } from '../markdown/facts.ts';
import { type Convention, normalizeSection, type SectionDemand } from './convention.ts';
import type { DecisionRecord } from './decisionRecord.ts';

/** The sections that the convention demands and the record lacks, in the convention's order. */
export function findMissingSections(record: DecisionRecord, convention: Convention): SectionDemand[] {
  return convention.sections.value.filter(({ name }) => findSection(record, name) === undefined);
}

/** The heading of a section, whatever its depth; the record's title is none. */
export function findSection({ file, title }: DecisionRecord, name: string): Heading | undefined {
  const wanted = normalizeSection(name);
  return file.facts.headings.find((heading) => heading !== title.heading && normalizeSection(heading.text) === wanted);
}
