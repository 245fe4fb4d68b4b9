import { sectionKey } from '../model/sectionKeys.ts';
import { findDemanded } from '../model/sections.ts';
import type { Rule } from './rule.ts';

/** Sections that may stand empty: there is not always something to add. */
const mayBeEmpty = new Set(['additional notes']);

export const sectionEmpty: Rule<'section-empty'> = {
  code: 'section-empty',
  severity: 'warning',
  *checkRecord(record, { convention }) {
    for (const { demand, heading } of findDemanded(record, convention)) {
      // `## Status: Accepted` says it in the heading.
      if (!heading.isEmpty || heading.lead !== undefined || mayBeEmpty.has(sectionKey(demand.name))) continue;
      yield { code: this.code, span: heading.content, arguments: { section: demand.name } };
    }
  },
};
