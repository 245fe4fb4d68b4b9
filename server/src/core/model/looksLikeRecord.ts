import type { Heading } from '../markdown/facts.ts';
import { smallest } from '../markdown/sequences.ts';
import { tellsOfDecision } from '../vocabulary/decidingWords.ts';
import { isStatusField } from '../vocabulary/headerLabels.ts';
import { findLeadingStatus } from '../vocabulary/statusWords.ts';
import { findStatusTexts } from './decisionRecord.ts';
import type { RecordName } from './recordName.ts';
import { parseTitle } from './recordTitle.ts';
import { sectionKey } from './sectionKeys.ts';
import type { SourceFile } from './sourceFile.ts';

/** A status, or a title such as `ADR 12: …`: what chapters and blog posts with numbers in their names do not have. */
export function looksLikeRecord({ facts }: SourceFile): boolean {
  return hasStatus(facts) || isTitledAsRecord(facts);
}

/**
 * A title such as `ADR 12: …`, a section for a status that is known, or such a status and a section in which something is
 * weighed or decided: plans, notes and specifications have a line `Status:`, too. With a status of its own a file needs two
 * such sections.
 */
export function readsLikeDecision({ facts }: SourceFile): boolean {
  if (isTitledAsRecord(facts)) return true;
  if (!hasStatus(facts)) return false;
  const isKnown = findStatusTexts(facts).some(({ raw }) => findLeadingStatus(raw) !== undefined);
  if (isKnown && facts.headings.some(({ text }) => sectionKey(text) === 'status')) return true;
  const fewest = isKnown ? 1 : 2;
  return countDeciding(facts) >= fewest;
}

/** What is enough in a place that is called a log: a status, a title, or a section in which something is weighed or decided. */
export function mayBeDecision(file: SourceFile): boolean {
  return looksLikeRecord(file) || countDeciding(file.facts) > 0;
}

/** A section for the decision, and one for its context, or a status. */
export function tellsDecision({ facts }: SourceFile): boolean {
  const sections = new Set(facts.headings.map(({ text }) => sectionKey(text)));
  return sections.has('decision') && (sections.has('context') || hasStatus(facts));
}

function countDeciding({ headings }: SourceFile['facts']): number {
  return [...new Set(headings.slice(1).map(({ text }) => sectionKey(text)))].filter(tellsOfDecision).length;
}

function isTitledAsRecord({ headings }: SourceFile['facts']): boolean {
  const title = headings[0]?.text ?? '';
  return /^\[?(?:ADR|Architecture Decision)/i.test(title) && parseTitle(title).text !== '';
}

/** How most of the files beside one are named, where their names say that they are records: by numbers, or as ADRs. */
export type Naming = 'numbered' | 'as-adr' | undefined;

/**
 * A file whose name does not say so is a record when it has a status and tells of a context or a decision; of a decision,
 * where the names of others have numbers, since reviews and plans lie beside records. Where all others are called ADR, its
 * title must do so, too.
 */
export function readsLikeRecord({ facts }: SourceFile, naming?: Naming): boolean {
  if (!hasStatus(facts)) return false;
  if (naming === 'as-adr') return isTitledAsRecord(facts);
  const [title, ...others] = facts.headings;
  const depth = smallest((title?.depth === 1 ? others : facts.headings).map((heading) => heading.depth));
  const isOwn = (heading: Heading) => naming === undefined || heading.depth === depth;
  const sections = new Set(facts.headings.filter(isOwn).map(({ text }) => sectionKey(text)));
  return sections.has('decision') || (naming === undefined && sections.has('context'));
}

/** How the names of most files say that these are records. */
export function namingOf(names: readonly RecordName[]): Naming {
  if (names.length < fewestNamed) return undefined;
  const called = names.filter(({ prefix }) => /adr/i.test(prefix)).length;
  return called * 10 >= names.length * 9 ? 'as-adr' : 'numbered';
}

/** Fewer names tell nothing. */
const fewestNamed = 3;

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
