import type { Heading } from '../markdown/facts.ts';
import type { Convention, Habits, SectionDemand } from './convention.ts';
import type { DecisionRecord } from './decisionRecord.ts';
import { namesSection } from './headingForms.ts';
import { ownForm } from './learntStatuses.ts';
import { editDistance, isForeign } from './nearestName.ts';
import type { Outline, OutlineEntry } from './outline.ts';
import { hasSection } from './ownSections.ts';
import { comparePlaces, placeOfRecord } from './recordOrder.ts';
import { isPresetSection, normalizeSection, sectionKey } from './sectionKeys.ts';

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

/** Whether a record has a section that its log demands, in any form; its status is none. */
export function hasAnySection(record: DecisionRecord, { sections }: Convention): boolean {
  return sections.value.some(
    (demand) => demand.of !== 'nobody' && sectionKey(demand.name) !== 'status' && isSaid(demand, record),
  );
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
  const words = text.split(/\s+/);
  const wantedWords = wanted.split(/\s+/);
  if (words.length !== wantedWords.length) return isNear(text, wanted);
  return words.every((word, at) => isNear(word, wantedWords[at] as string));
}

/**
 * Whether a slip of the hand makes one text of the other: a letter too many or too few, letters that changed places, or in
 * a long word another letter. "Revision" is another word than "Decision", "Votes" than "Notes", and 結論 than 結果.
 */
function isNear(text: string, wanted: string): boolean {
  if (text === wanted) return true;
  if (wanted.length < 5 || writesInSigns.test(wanted)) return false;
  if (isShuffled(text, wanted)) return editDistance(text, wanted, 2) <= 2;
  if (text[0] !== wanted[0]) return false;
  const distance = editDistance(text, wanted, 2);
  if (distance === 1) return text.length !== wanted.length || wanted.length > 7;
  return distance === 2 && wanted.length > 8;
}

/** Whether a slip is one for sure, and no other word: it leaves out or doubles a letter, or the word is long. */
export function isSureSlip(text: string, wanted: string): boolean {
  const [own, name] = [text.toLowerCase().split(/\s+/), wanted.toLowerCase().split(/\s+/)];
  return own.length === name.length && own.every((word, at) => isSureWord(word, name[at] as string));
}

function isSureWord(text: string, wanted: string): boolean {
  if (text === wanted || isShuffled(text, wanted)) return true;
  if (wanted.length < 7) return false;
  const isOneMore = text.length !== wanted.length && editDistance(text, wanted, 1) <= 1;
  return isOneMore || (wanted.length > 9 && editDistance(text, wanted, 2) <= 2);
}

function isShuffled(text: string, wanted: string): boolean {
  return text.length === wanted.length && [...text].sort().join() === [...wanted].sort().join();
}

/** Scripts in which one sign is a word. */
const writesInSigns = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;

/**
 * Pairs sections that a record lacks with headings that nearly have their names. A heading that is a section in its own right, in whatever language, is not taken for
 * another one, nor is one that three records have.
 */
export function findMisspelledSections(
  record: DecisionRecord,
  { convention, census }: { readonly convention: Convention; readonly census: Habits },
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
