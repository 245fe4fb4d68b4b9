import type { DecisionRecord } from './decisionRecord.ts';
import { isDate } from './numberRegister.ts';
import { type RecordName, slugOf } from './recordName.ts';
import { isSameNumber, type RecordNumber } from './recordNumber.ts';

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

/** The pattern that three quarters of the records follow; undefined where there is no such. */
export function findNamePattern(
  shapes: ReadonlyMap<NameShape, number>,
  [prefix, sharers]: readonly [prefix: string, count: number],
): NamePattern | undefined {
  const total = [...shapes.values()].reduce((sum, count) => sum + count, 0);
  const [best] = [...shapes].sort(([, a], [, b]) => b - a);
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

/** Whether a record is named as the others are. A number too great for the width needs no padding. */
export function fitsPattern({ name }: DecisionRecord, { shape, prefix, isOneSeries }: NamePattern): boolean {
  if (shapeOf(name) === shape) return true;
  // Each prefix is a series of its own: `ADR-0001-x.md` may stand beside `ADR-CI-001-y.md`.
  const isOwnSeries = !isOneSeries || name.prefix.toLowerCase() !== prefix.toLowerCase();
  if (isOwnSeries && name.number !== undefined && name.prefix !== '' && shape.startsWith('adr-')) return true;
  const width = Number(shape.replace('adr-', ''));
  const isGreat = name.number !== undefined && headOf(name.number).length > width && !/^0/.test(name.number);
  return isGreat && (name.prefix !== '') === shape.startsWith('adr-');
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
  const [head = next, ...rest] = name.number !== undefined && !isDate(name.number) ? name.number.split('-') : [];
  const number = [String(Number(head)).padStart(Number(kind), '0'), ...rest].join('-');
  const slug = name.number === undefined ? file.name.replace(/\.\w+$/, '') : name.slug || slugOf(title.text);
  return `${prefix}${number}${slug === '' ? '' : `-${slug}`}.md`;
}

function headOf(number: RecordNumber): string {
  return number.split('-')[0] as string;
}
