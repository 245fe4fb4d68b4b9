import { choiceOpen } from './choiceOpen.ts';
import { configInvalid } from './configInvalid.ts';
import { dateInvalid } from './dateInvalid.ts';
import { dateMissing } from './dateMissing.ts';
import { disableUnused } from './disableUnused.ts';
import { fileName } from './fileName.ts';
import { fileUnreadable } from './fileUnreadable.ts';
import { frontMatterInvalid } from './frontMatterInvalid.ts';
import { indexConflictMarker } from './indexConflictMarker.ts';
import { indexIncomplete } from './indexIncomplete.ts';
import { indexLinkBroken } from './indexLinkBroken.ts';
import { indexMissing } from './indexMissing.ts';
import { indexNumberMismatch } from './indexNumberMismatch.ts';
import { indexOrder } from './indexOrder.ts';
import { indexRowDuplicate } from './indexRowDuplicate.ts';
import { indexRowMalformed } from './indexRowMalformed.ts';
import { indexRowMissing } from './indexRowMissing.ts';
import { indexStatusMismatch } from './indexStatusMismatch.ts';
import { indexSuccessorMismatch } from './indexSuccessorMismatch.ts';
import { indexTableSplit } from './indexTableSplit.ts';
import { indexTitleMismatch } from './indexTitleMismatch.ts';
import { linkBroken } from './linkBroken.ts';
import { linkEmpty } from './linkEmpty.ts';
import { linkFragmentBroken } from './linkFragmentBroken.ts';
import { numberDuplicate } from './numberDuplicate.ts';
import { numberGap } from './numberGap.ts';
import { numberTakenElsewhere } from './numberTakenElsewhere.ts';
import { parentMissing } from './parentMissing.ts';
import { placeholderLeft } from './placeholderLeft.ts';
import type { ProblemCode } from './problem.ts';
import { proposalStale } from './proposalStale.ts';
import { recordChanged } from './recordChanged.ts';
import { referenceUnknown } from './referenceUnknown.ts';
import type { Rule } from './rule.ts';
import { sectionDuplicate } from './sectionDuplicate.ts';
import { sectionEmpty } from './sectionEmpty.ts';
import { sectionMissing } from './sectionMissing.ts';
import { sectionMisspelled } from './sectionMisspelled.ts';
import { sectionOrder } from './sectionOrder.ts';
import { statusConflict } from './statusConflict.ts';
import { statusMissing } from './statusMissing.ts';
import { statusUnknown } from './statusUnknown.ts';
import { supersedeByDraft } from './supersedeByDraft.ts';
import { supersedeCycle } from './supersedeCycle.ts';
import { supersedeNoSuccessor } from './supersedeNoSuccessor.ts';
import { supersedeOneSided } from './supersedeOneSided.ts';
import { titleMissing } from './titleMissing.ts';
import { titleNumberMismatch } from './titleNumberMismatch.ts';
import { titleNumberMissing } from './titleNumberMissing.ts';
import { titleSecond } from './titleSecond.ts';

/** The closed list of rules, by code. */
export const allRules: { readonly [Code in ProblemCode]: Rule<Code> } = {
  'section-missing': sectionMissing,
  'index-row-missing': indexRowMissing,
  'index-link-broken': indexLinkBroken,
  'index-conflict-marker': indexConflictMarker,
  'file-unreadable': fileUnreadable,
  'front-matter-invalid': frontMatterInvalid,
  'section-misspelled': sectionMisspelled,
  'section-empty': sectionEmpty,
  'section-duplicate': sectionDuplicate,
  'title-missing': titleMissing,
  'title-second': titleSecond,
  'title-number-mismatch': titleNumberMismatch,
  'title-number-missing': titleNumberMissing,
  'status-missing': statusMissing,
  'status-unknown': statusUnknown,
  'date-missing': dateMissing,
  'choice-open': choiceOpen,
  'date-invalid': dateInvalid,
  'number-duplicate': numberDuplicate,
  'index-row-duplicate': indexRowDuplicate,
  'index-number-mismatch': indexNumberMismatch,
  'index-title-mismatch': indexTitleMismatch,
  'index-status-mismatch': indexStatusMismatch,
  'index-successor-mismatch': indexSuccessorMismatch,
  'link-broken': linkBroken,
  'link-fragment-broken': linkFragmentBroken,
  'link-empty': linkEmpty,
  'section-order': sectionOrder,
  'placeholder-left': placeholderLeft,
  'status-conflict': statusConflict,
  'file-name': fileName,
  'number-gap': numberGap,
  'parent-missing': parentMissing,
  'supersede-no-successor': supersedeNoSuccessor,
  'supersede-one-sided': supersedeOneSided,
  'supersede-by-draft': supersedeByDraft,
  'supersede-cycle': supersedeCycle,
  'index-missing': indexMissing,
  'index-incomplete': indexIncomplete,
  'index-order': indexOrder,
  'index-row-malformed': indexRowMalformed,
  'index-table-split': indexTableSplit,
  'reference-unknown': referenceUnknown,
  'record-changed': recordChanged,
  'number-taken-elsewhere': numberTakenElsewhere,
  'proposal-stale': proposalStale,
  'disable-unused': disableUnused,
  'config-invalid': configInvalid,
};
