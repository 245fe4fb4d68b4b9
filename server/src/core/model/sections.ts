import type { Heading } from '../markdown/facts.ts';
import { type Convention, isPresetSection, normalizeSection, type SectionDemand, sectionKey } from './convention.ts';
import type { DecisionRecord } from './decisionRecord.ts';
import { editDistance, isForeign } from './editDistance.ts';
import { namesSection } from './headingForms.ts';
import { ownForm } from './learntStatuses.ts';
import type { Log } from './log.ts';
import type { Outline, OutlineEntry } from './outline.ts';
import { hasSection } from './ownSections.ts';
import { comparePlaces, placeOfRecord } from './recordOrder.ts';

/** The sections of the convention that a record lacks in any form, in the convention's order, whether it must have them or not. */
export function findAbsentSections(record: DecisionRecord, convention: Convention): SectionDemand[] {
  const places = placesIn(record, convention);
  if (!places.includes(undefined)) return [];
  return convention.sections.value.filter((demand, at) => places[at] === undefined && !isSaid(demand, record));
}

/** Those of them that are demanded of the record: what is older than a section need not have it. */
export function findMissingSections(record: DecisionRecord, convention: Convention): SectionDemand[] {
  return findAbsentSections(record, convention).filter(
    ({ of, since }) => of === 'each' && (since === undefined || comparePlaces(placeOfRecord(record), since) >= 0),
  );
}

/**
 * Whether a record has a form of its own: no heading of it is one of the sections that the template or the other records
 * have, three at least. A pointer to a decision that is kept elsewhere, or a research report, is no record in which each
 * of them was forgotten. Whoever begins with the Status section and goes on with nothing else has the form of the log.
 */
export function hasOwnForm({ outline }: DecisionRecord, { sections }: Convention): boolean {
  if (sections.source !== 'template' && sections.source !== 'default') return false;
  const demanded = sections.value.filter(({ name, of }) => of !== 'nobody' && sectionKey(name) !== 'status');
  if (demanded.length < 3 || demanded.some(({ name }) => hasHeading(outline, name))) return false;
  const own = outline.entries.filter(({ depth, section }) => depth === 2 && section !== undefined);
  return own.length > 2 || !own.some(({ section }) => section === 'status');
}

/** Whether a heading is a section, or names it with something added. */
function hasHeading({ positions, also, entries }: Outline, name: string): boolean {
  const key = sectionKey(name);
  return (
    positions.has(key) ||
    also.includes(key) ||
    entries.some(({ text, section }) => section !== undefined && namesSection(text, name))
  );
}

/** Whether a record has a section in another form than under its name: in a longer heading, or as a field. */
function isSaid({ name }: SectionDemand, record: DecisionRecord): boolean {
  const key = sectionKey(name);
  if (key === 'status') return record.status !== undefined || record.unreadStatus !== undefined;
  return hasSection(record, key) || hasHeading(record.outline, name);
}

/** The heading of a section, whatever its depth: of several the first of the highest level. The record's title is none. */
export function findSection({ file, outline }: DecisionRecord, name: string): Heading | undefined {
  const place = placeOf(outline, sectionKey(name));
  return place === undefined ? undefined : file.facts.headings[place];
}

/** The sections of the convention that a record has, in the convention's order. */
export function findDemanded(record: DecisionRecord, convention: Convention): DemandedSection[] {
  const places = placesIn(record, convention);
  return convention.sections.value.flatMap((demand, at) => {
    const place = places[at];
    const heading = place === undefined ? undefined : record.file.facts.headings[place];
    return heading === undefined ? [] : [{ demand, heading }];
  });
}

/** A section of the convention, and the heading that it has in a record. */
export interface DemandedSection {
  readonly demand: SectionDemand;
  readonly heading: Heading;
}

/** For each section of the convention, which of the record's headings it is; the same list for all records of an outline. */
export function placesIn({ outline }: DecisionRecord, { sections }: Convention): Places {
  const known = places.get(outline);
  if (known?.demands === sections.value) return known.places;
  const found = sections.value.map(({ name }) => placeOf(outline, sectionKey(name)));
  places.set(outline, { demands: sections.value, places: found });
  return found;
}

type Places = readonly (number | undefined)[];

const places = new WeakMap<Outline, { readonly demands: readonly SectionDemand[]; readonly places: Places }>();

function placeOf({ entries }: Outline, wanted: string): number | undefined {
  let found: number | undefined;
  entries.forEach(({ depth, section }, at) => {
    const isHigher = found === undefined || depth < (entries[found] as OutlineEntry).depth;
    if (section === wanted && isHigher) found = at;
  });
  return found;
}

/** A heading that was probably meant to be a section which the record lacks. */
export interface MisspelledSection {
  readonly heading: Heading;
  readonly section: SectionDemand;
}

/** Word by word, where there are as many: "Considered Questions" are no "Considered Options". */
function isMisspelling(text: string, wanted: string): boolean {
  const isNear = (a: string, b: string) => {
    const limit = Math.max(b.length < 6 ? 1 : 2, Math.floor(b.length / 4));
    return editDistance(a, b, limit) <= limit;
  };
  const words = text.split(/\s+/);
  const wantedWords = wanted.split(/\s+/);
  return (
    isNear(text, wanted) &&
    (words.length !== wantedWords.length || words.every((word, at) => isNear(word, wantedWords[at] as string)))
  );
}

/**
 * Pairs sections that a record lacks with headings that nearly have their names: within an edit distance of two, or a
 * quarter of the name's length. A heading that is a section in its own right, in whatever language, is not taken for
 * another one, nor is one that three records have.
 */
export function findMisspelledSections(
  record: DecisionRecord,
  { convention, census }: Pick<Log, 'convention' | 'census'>,
): MisspelledSection[] {
  const missing = findMissingSections(record, convention);
  if (missing.length === 0) return [];
  const known = new Set(convention.sections.value.map(({ name }) => sectionKey(name)));
  const candidates = record.file.facts.headings.filter((heading) => {
    const { text } = heading;
    const key = sectionKey(text);
    return (
      heading !== record.title.heading &&
      !known.has(key) &&
      !isPresetSection(key) &&
      census.countNamed(normalizeSection(text)) < ownForm
    );
  });
  return missing.flatMap((section) => {
    const heading = candidates.find(({ text }) => isSlip(text, section.name));
    return heading === undefined ? [] : [{ heading, section }];
  });
}

/** Whether a word was probably meant to be another one. One with letters that English lacks is of another language. */
function isSlip(text: string, wanted: string): boolean {
  return isForeign(text) === isForeign(wanted) && isMisspelling(text.toLowerCase(), wanted.toLowerCase());
}

/** Whether a record has a section of a known kind of log, in a language that is known, or hardly any section at all. */
export function isUnderstood({ outline }: Pick<DecisionRecord, 'outline'>): boolean {
  const sections = outline.entries.filter(({ depth, section }) => depth > 1 && section !== undefined);
  return sections.length < 2 || sections.some(({ section }) => section !== undefined && isPresetSection(section));
}
