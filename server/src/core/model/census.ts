import { type DecisionRecord, hasTitle } from './decisionRecord.ts';
import { ownForm } from './learntStatuses.ts';
import { resolveLink } from './links.ts';
import {
  findNamePattern,
  isUnpadded,
  type NamePattern,
  type NameShape,
  type ShapeCount,
  shapeOf,
} from './namePattern.ts';
import { findOpenChoices } from './openChoices.ts';
import { type Outline, pairKey } from './outline.ts';
import { hasSection, isFormless, sectionsWithoutHeading } from './ownSections.ts';
import { hasDate } from './recordDates.ts';
import { isMarkdownName, parseRecordName } from './recordName.ts';
import { isSameNumber, lettered } from './recordNumber.ts';
import { comparePlaces, placeOfRecord, type RecordPlace } from './recordOrder.ts';
import { isPresetSection } from './sectionKeys.ts';
import { webAddressesIn } from './webAddresses.ts';

/** The first record that has a section, and how many before it lack it. */
interface Beginning {
  readonly first: RecordPlace;
  before: number;
}

/** What a record has or has not; a new habit is a line here. */
const features = [
  ['withTitle', hasTitle],
  ['withNumberedTitle', (record: DecisionRecord) => beginsWithOwnNumber(record)],
  ['withBareNumber', (record: DecisionRecord) => beginsWithOwnNumber(record, true)],
  ['withTitleNumber', hasTitleNumber],
  ['withSecondTitle', hasSecondTitle],
  ['withDate', ({ file }: DecisionRecord) => hasDate(file.facts)],
  ['withChoices', keepsChoices],
] as const;

/** What the records of a log have, counted; the template is none of them. */
export class Census {
  records = 0;
  /** How many have none of the sections of presets: they are not among those that lack one. */
  formless = 0;
  /** How many have a status. */
  withStatus = 0;
  /** How many have a title, as a heading or in the front matter. */
  withTitle = 0;
  /** How many titles begin with the record's own number. */
  withNumberedTitle = 0;
  /** How many of these have no separator behind it. */
  withBareNumber = 0;
  /** How many titles have a number, in whatever form: `17. T`, `ADR-017 — T`. */
  withTitleNumber = 0;
  /** How many have a second heading of the first level. */
  withSecondTitle = 0;
  /** How many have a date in their text. */
  withDate = 0;
  /** How many have a list of statuses after the one that they have. */
  withChoices = 0;
  /** Field of the front matter → how many records have their own number there, less those that have another one. */
  readonly #numberFields = new Map<string, { own: number; others: number }>();
  /** How many names have which shape. */
  readonly #shapes = new Map<NameShape, ShapeCount>();
  readonly #prefixes = new Map<string, number>();
  readonly #names = new Map<string, number>();
  readonly #statuses = new Map<string, number>();
  /** Statuses that no list has, as they are written → how many records have them. */
  readonly otherStatuses = new Map<string, number>();
  readonly #pairs = new Map<string, number>();
  readonly #sections = new Map<string, { count: number; positions: number }>();
  /** Sections that longer headings name. */
  readonly #also = new Map<string, number>();
  /** Sections that records have without such a heading: as a field, or under another name. */
  readonly #otherwise = new Map<string, number>();
  /** Those of sections that somebody has asked for since it may have changed; null where no record has the section. */
  readonly #beginnings = new Map<string, Beginning | null>();
  /** Repository on the web → paths of files in it that links of records lead to → how many records have such a link. */
  readonly #webPaths = new Map<string, Map<string, number>>();
  /** The first record with a date, where somebody has asked for it since it may have changed; null where none has one. */
  #firstDated: RecordPlace | null | undefined;
  readonly #all: ReadonlyMap<string, DecisionRecord>;
  /** Where somebody has asked for it since the last change; null where there is none. */
  #namePattern: NamePattern | null | undefined;

  constructor(all: ReadonlyMap<string, DecisionRecord>) {
    this.#all = all;
  }

