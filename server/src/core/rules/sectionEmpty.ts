import { sectionKey } from '../model/convention.ts';
import { findSection } from '../model/sections.ts';
import type { Rule } from './rule.ts';

/** Sections that may stand empty: there is not always something to add. */
const mayBeEmpty = new Set(['additional notes']);

export const sectionEmpty: Rule<'section-empty'> = {
  code: 'section-empty',
  severity: 'warning',
  *checkRecord(record, { convention }) {
    for (const { name } of convention.sections.value) {
      const heading = findSection(record, name);
      if (heading?.isEmpty !== true || mayBeEmpty.has(sectionKey(name))) continue;
      yield { code: this.code, span: heading.content, arguments: { section: name } };
    }
  },
};
