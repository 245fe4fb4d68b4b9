import { smallest } from '../markdown/sequences.ts';
import type { Convention, SectionDemand } from '../model/convention.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import { longestRun } from '../model/rowOrder.ts';
import { type DemandedSection, findDemanded, placesIn } from '../model/sections.ts';
import { reorderSections } from '../operations/record/reorderSections.ts';
import { type Fix, suggest } from './fix.ts';
import type { Rule } from './rule.ts';

export const sectionOrder: Rule<'section-order'> = {
  code: 'section-order',
  severity: 'information',
  *checkRecord(record, { convention }) {
    if (isAscending(placesIn(record, convention))) return;
    const sections = sectionsInText(record, convention);
    const rank = ({ demand }: DemandedSection) => convention.sections.value.indexOf(demand);
    const inOrder = longestRun(sections, (a, b) => rank(a) < rank(b));
    const fixes = () => offerOrder(record, convention);
    for (const section of sections) {
      if (inOrder.has(section)) continue;
      // Named after the neighbours that it should have: those of the convention that are in order here.
      const kept = sections.filter((each) => inOrder.has(each));
      const after = kept.findLast((each) => rank(each) < rank(section))?.demand.name;
      const before = kept.find((each) => rank(each) > rank(section))?.demand.name;
      const args = { section: section.demand.name, before, after };
      yield { code: this.code, span: section.heading.content, arguments: args, fixes };
    }
  },
};

function offerOrder(record: DecisionRecord, convention: Convention): Fix[] {
  // Which of two sections of one name belongs where, nobody can tell.
  if (record.outline.hasTwins) return [];
  const demands = orderedDemands(convention);
  return [suggest({ kind: 'reorder-sections' }, (text) => reorderSections(record, demands, text))];
}

/** The sections whose order is judged. */
function orderedDemands({ sections, unordered }: Convention): SectionDemand[] {
  // What many leave out of a template they also put where they like.
  const { source, value } = sections;
  return value.filter(({ name, of }) => !(source === 'template' && of === 'asked') && !unordered.includes(name));
}

/** The convention's sections that a record has, as they follow one another in its text; those within others have no place. */
function sectionsInText(record: DecisionRecord, convention: Convention): DemandedSection[] {
  const ordered = orderedDemands(convention);
  const found = findDemanded(record, convention).filter(({ demand }) => ordered.includes(demand));
  const depth = smallest(found.map(({ heading }) => heading.depth));
  return found
    .filter(({ heading }) => heading.depth === depth)
    .sort((a, b) => a.heading.block.start - b.heading.block.start);
}

/** Whether each section that there is stands behind those before it: then all are in order. */
function isAscending(places: readonly (number | undefined)[]): boolean {
  let last = -1;
  return places.every((place) => {
    const isBehind = place === undefined || place > last;
    last = place ?? last;
    return isBehind;
  });
}
