import { fileUnreadable } from './fileUnreadable.ts';
import { indexConflictMarker } from './indexConflictMarker.ts';
import { indexLinkBroken } from './indexLinkBroken.ts';
import { indexRowMissing } from './indexRowMissing.ts';
import type { ProblemCode } from './problem.ts';
import type { Rule } from './rule.ts';
import { sectionMissing } from './sectionMissing.ts';

/** The closed list of rules, by code. */
export const allRules: { readonly [Code in ProblemCode]: Rule<Code> } = {
  'section-missing': sectionMissing,
  'index-row-missing': indexRowMissing,
  'index-link-broken': indexLinkBroken,
  'index-conflict-marker': indexConflictMarker,
  'file-unreadable': fileUnreadable,
};
