import { tellsOfDecision } from '../vocabulary/decidingWords.ts';
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

/**
 * Whether documents that an index lists are decisions by the sections that nearly all of them have: proposals mostly
 * name no status. Chapters and lessons share sections, too, but none in which something is weighed and decided. The
 * headings of their template, where there is one, say what is meant to be shared.
 */
export function shareDecisionSections(files: readonly SourceFile[], template: SourceFile | undefined): boolean {
  const counts = new Map<string, number>();
  for (const { facts } of files) for (const key of sectionKeysOf(facts)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const shared = [...counts].flatMap(([key, count]) => (count * 10 >= files.length * 9 ? [key] : []));
  const templated = template === undefined ? new Set() : sectionKeysOf(template.facts);
  const isFromTemplate = shared.filter((key) => templated.has(key)).length * 2 > shared.length;
  const deciding = shared.filter((key) => tellsOfDecision(key)).length;
  return shared.length >= 3 && deciding >= (isFromTemplate ? 1 : 2);
}

/** The sections of a document, its title aside, as they are compared. */
function sectionKeysOf({ headings }: SourceFile['facts']): Set<string> {
  return new Set(headings.slice(1).map(({ text }) => sectionKey(text)));
}
