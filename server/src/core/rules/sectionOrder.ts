import type { Heading } from '../markdown/facts.ts';
import type { Convention, SectionDemand } from '../model/convention.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import { longestRun } from '../model/rowOrder.ts';
import { findSection } from '../model/sections.ts';
import { reorderSections } from '../operations/reorderSections.ts';
import type { Rule } from './rule.ts';

export const sectionOrder: Rule<'section-order'> = {
  code: 'section-order',
  severity: 'information',
  *checkRecord(record, { convention }) {
    const sections = sectionsInText(record, convention);
    const rank = ({ demand }: PlacedSection) => convention.sections.value.indexOf(demand);
    const inOrder = longestRun(sections, (a, b) => rank(a) < rank(b));
    for (const section of sections) {
      if (inOrder.has(section)) continue;
      // Named after the neighbours that it should have: those of the convention that are in order here.
      const kept = sections.filter((each) => inOrder.has(each));
      const after = kept.findLast((each) => rank(each) < rank(section))?.demand.name;
      const before = kept.find((each) => rank(each) > rank(section))?.demand.name;
      const args = { section: section.demand.name, before, after };
      yield { code: this.code, span: section.heading.content, arguments: args };
    }
  },
  fixes(_problem, file, { records, convention }) {
    const record = records.get(file);
    if (record === undefined) return [];
    const demands = convention.sections.value;
    const makeEdit = (text: string) => reorderSections(record, demands, text);
    return [{ title: { kind: 'reorder-sections' }, isSafe: false, makeEdit }];
  },
};

interface PlacedSection {
  readonly heading: Heading;
  readonly demand: SectionDemand;
}

/** The convention's sections that a record has, as they follow one another in its text. */
function sectionsInText(record: DecisionRecord, { sections, unordered }: Convention): PlacedSection[] {
  const ordered = sections.value.filter(({ name }) => !unordered.includes(name));
  const found = ordered.flatMap((demand) => {
    const heading = findSection(record, demand.name);
    return heading === undefined ? [] : [{ heading, demand }];
  });
  return found.sort((a, b) => a.heading.block.start - b.heading.block.start);
}
