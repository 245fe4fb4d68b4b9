import { isHeaderLabel, isStatusField, isStatusLabel } from '../vocabulary/headerLabels.ts';
import type { Field, Table } from './facts.ts';
import { ownText } from './kept/sharedText.ts';
import { append, lowerBound } from './sequences.ts';
import { lineStart, type Span } from './span.ts';
import { trimBlanks } from './syntax/characters.ts';
import type { BlockNode, Root } from './syntax/syntaxTree.ts';

/** A line of the preamble. */
interface PreambleLine extends Span {
  /** Whether it is in a quote or a callout, where other words with a colon are prose. */
  readonly isQuoted: boolean;
  /** The marker of the item that it begins, with the blanks behind it, or the marks of the quote. */
  readonly marker?: string;
}

/**
 * The fields of the lines before the first section such as `Initial Author: …`, `* **Status:** …` and `**Status** …`, and
 * the terms of definition lists. One whose line ends behind the colon has an empty value, unless the next line may be that.
 */
export function readPreamble({ children }: Root, text: string, tables: readonly Table[]): Field[] {
  const firstSection = children.findIndex((node) => node.type === 'heading' && node.depth > 1);
  return readFieldsIn(firstSection === -1 ? children : children.slice(0, firstSection), text, tables);
}

/** The same of other blocks. */
export function readFieldsIn(blocks: readonly BlockNode[], text: string, tables: readonly Table[]): Field[] {
  const fields: Field[] = [];
  /** The label of a line that has nothing else: its value follows. */
  let label: string | undefined;
  let waiting: Field | undefined;
  let term: { readonly name: string; readonly start: number } | undefined;
  for (const { start, end, isQuoted, marker } of blocks.flatMap((node) => linesIn(node, text, tables, false))) {
    const line = text.slice(start, end);
    const colon = term === undefined ? undefined : /^[ \t]*:[ \t]+(?=\S)/.exec(line)?.[0];
    if (term !== undefined && colon !== undefined) {
      const field = fieldOf(term.name, line, start, colon.length, trimBlanks(line, colon.length, line.length));
      fields.push(isQuoted ? field : { ...field, lead: ownText(text.slice(term.start, field.value.span.start)) });
      label = undefined;
      continue;
    }
    const name = termLine.exec(line)?.[1]?.trim();
    term = name === undefined ? undefined : { name, start };
    const empty = label === undefined ? emptyField(line, start) : undefined;
    const next = bareLabel(line);
    const found =
      label === undefined || next !== undefined
        ? withForm(readFields(line, start), line, start, marker)
        : [fieldOf(label, line, start, 0, trimBlanks(line, 0, line.length))];
    if (waiting !== undefined && (found.length > 0 || empty !== undefined || next !== undefined)) fields.push(waiting);
    append(
      fields,
      found.filter(({ key, value }) => !isQuoted || isHeaderLabel(key) || isStatusField(key, value.raw)),
    );
    label = next;
    waiting = next === undefined ? empty : undefined;
  }
  return waiting === undefined ? fields : [...fields, waiting];
}

/** A few words and no more: what a definition list, `Status` above `: Accepted`, may define. */
const termLine = /^[ \t]*[*_]{0,3}(\p{L}[^*_:：\r\n]{0,40})[*_]{0,3}[ \t]*$/u;

