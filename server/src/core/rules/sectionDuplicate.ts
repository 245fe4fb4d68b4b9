import { normalizeSection } from '../model/sectionKeys.ts';
import { findDemanded } from '../model/sections.ts';
import type { Rule } from './rule.ts';

export const sectionDuplicate: Rule<'section-duplicate'> = {
  code: 'section-duplicate',
  severity: 'warning',
  *checkRecord(record, { convention }) {
    if (!record.outline.hasTwins) return;
    const { headings, lines } = record.file.facts;
    for (const { demand, heading: first } of findDemanded(record, convention)) {
      const { name } = demand;
      for (const heading of headings.slice(headings.indexOf(first) + 1)) {
        // Behind a heading above it, it is a part of something else; a synonym may be meant as one more section.
        if (heading.depth < first.depth) break;
        if (heading.depth !== first.depth || normalizeSection(heading.text) !== normalizeSection(first.text)) continue;
        const line = lines.lineAt(first.block.start) + 1;
        const related = [{ uri: record.file.uri, span: first.content, kind: 'first-section' as const }];
        yield { code: this.code, span: heading.content, arguments: { section: name, line }, related };
      }
    }
  },
};
