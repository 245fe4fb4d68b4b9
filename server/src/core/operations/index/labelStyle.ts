import type { IndexRow } from '../../model/indexRow.ts';
import { inWidthOf, isSameNumber, type RecordNumber } from '../../model/recordNumber.ts';
import { nameOf } from '../../model/uris.ts';
import { leadLength } from '../../vocabulary/leadingWords.ts';
import { findLeadingStatus } from '../../vocabulary/statusWords.ts';
import type { RowFacts } from './rowFacts.ts';

/** A row whose words show how those of another record are written. */
export type Sample = Pick<IndexRow, 'number' | 'targetName' | 'words'>;

/**
 * The numbers of a row in a text, those of another record in their places: `019` as `ADR-018` is written is `ADR-019`, and
 * `2-2` as `2.1` is, `2.2`. Undefined where the text has none of them.
 */
export function writeNumber(text: string, sample: Sample, number: RecordNumber | undefined): string | undefined {
  const parts = findNumbers(text, sample);
  if (number === undefined || parts.length === 0) return undefined;
  return replaceParts(
    text,
    parts.map((part) => ({ ...part, text: numberLike(part.raw, number) })),
  );
}

function numberLike(written: string, number: RecordNumber): string {
  const own = inWidthOf(written.replace('.', '-'), number);
  return written.includes('.') ? own.replace('-', '.') : own;
}

/** A piece of a text. */
interface Part {
  readonly at: number;
  readonly raw: string;
}

const day = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g;

/** Where a text says the number of a row, days aside. */
function findNumbers(text: string, { number, targetName }: Sample): Part[] {
  const own = [number?.raw, targetName.number, targetName.other?.number].filter((each) => each !== undefined);
  const isOwn = (digits: string) => own.some((each) => isSameNumber(each, digits.replace('.', '-')));
  const found = [...text.matchAll(/\d{3,5}[a-f]\b|\d+(?:[-.]\d{1,2}(?![\d-]))?/gi)].flatMap(
    ({ 0: raw, index: at }): Part[] => {
      const head = /^\d+/.exec(raw)?.[0] ?? raw;
      return isOwn(raw) ? [{ at, raw }] : isOwn(head) ? [{ at, raw: head }] : [];
    },
  );
  const days = [...text.matchAll(day)].filter(({ 0: raw }) => !own.includes(raw));
  return found.filter(({ at }) => !days.some(({ 0: raw, index }) => index <= at && at < index + raw.length));
}

function replaceParts(text: string, parts: readonly (Part & { readonly text: string })[]): string {
  return [...parts]
    .sort((a, b) => b.at - a.at)
    .reduce((written, { at, raw, text: own }) => written.slice(0, at) + own + written.slice(at + raw.length), text);
}

/** The name of a record's file, and its number where it stands beside it, as a row has its own in a text. */
export function writeName(
  raw: string,
  sample: Sample | undefined,
  { uri, number }: Pick<RowFacts, 'uri' | 'number'>,
): string | undefined {
  const { name = '' } = sample?.targetName ?? {};
  const stem = withoutExtension(name);
  const at = raw.toLowerCase().indexOf(stem.toLowerCase());
  if (sample === undefined || stem === '' || at === -1) return undefined;
  const rest = raw.slice(at + stem.length);
  const own = withoutExtension(nameOf(uri));
  return raw.slice(0, at) + own + (writeNumber(rest, sample, number) ?? rest);
}

/** Whether a text is the name of a row's file, with its number or its extension, and not a title that is like it. */
export function isFileName(raw: string, { targetName: { name, number } }: Sample): boolean {
  const stem = withoutExtension(name);
  // `[ADR-018](ADR-018.md)` has the number.
  if (number !== undefined && stem.endsWith(number)) return raw.includes(name);
  return name !== '' && raw.includes(number === undefined || /\s/.test(stem) ? name : stem);
}

export function withoutExtension(fileName: string): string {
  return fileName.replace(/\.\w+$/, '');
}