const emptyLine =
  /^[ \t]*(?:(?<mark>\*{1,3}|_{1,3}|`)(?<marked>\p{L}[^*_`:：\r\n]{0,40})(?:[:：]\k<mark>|\k<mark>[ \t]*[:：])|(?<plain>\p{L}[^*_`:：\r\n]{0,40})[:：])(?=[ \t]*\\?$)/u;

/** `**Superseded by:**` with nothing behind it. */
function emptyField(line: string, base: number): Field | undefined {
  const { 0: written, groups } = emptyLine.exec(line) ?? {};
  const key = groups?.['marked'] ?? groups?.['plain'];
  if (written === undefined || key === undefined) return undefined;
  const at = base + written.length;
  return { origin: 'preamble', key: ownText(key.trim()), value: { raw: '', span: { start: at, end: at } } };
}

function linesIn(node: BlockNode, text: string, tables: readonly Table[], isQuoted: boolean): PreambleLine[] {
  if (node.type === 'blockquote') return node.children.flatMap((child) => linesIn(child, text, tables, true));
  if (node.type === 'list')
    return node.children.flatMap(({ start, children: [first] }) => {
      if (first?.type !== 'paragraph') return [];
      const [begin, ...rest] = linesIn(first, text, tables, isQuoted);
      return begin === undefined ? [] : [{ ...begin, marker: text.slice(start, first.start) }, ...rest];
    });
  if (node.type !== 'paragraph') return [];
  const end = startOfTable(node, tables) ?? node.end;
  return [...text.slice(node.start, end).matchAll(/[^\r\n]+/g)].map(({ 0: line, index }) => {
    // The next lines of a quote begin with its marks.
    const marks = isQuoted ? (/^[ \t>]*/.exec(line)?.[0].length ?? 0) : 0;
    const start = node.start + index + marks;
    const place = { start, end: node.start + index + line.length, isQuoted };
    const marker = isQuoted ? text.slice(lineStart(text, start), start) : '';
    return /^(?:> ?)+$/.test(marker) ? { ...place, marker } : place;
  });
}

/** The fields of a line, of which the first one keeps how it is written: `**Status:** Accepted`, `- _Status: Accepted_`. */
function withForm([first, ...rest]: Field[], line: string, base: number, marker = ''): Field[] {
  if (first === undefined) return [];
  const { key, value } = first;
  const lead = marker + line.slice(0, value.span.start - base);
  const trail = line.slice(value.span.end - base).trim();
  // Another field may follow; what nearly all write is not worth a text of its own.
  if (rest.length > 0 || lead === `${key}: ` || !/^[*_`]*(?:<\/[a-z]+>)?$/i.test(trail)) return [first, ...rest];
  return [{ ...first, lead: ownText(lead), ...(trail === '' ? {} : { trail: ownText(trail) }) }];
}

/** The lines of a table are none of the paragraph that they follow. */
function startOfTable({ start, end }: Span, tables: readonly Table[]): number | undefined {
  const startOf = (at: number) => tables[at]?.header.span.start ?? Number.POSITIVE_INFINITY;
  const found = startOf(lowerBound(tables.length, (at) => startOf(at) < start));
  return found < end ? found : undefined;
}

/** The label that is all that a line has: `**Status**`. */
function bareLabel(line: string): string | undefined {
  const words = /^[ \t]*(?:\*{1,3}|_{1,3})([^*_]+)(?:\*{1,3}|_{1,3})[ \t]*$/.exec(line)?.[1];
  return words !== undefined && isHeaderLabel(words) ? ownText(words.trim()) : undefined;
}

/** What may open a label, and how it is closed. */
const closers: ReadonlyMap<string, string> = new Map([
  ...['*', '**', '***', '_', '__', '___', '`'].map((mark) => [mark, mark] as const),
  ...['b', 'strong', 'i', 'em'].map((tag) => [`<${tag}>`, `</${tag}>`] as const),
  ['[', ']'],
  ['', ''],
]);