  get series(): readonly string[] {
    return [...this.#prefixes].flatMap(([prefix, count]) => (count >= ownForm ? [prefix] : [])).sort();
  }

  get numberFields(): readonly string[] {
    const keys = [...this.#numberFields].filter(([, { own, others }]) => own >= 2 && own > others).map(([key]) => key);
    return keys.sort();
  }

  /**
   * The repository on the web that the log lies in, such as `github.com/org/tea`: the only one whose addresses lead to two
   * or more of these records.
   */
  get repository(): string | undefined {
    const own = [...this.#webPaths].filter(([, paths]) => this.#leadToRecords(paths.keys()));
    return own.length === 1 ? own[0]?.[0] : undefined;
  }

  /** Whether two paths from the root of the repository, or more, are those of records. */
  #leadToRecords(paths: Iterable<string>): boolean {
    const [first] = this.#all.values();
    let count = 0;
    for (const path of paths) {
      if (first !== undefined && this.#all.has(resolveLink(first.file.uri, path, first.file.root) ?? '')) count++;
      if (count === 2) return true;
    }
    return false;
  }

  /** How many records have a heading that is a section, by its canonical name, or names it. */
  countOf(section: string): number {
    return (this.#sections.get(section)?.count ?? 0) + (this.#also.get(section) ?? 0);
  }

  /** How many records have a section in whatever form. */
  countSaid(section: string): number {
    return this.countOf(section) + (this.#otherwise.get(section) ?? 0);
  }

  /** The first record that has a section, and how many before it lack it; undefined where none has it. */
  beginningOf(section: string): Beginning | undefined {
    const known = this.#beginnings.get(section);
    if (known !== undefined) return known ?? undefined;
    const records = [...this.#all.values()].filter(({ isTemplate }) => !isTemplate);
    let earliest: RecordPlace | undefined;
    for (const record of records) {
      const place = placeOfRecord(record);
      const isEarlier = earliest === undefined || comparePlaces(place, earliest) < 0;
      if (isEarlier && hasSection(record, section)) earliest = place;
    }
    if (earliest === undefined) {
      this.#beginnings.set(section, null);
      return undefined;
    }
    const first = earliest;
    const older = records.filter((record) => comparePlaces(placeOfRecord(record), first) < 0);
    const beginning = { first, before: older.filter((record) => mayLack(record, section)).length };
    this.#beginnings.set(section, beginning);
    return beginning;
  }

  /** The first record with a date; undefined where none has one. */
  get firstDated(): RecordPlace | undefined {
    if (this.#firstDated === undefined) {
      this.#firstDated = null;
      for (const record of this.#all.values()) if (!record.isTemplate) this.#noteDated(record);
    }
    return this.#firstDated ?? undefined;
  }

  /** A record with a date may be the first one. */
  #noteDated(record: DecisionRecord): void {
    if (this.#firstDated === undefined || !hasDate(record.file.facts)) return;
    const place = placeOfRecord(record);
    if (this.#firstDated === null || comparePlaces(place, this.#firstDated) < 0) this.#firstDated = place;
  }

  /** How many records have a heading of this name, synonyms not counted. */
  countNamed(heading: string): number {
    return this.#names.get(heading) ?? 0;
  }

  /** How many records have a status of this word, in lower case. */
  countStatus(word: string): number {
    return this.#statuses.get(word) ?? 0;
  }

  /** Where in a record the section stands on average: 0 is the first place, 1000 the last; undefined where none has it. */
  positionOf(section: string): number | undefined {
    const found = this.#sections.get(section);
    return found === undefined || found.count === 0 ? undefined : found.positions / found.count;
  }

  /** How the records are named; undefined where most of them are not named alike. */
  get namePattern(): NamePattern | undefined {
    // What most names have before their number; mostly nothing.
    const prefix = () => [...this.#prefixes].sort(([, a], [, b]) => b - a)[0] ?? (['', 0] as const);
    if (this.#namePattern === undefined) this.#namePattern = findNamePattern(this.#shapes, prefix()) ?? null;
    return this.#namePattern ?? undefined;
  }

  /** In how many records a section of a preset stands before another one. */
  countBefore(section: string, other: string): number {
    return this.#pairs.get(pairKey(section, other)) ?? 0;
  }

  /** Counts a record, or with -1 no longer. */
  count(record: DecisionRecord, by: 1 | -1): void {
    if (record.isTemplate) return;
    this.#countRecord(record, by);
    this.#countOutline(record.outline, by);
    this.#moveBeginnings(record, by);
  }

  /** Counts records, those of one outline at once. */
  countAll(records: readonly DecisionRecord[]): void {
    const outlines = new Map<Outline, number>();
    for (const record of records) {
      if (record.isTemplate) continue;
      this.#countRecord(record, 1);
      this.#moveBeginnings(record, 1);
      outlines.set(record.outline, (outlines.get(record.outline) ?? 0) + 1);
    }
    for (const [outline, count] of outlines) this.#countOutline(outline, count);
  }

  #countRecord(record: DecisionRecord, by: 1 | -1): void {
    this.records += by;
    if (isFormless(record)) this.formless += by;
    const status = statusWordOf(record);
    if (status !== undefined) {
      this.withStatus += by;
      add(this.#statuses, status, by);
    }
    const other = otherStatusOf(record);
    if (other !== undefined) addOrDrop(this.otherStatuses, other, by);
    for (const section of sectionsWithoutHeading(record)) add(this.#otherwise, section, by);
    for (const [feature, has] of features) if (has(record)) this[feature] += by;
    // Where the first one goes, somebody must look for the next.
    if (by === 1) this.#noteDated(record);
    else if (this.#firstDated?.uri === record.file.uri) this.#firstDated = undefined;
    for (const { key, number } of record.numberFields) {
      const counts = this.#numberFields.get(key) ?? { own: 0, others: 0 };
      counts[record.number !== undefined && isSameNumber(number.raw, record.number) ? 'own' : 'others'] += by;
      this.#numberFields.set(key, counts);
    }
    for (const [repository, path] of webPathsOf(record)) {
      const paths = this.#webPaths.get(repository) ?? new Map<string, number>();
      addOrDrop(paths, path, by);
      if (paths.size > 0) this.#webPaths.set(repository, paths);
      else this.#webPaths.delete(repository);
    }
    const shape = shapeOf(record.name);
    const { all, unpadded } = this.#shapes.get(shape) ?? { all: 0, unpadded: 0 };
    this.#shapes.set(shape, { all: all + by, unpadded: unpadded + (isUnpadded(record.name) ? by : 0) });
    add(this.#prefixes, record.name.prefix, by);
    this.#namePattern = undefined;
  }

  /** A record before the first one that has a section is counted there; one that has it itself may be the first. */
  #moveBeginnings(record: DecisionRecord, by: 1 | -1): void {
    const place = placeOfRecord(record);
    for (const [section, beginning] of this.#beginnings) {
      if (beginning !== null && comparePlaces(place, beginning.first) > 0) continue;
      if (place.uri === beginning?.first.uri || hasSection(record, section)) this.#beginnings.delete(section);
      else if (beginning !== null && mayLack(record, section)) beginning.before += by;
    }
  }

  #countOutline({ positions, also, replaced, names, pairs }: Outline, by: number): void {
    for (const [section, position] of positions) {
      const known = this.#sections.get(section) ?? { count: 0, positions: 0 };
      known.count += by;
      known.positions += by * position;
      this.#sections.set(section, known);
    }
    for (const section of also) add(this.#also, section, by);
    for (const section of replaced) add(this.#otherwise, section, by);
    for (const name of names) add(this.#names, name, by);
    for (const pair of pairs) add(this.#pairs, pair, by);
  }
}

/** Whether a record without a section is one that lacks it. */
function mayLack(record: DecisionRecord, section: string): boolean {
  return !isPresetSection(section) || !isFormless(record);
}

function add<Key>(counts: Map<Key, number>, key: Key, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

/** As `add`, but entries whose count reaches zero are removed. */
function addOrDrop(counts: Map<string, number>, key: string, by: number): void {
  add(counts, key, by);
  if (counts.get(key) === 0) counts.delete(key);
}

/** Whether two states of a record count alike. The template counts by every word. */
export function countsAlike(old: DecisionRecord | undefined, record: DecisionRecord): boolean {
  if (old === undefined || old.isTemplate || record.isTemplate) return false;
  return (
    old.outline.key === record.outline.key &&
    old.name.number === record.name.number &&
    saysOfNumber(old) === saysOfNumber(record) &&
    webPathsOf(old).join() === webPathsOf(record).join() &&
    sectionsWithoutHeading(old).join() === sectionsWithoutHeading(record).join() &&
    statusWordOf(old) === statusWordOf(record) &&
    otherStatusOf(old) === otherStatusOf(record) &&
    features.every(([, has]) => has(old) === has(record))
  );
}

function statusWordOf({ status }: DecisionRecord): string | undefined {
  return status?.word.toLowerCase();
}

/** A status that no list has; a sentence is none. */
function otherStatusOf({ status }: DecisionRecord): string | undefined {
  return status === undefined || status.known !== undefined || status.isSentence ? undefined : status.word;
}

function saysOfNumber({ numberFields }: DecisionRecord): string {
  return numberFields.map(({ key, number }) => `${key} ${number.raw}`).join();
}

/** The Markdown files of repositories on the web that a record links: each with its repository. */
function webPathsOf({ file }: DecisionRecord): (readonly [repository: string, path: string])[] {
  return webAddressesIn(file.facts).flatMap(({ repository, path }) =>
    isMarkdownName(path) ? [[repository, path] as const] : [],
  );
}

const leadingNumber = new RegExp(String.raw`^(${lettered}|\d+(?:-\d{1,2})?)(?=[\s.:])(?:\s+(?![-–—]\s))?`, 'iu');

/** `isBare`: and nothing but a blank stands behind it. */
function beginsWithOwnNumber({ file, number, title }: DecisionRecord, isBare = false): boolean {
  const [whole, first] = leadingNumber.exec(title.heading?.text ?? '') ?? [];
  if (first === undefined || (isBare && whole === first)) return false;
  // Whether such a number is a word of the title depends on what is counted here: the name alone tells.
  const own = number ?? parseRecordName(file.name)?.number;
  return own !== undefined && isSameNumber(first, own);
}

function hasTitleNumber(record: DecisionRecord): boolean {
  return record.title.number !== undefined || beginsWithOwnNumber(record);
}

function hasSecondTitle({ file, title }: DecisionRecord): boolean {
  return title.heading?.depth === 1 && file.facts.headings.some((each) => each.depth === 1 && each !== title.heading);
}

function keepsChoices(record: DecisionRecord): boolean {
  return findOpenChoices(record).some(({ isChosen }) => isChosen);
}
