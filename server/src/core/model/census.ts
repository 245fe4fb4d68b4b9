import type { Heading } from '../markdown/facts.ts';
import { isPresetSection, normalizeSection, sectionKey } from './convention.ts';
import type { DecisionRecord } from './decisionRecord.ts';
import { type NameShape, shapeOf } from './namePattern.ts';
import { isSameNumber } from './recordNumber.ts';

/** What the records of a log have, counted; the template is none of them. */
export class Census {
  records = 0;
  /** How many have a status. */
  withStatus = 0;
  /** How many titles begin with the record's own number. */
  withNumberedTitle = 0;
  /** How many names have which shape. */
  readonly shapes = new Map<NameShape, number>();
  readonly #prefixes = new Map<string, number>();
  readonly #names = new Map<string, number>();
  readonly #pairs = new Map<string, number>();
  readonly #sections = new Map<string, { count: number; positions: number }>();

  /** How many records have a section, by its canonical name. */
  countOf(section: string): number {
    return this.#sections.get(section)?.count ?? 0;
  }

  /** How many records have a heading of this name, synonyms not counted. */
  countNamed(heading: string): number {
    return this.#names.get(heading) ?? 0;
  }

  /** Where in a record the section stands on average: 0 is the first place, 1000 the last; undefined where none has it. */
  positionOf(section: string): number | undefined {
    const found = this.#sections.get(section);
    return found === undefined || found.count === 0 ? undefined : found.positions / found.count;
  }

  /** What most names have before their number; mostly nothing. */
  get commonPrefix(): string {
    return [...this.#prefixes].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '';
  }

  /** In how many records a section of a preset stands before another one. */
  countBefore(section: string, other: string): number {
    return this.#pairs.get(`${section}\n${other}`) ?? 0;
  }

  /** Counts a record, or with -1 no longer. */
  count(record: DecisionRecord, by: 1 | -1): void {
    if (record.isTemplate) return;
    this.records += by;
    if (record.status !== undefined) this.withStatus += by;
    const shape = shapeOf(record.name);
    this.shapes.set(shape, (this.shapes.get(shape) ?? 0) + by);
    this.#prefixes.set(record.name.prefix, (this.#prefixes.get(record.name.prefix) ?? 0) + by);
    if (beginsWithOwnNumber(record)) this.withNumberedTitle += by;
    for (const [section, position] of positionsOf(record)) {
      const known = this.#sections.get(section) ?? { count: 0, positions: 0 };
      known.count += by;
      known.positions += by * position;
      this.#sections.set(section, known);
    }
    for (const name of new Set(sectionsOf(record).map(nameOf)))
      this.#names.set(name, (this.#names.get(name) ?? 0) + by);
    const ofPresets = [...positionsOf(record).keys()].filter(isPresetSection);
    ofPresets.forEach((section, at) => {
      for (const other of ofPresets.slice(at + 1)) {
        const pair = `${section}\n${other}`;
        this.#pairs.set(pair, (this.#pairs.get(pair) ?? 0) + by);
      }
    });
  }
}

/** Whether two states of a record count alike. The template counts by every word. */
export function countsAlike(old: DecisionRecord | undefined, record: DecisionRecord): boolean {
  if (old === undefined || old.isTemplate || record.isTemplate) return false;
  const before = [...positionsOf(old)];
  const after = [...positionsOf(record)];
  return (
    (old.status === undefined) === (record.status === undefined) &&
    beginsWithOwnNumber(old) === beginsWithOwnNumber(record) &&
    sectionsOf(old).map(nameOf).join() === sectionsOf(record).map(nameOf).join() &&
    before.length === after.length &&
    after.every(([section, position], at) => before[at]?.[0] === section && before[at]?.[1] === position)
  );
}

function nameOf({ text }: Heading): string {
  return normalizeSection(text);
}

function sectionsOf({ file, title }: DecisionRecord) {
  return file.facts.headings.filter((heading) => heading !== title.heading);
}

/** The record's sections by their canonical names, each with its place among them, from 0 to 1000. */
function positionsOf(record: DecisionRecord): Map<string, number> {
  const sections = sectionsOf(record);
  const positions = new Map<string, number>();
  sections.forEach(({ text }, at) => {
    const key = sectionKey(text);
    if (!positions.has(key)) positions.set(key, Math.round((1000 * at) / Math.max(1, sections.length - 1)));
  });
  return positions;
}

function beginsWithOwnNumber({ number, title }: DecisionRecord): boolean {
  const first = /^(\d+(?:-\d{1,2})?)(?=[\s.:])/.exec(title.heading?.text ?? '')?.[1];
  return first !== undefined && number !== undefined && isSameNumber(first, number);
}