const opening = /^[ \t]*(?:(\*{1,3}|_{1,3}|`|\[|<(?:b|strong|i|em)>)[ \t]*)?(?=\p{L})/iu;

/** Where a line has a key and its value. */
interface FieldPlace extends Span {
  readonly key: string;
}

/** The fields of a line that begins at `base`: one, or several with a sign between them. */
function readFields(line: string, base: number): Field[] {
  const fields: Field[] = [];
  let from = 0;
  let end = line.length;
  for (let place = findField(line); place !== undefined; place = findField(line.slice(from, end))) {
    const start = from + place.start;
    end = from + place.end;
    // `Status: Accepted | Date: 2026-01-01`
    const next = /\s[|·•]\s+(?=[*_]{0,3}\p{L}[\p{L} ]{0,30}[*_]{0,3}[:：])/u.exec(line.slice(start, end));
    fields.push(fieldOf(place.key, line, base, start, next === null ? end : start + next.index));
    if (next === null) break;
    from = start + next.index + next[0].length;
  }
  return fields;
}

function findField(line: string): FieldPlace | undefined {
  const [lead = '', mark = ''] = opening.exec(line) ?? [];
  const closer = closers.get(mark.toLowerCase());
  if (lead === '' && !/^\p{L}/u.test(line)) return undefined;
  if (closer === undefined) return undefined;
  return findWithColon(line, lead.length, closer) ?? findWithoutColon(line, lead.length, closer);
}

/** `Status: Accepted`, `**Status:** Accepted`, `_Status: Accepted_`: a key, perhaps closed, a colon, and a value. */
function findWithColon(line: string, keyStart: number, closer: string): FieldPlace | undefined {
  const colon = line.search(/[:：]/);
  if (colon <= keyStart) return undefined;
  const [key = ''] = /^[^*_|[\]`<>]*/.exec(line.slice(keyStart, colon)) ?? [];
  const between = line.slice(keyStart + key.length, colon).trim();
  if (between !== '' && !closesBold(between) && between !== closer) return undefined;
  // Brackets around all of it are a link's, mostly.
  if (closer === ']' && !isStatusLabel(key)) return undefined;
  let start = skipBlanks(line, line.charAt(colon + 1) === ':' ? colon + 2 : colon + 1);
  let end = trimBlanks(line, start, line.length);
  const isClosed = between !== '' || closer === '';
  if (!isClosed) {
    // `**Status:** Accepted`, or `**Status: Accepted**`.
    if (line.startsWith(closer, start)) {
      const behind = skipBlanks(line, start + closer.length);
      start = behind;
    } else if (line.slice(start, end).endsWith(closer) && !line.slice(start, end - closer.length).includes(closer))
      end = trimBlanks(line, start, end - closer.length);
  }
  // A backslash at the end breaks the line.
  const isEmpty = start >= end || line.slice(start, end) === '\\';
  return isEmpty ? undefined : { key: key.trimEnd(), start, end };
}

function closesBold(text: string): boolean {
  return text === '**' || text === '__';
}

/** `**Status** Accepted`, `Status - Accepted`: only for the names of what records have above their sections. */
function findWithoutColon(line: string, keyStart: number, closer: string): FieldPlace | undefined {
  const key = /^[\p{L}\p{M}]+(?: [\p{L}\p{M}]+){0,2}/u.exec(line.slice(keyStart))?.[0] ?? '';
  if (!isHeaderLabel(key)) return undefined;
  const behind = keyStart + key.length;
  const isClosed = closer !== '' && line.startsWith(closer, behind);
  const separator = (isClosed ? /^\s+(?:[-–—=]\s+)?/ : /^\s+[-–—=]\s+/).exec(
    line.slice(isClosed ? behind + closer.length : behind),
  )?.[0];
  if (separator === undefined) return undefined;
  const start = behind + (isClosed ? closer.length : 0) + separator.length;
  const end = trimBlanks(line, start, line.length);
  return start >= end ? undefined : { key, start, end };
}

/** A field whose value is a part of a line that begins at `base`. */
function fieldOf(key: string, line: string, base: number, start: number, end: number): Field {
  const raw = ownText(line.slice(start, end));
  return { origin: 'preamble', key: ownText(key), value: { raw, span: { start: base + start, end: base + end } } };
}

/** Any white space is a blank here. */
function skipBlanks(line: string, from: number): number {
  return line.length - line.slice(from).trimStart().length;
}
