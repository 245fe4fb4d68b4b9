import type { SeriesPrefixes } from '../markdown/seriesPrefixes.ts';
import type { DecisionRecord } from './decisionRecord.ts';
import { isDate } from './numberRegister.ts';
import { awaitsNumber, type RecordName, slugOf } from './recordName.ts';
import { headOf, inWidthOf, isSameNumber, type RecordNumber } from './recordNumber.ts';

/** How a log names its records, learnt from their names. */
export interface NamePattern {
  readonly shape: NameShape;
  /** The prefix that most records have: `adr-`, or none. */
  readonly prefix: string;
  /** Whether more than half of the records have that prefix: else each prefix is a series with a width of its own. */
  readonly isOneSeries: boolean;
  /** The shape written out: `NNNN-title.md`. */
  readonly example: string;
}

/** Digits, `date`, or no number; behind `adr-` or the like, or not. Areas may differ in their prefixes. */
export type NameShape = `${'adr-' | ''}${number | 'date' | 'title'}`;

/** So many records must share a shape before another one is out of line. */
const fewest = 3;

/** The shape of a record's name; a number that needs more digits than the others have the shape of its own width. */
export function shapeOf({ prefix, number }: RecordName): NameShape {
  const kind = number === undefined ? 'title' : isDate(number) ? 'date' : headOf(number).length;
  return `${prefix === '' ? '' : 'adr-'}${kind}`;
}

/** Whether a name has a number that is written without zeros before it. */
export function isUnpadded({ number }: RecordName): boolean {
  return number !== undefined && !isDate(number) && !number.startsWith('0');
}

/** How many records have names of one shape, and how many of these have a number that is not padded. */
export interface ShapeCount {
  readonly all: number;
  readonly unpadded: number;
}

/**
 * The pattern that three quarters of the records follow; undefined where there is no such. A number that needs all of its
 * digits follows each pattern of fewer ones, too: from 1 to 31 all are written alike.
 */
export function findNamePattern(
  shapes: ReadonlyMap<NameShape, ShapeCount>,
  [prefix, sharers]: readonly [prefix: string, count: number],
): NamePattern | undefined {
  const total = [...shapes.values()].reduce((sum, { all }) => sum + all, 0);
  const [best] = [...shapes.keys()]
    .map((shape) => [shape, countFollowers(shape, shapes), widthOf(shape)] as const)
    .sort(([, a, width], [, b, other]) => b - a || other - width);
  if (best === undefined || best[1] < fewest || best[1] * 4 < total * 3) return undefined;
  const [shape] = best;
  const kind = shape.replace('adr-', '');
  const number = kind === 'date' ? 'YYYYMMDD-' : kind === 'title' ? '' : `${'N'.repeat(Number(kind))}-`;
  return {
    shape,
    prefix,
    isOneSeries: sharers * 2 > total,
    example: `${shape.startsWith('adr-') ? prefix || 'adr-' : ''}${number}title.md`,
  };
}

/** How many names are of a shape, or have a number that is too great for it. */
function countFollowers(shape: NameShape, shapes: ReadonlyMap<NameShape, ShapeCount>): number {
  let count = shapes.get(shape)?.all ?? 0;
  for (const [other, { unpadded }] of shapes)
    if (other.startsWith('adr-') === shape.startsWith('adr-') && widthOf(other) > widthOf(shape) && widthOf(shape) > 0)
      count += unpadded;
  return count;
}

/** How many digits names of a shape have; none where they have no number. */
function widthOf(shape: NameShape): number {
  return Number(shape.replace('adr-', '')) || 0;
}

/** Whether a record is named as the others are. A number too great for the width needs no padding. */
export function fitsPattern({ name, file }: DecisionRecord, { shape, prefix, isOneSeries }: NamePattern): boolean {
  if (shapeOf(name) === shape || awaitsNumber(file.name)) return true;
  // Each prefix is a series of its own: `ADR-0001-x.md` may stand beside `ADR-CI-001-y.md`.
  const isOwnSeries = !isOneSeries || name.prefix.toLowerCase() !== prefix.toLowerCase();
  if (isOwnSeries && name.number !== undefined && name.prefix !== '' && shape.startsWith('adr-')) return true;
  const width = widthOf(shape);
  const isGreat = width > 0 && isUnpadded(name) && headOf(name.number ?? '').length > width;
  return isGreat && (name.prefix !== '') === shape.startsWith('adr-');
}

/**
 * Whether a file is rather a companion of the records than one of them: it has no number where they have theirs, or words
 * of its own before it, where all but two share theirs. It should have another name, or none of their form.
 */
export function isCompanion({ name }: DecisionRecord, { namePattern: pattern, convention, series }: Naming): boolean {
  if (pattern === undefined || pattern.shape.endsWith('title')) return false;
  if (name.number === undefined) return true;
  return (
    pattern.isOneSeries &&
    pattern.prefix !== '' &&
    name.prefix !== '' &&
    name.prefix.toLowerCase() !== pattern.prefix.toLowerCase() &&
    !convention.series.includes(name.prefix) &&
    !series.has(name.prefix)
  );
}

/** How the records of a log are named. */
interface Naming {
  readonly namePattern: NamePattern | undefined;
  readonly convention: { readonly series: readonly string[] };
  readonly series: SeriesPrefixes;
}

/**
 * Whether the digits that a record's name begins with may be a part of its words: the name is not formed as the others are,
 * or the title has another number, which is written wider, or there are too few records to tell and the digits are not
 * padded. What such a name says is not taken over without a user.
 */
export function isNumberDoubtful(record: DecisionRecord, pattern: NamePattern | undefined): boolean {
  const { number, title, name } = record;
  if (number === undefined || name.prefix !== '' || isDate(number)) return false;
  if (pattern !== undefined && !fitsPattern(record, pattern)) return true;
  const other = title.number;
  if (other === undefined || isSameNumber(other, number)) return false;
  return headOf(number).length < headOf(other).length || (pattern === undefined && !number.startsWith('0'));
}

/** The name that a record would have if it were named as the others; `next` is the number for one without any. */
export function proposeFileName(
  { name, title, file }: DecisionRecord,
  pattern: NamePattern,
  next: RecordNumber,
): string | undefined {
  const kind = pattern.shape.replace('adr-', '');
  // A date nobody can guess, and a number is not thrown away.
  if (kind === 'date' || kind === 'title') return undefined;
  const prefix = pattern.shape.startsWith('adr-') ? name.prefix || pattern.prefix : '';
  const own = name.number === undefined || isDate(name.number) ? next : name.number;
  const number = inWidthOf('0'.repeat(Number(kind)), own);
  const slug = name.number === undefined ? file.name.replace(/\.\w+$/, '') : name.slug || slugOf(title.text);
  return `${prefix}${number}${slug === '' ? '' : `-${slug}`}.md`;
}
