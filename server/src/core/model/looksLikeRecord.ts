import { isStatusField } from '../vocabulary/headerLabels.ts';
import { sectionKey } from './convention.ts';
import { parseTitle } from './recordTitle.ts';
import type { SourceFile } from './sourceFile.ts';

/** A status, or a title such as `ADR 12: …`: what chapters and blog posts with numbers in their names do not have. */
export function looksLikeRecord({ facts }: SourceFile): boolean {
  const title = facts.headings[0]?.text ?? '';
  return hasStatus(facts) || (/^\[?(?:ADR|Architecture Decision)/i.test(title) && parseTitle(title).text !== '');
}

/** A file whose name does not say so is a record when it has a status and tells of a context or a decision. */
export function readsLikeRecord({ facts }: SourceFile): boolean {
  const sections = new Set(facts.headings.map(({ text }) => sectionKey(text)));
  return hasStatus(facts) && (sections.has('context') || sections.has('decision'));
}

function hasStatus({ headings, fields }: SourceFile['facts']): boolean {
  return (
    headings.some(({ text }) => sectionKey(text) === 'status') ||
    fields.some(({ key, value }) => isStatusField(key, value.raw))
  );
}
