import { sectionKey } from '../model/convention.ts';
import { findSection } from '../model/sections.ts';
import type { Rule } from './rule.ts';

export const sectionDuplicate: Rule<'section-duplicate'> = {
  code: 'section-duplicate',
  severity: 'warning',
  *checkRecord(record, { convention }) {
    const { headings, lines } = record.file.facts;
    for (const { name } of convention.sections.value) {
      const first = findSection(record, name);
      if (first === undefined) continue;
      for (const heading of headings.slice(headings.indexOf(first) + 1)) {
        // The same words one level deeper are a part of another section.
        if (heading.depth !== first.depth || sectionKey(heading.text) !== sectionKey(name)) continue;
        const line = lines.lineAt(first.block.start) + 1;
        yield { code: this.code, span: heading.content, arguments: { section: name, line } };
      }
    }
  },
};