/** A title with its number before it, and between the marks, as `raw` has the words of its row; else the title alone. */
export function writeTitle(title: string, facts: RowFacts, raw: string, sample: Sample | undefined): string {
  if (sample === undefined) return title;
  const first = /^[^\p{L}\p{N}]*(?:\p{L}{1,5}[-_ ]?)?\d+(?:[-.]\d{1,2}(?!\d))?[^\p{L}\p{N}`<[(]*/u.exec(raw)?.[0] ?? '';
  const isNumbered = findNumbers(first, sample).length > 0;
  const at = sample.words === '' ? -1 : raw.lastIndexOf(sample.words);
  // The words may begin with a part of the number, or have marks between them.
  const isWhole = at === 0 || at >= (isNumbered ? first.length : 0);
  const before = isWhole ? raw.slice(0, at) : isNumbered ? first : '';
  const behind = isWhole ? raw.slice(at + sample.words.length) : raw.slice(before.length);
  const numbered = before.includes('<') ? undefined : writeNumber(before, sample, facts.number);
  const told = writeBeside(before, sample, facts) ?? numbered ?? '';
  // A title in code would be another one: marks in it would be seen.
  const lead = told.split('`').length % 2 === 0 ? told.replaceAll('`', '') : told;
  const { pieces, closers } = balance([lead], behind);
  const isFramed = isWhole && lead !== '' && pieces[0] === told;
  return pieces.join('') + title + ((isFramed ? writeBeside(behind, sample, facts) : undefined) ?? closers);
}

/** What stands beside the words of a row, and where it says something of its record. */
export interface Beside {
  readonly text: string;
  readonly names: readonly Part[];
  readonly numbers: readonly Part[];
  readonly days: readonly Part[];
  readonly status: Part | undefined;
  /** The letters and digits that are none of these, tags aside. */
  readonly words: string;
}

export function readBeside(text: string, sample: Sample): Beside {
  let rest = text;
  const take = (parts: readonly Part[]) => {
    for (const { at, raw } of parts) rest = rest.slice(0, at) + ' '.repeat(raw.length) + rest.slice(at + raw.length);
    return parts;
  };
  const { name } = sample.targetName;
  const at = name === '' ? -1 : text.indexOf(name);
  const names = take(at === -1 ? [] : [{ at, raw: name }]);
  const numbers = take(findNumbers(rest, sample));
  const days = take([...rest.matchAll(day)].map(({ 0: raw, index }) => ({ at: index, raw })));
  const status = findStatus(text, numbers[0]);
  if (status !== undefined) take([status]);
  const words = rest.replace(/<(?![^<>]*:\/\/)[^<>]*>/g, '').replace(/[^\p{L}\p{N}]/gu, '');
  return { text, names, numbers, days, status, words };
}

/** The status may come before the number, or after it. */
function findStatus(text: string, number: Part | undefined): Part | undefined {
  for (const start of [0, number === undefined ? 0 : number.at + number.raw.length]) {
    const rest = text.slice(start);
    const word = findLeadingStatus(rest);
    if (word === undefined) continue;
    const at = start + leadLength(rest);
    return { at, raw: text.slice(at, at + word.length) };
  }
  return undefined;
}

/**
 * The same beside the words of another record: undefined where it cannot say what is said there, or has words that are about
 * the row's record alone, unless they are `shared`.
 */
export function writeBeside(
  text: string,
  sample: Sample,
  { uri, number, date, status }: Pick<RowFacts, 'uri' | 'number' | 'date' | 'status'>,
  isShared: (words: string) => boolean = () => false,
): string | undefined {
  const found = readBeside(text, sample);
  if (found.words !== '' && !isShared(found.words)) return undefined;
  const own = [
    ...found.names.map((part) => ({ ...part, text: nameOf(uri) })),
    ...found.numbers.map((part) => ({
      ...part,
      text: number === undefined ? undefined : numberLike(part.raw, number),
    })),
    ...found.days.map((part) => ({ ...part, text: date })),
    ...(found.status === undefined ? [] : [{ ...found.status, text: status }]),
  ];
  const told = own.flatMap((part) => (part.text === undefined ? [] : [{ ...part, text: part.text }]));
  return told.length < own.length ? undefined : replaceParts(text, told);
}

/** The marks of emphasis and code in a text, and its tags; an underline within a word is none. */
const marks = /`+|\*+|~~|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])|<\/?(?!br\b)[a-z]\w*(?:\s[^<>]*)?(?<!\/)>/giu;

/**
 * Pieces of a row without the emphasis that nothing ends, and what ends the rest of it: of what stands `behind` them in the
 * row that shows the style, the marks that they open.
 */
export function balance(
  pieces: readonly string[],
  behind: string,
): { readonly pieces: readonly string[]; readonly closers: string } {
  const keyOf = (run: string) => /^<\/?(\w+)/.exec(run)?.[1]?.toLowerCase() ?? [...run].sort().join('');
  const open = new Map<string, number>();
  const toggle = (run: string) => open.set(keyOf(run), (open.get(keyOf(run)) ?? 0) ^ 1);
  for (const piece of pieces) for (const [run] of piece.matchAll(marks)) toggle(run);
  let closers = '';
  for (const [run] of behind.matchAll(marks)) {
    if (open.get(keyOf(run)) !== 1) continue;
    closers += run;
    toggle(run);
  }
  return {
    pieces: pieces.map((piece) => piece.replace(marks, (run) => (open.get(keyOf(run)) === 1 ? '' : run))),
    closers,
  };
}

/** The same for what stands on both sides of a link; brackets that are left alone by one of them go. */
export function balanceSides(
  before: string | undefined,
  behind: string | undefined,
  written: string,
): { readonly before: string; readonly behind: string } {
  const count = (text: string, signs: RegExp) => text.match(signs)?.length ?? 0;
  const hasBrackets = (text = '') => count(text, /[([{（「]/g) === count(text, /[)\]}）」]/g);
  const isWhole = hasBrackets(`${before ?? ''}${behind ?? ''}`);
  const kept = [before, behind].map((side) => (side !== undefined && (isWhole || hasBrackets(side)) ? side : ''));
  const { pieces, closers } = balance(kept, behind === undefined ? written : '');
  const [first = '', last = ''] = pieces;
  return { before: first, behind: last + closers };
}

/** A number in the words of its cell, the days in which become those of the other record, too; undefined where it has none. */
export function writeNumbered(raw: string, sample: Sample, facts: RowFacts): string | undefined {
  const written = writeNumber(raw, sample, facts.number);
  const days = raw.match(day) ?? [];
  const isOwn = days.some((each) => each === sample.targetName.number);
  if (written === undefined || days.length === 0 || isOwn) return written;
  return facts.date === undefined ? facts.number : written.replace(day, facts.date);
}
