import { fileUnreadable } from './fileUnreadable.ts';
import { indexConflictMarker } from './indexConflictMarker.ts';
import { indexLinkBroken } from './indexLinkBroken.ts';
import { indexNumberMismatch } from './indexNumberMismatch.ts';
import { indexRowDuplicate } from './indexRowDuplicate.ts';
import { indexRowMissing } from './indexRowMissing.ts';
import { indexStatusMismatch } from './indexStatusMismatch.ts';
import { indexTitleMismatch } from './indexTitleMismatch.ts';
import { linkBroken } from './linkBroken.ts';
import { linkFragmentBroken } from './linkFragmentBroken.ts';
import { numberDuplicate } from './numberDuplicate.ts';
import type { ProblemCode } from './problem.ts';
import type { Rule } from './rule.ts';
import { sectionDuplicate } from './sectionDuplicate.ts';
import { sectionEmpty } from './sectionEmpty.ts';
import { sectionMissing } from './sectionMissing.ts';
import { sectionMisspelled } from './sectionMisspelled.ts';
import { statusMissing } from './statusMissing.ts';
import { statusUnknown } from './statusUnknown.ts';
import { titleMissing } from './titleMissing.ts';
import { titleNumberMismatch } from './titleNumberMismatch.ts';

/** The closed list of rules, by code. */
export const allRules: { readonly [Code in ProblemCode]: Rule<Code> } = {
  'section-missing': sectionMissing,
  'index-row-missing': indexRowMissing,
  'index-link-broken': indexLinkBroken,
  'index-conflict-marker': indexConflictMarker,
  'file-unreadable': fileUnreadable,
  'section-misspelled': sectionMisspelled,
  'section-empty': sectionEmpty,
  'section-duplicate': sectionDuplicate,
  'title-missing': titleMissing,
  'title-number-mismatch': titleNumberMismatch,
  'status-missing': statusMissing,
  'status-unknown': statusUnknown,
  'number-duplicate': numberDuplicate,
  'index-row-duplicate': indexRowDuplicate,
  'index-number-mismatch': indexNumberMismatch,
  'index-title-mismatch': indexTitleMismatch,
  'index-status-mismatch': indexStatusMismatch,
  'link-broken': linkBroken,
  'link-fragment-broken': linkFragmentBroken,
};
