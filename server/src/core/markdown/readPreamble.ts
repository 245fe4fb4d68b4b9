import type { Field, Table } from './facts.ts';
import { ownText } from './ownText.ts';
import type { Span } from './span.ts';
import { trimBlanks } from './syntax/characters.ts';
import type { ParagraphNode, Root } from './syntax/syntaxTree.ts';

/** The fields of the lines before the first section such as `Initial Author: …` and `* **Status:** …`. */
export function readPreamble(root: Root, text: string, tables: readonly Table[]): Field[] {
  const firstSection = root.children.findIndex((node) => node.type === 'heading' && node.depth > 1);
  const preamble = firstSection === -1 ? root.children : root.children.slice(0, firstSection);
  return preamble
    .flatMap((node) => (node.type === 'list' ? node.children.map((item) => item.children[0]) : [node]))
    .filter((node): node is ParagraphNode => node?.type === 'paragraph')
    .map((node) => ({ start: node.start, end: startOfTable(node, tables) ?? node.end }))
    .flatMap(({ start, end }) =>
      [...text.slice(start, end).matchAll(/[^\r\n]+/g)].flatMap(({ 0: line, index }) => readField(line, start + index)),
    );
}

/** The lines of a table are none of the paragraph that they follow. */
function startOfTable({ start, end }: Span, tables: readonly Table[]): number | undefined {
  return tables.find(({ header }) => start <= header.span.start && header.span.start < end)?.header.span.start;
}

/** The field of a line that begins at `base`, if it is one: a key, which may be bold, a colon, and a value. */
function readField(line: string, base: number): Field[] {
  const colon = line.search(/[:：]/);
  const keySpan = colon === -1 ? undefined : findKey(line, colon);
  if (keySpan === undefined) return [];
  const start = findValue(line, colon + 1, line.slice(0, keySpan.start).trim());
  const raw = line.slice(start, trimBlanks(line, start, line.length));
  if (raw === '') return [];
  return [
    {
      origin: 'preamble',
      key: ownText(line.slice(keySpan.start, keySpan.end)),
      value: { raw: ownText(raw), span: { start: base + start, end: base + start + raw.length } },
    },
  ];
}

/** The key before the colon: it begins with a letter, and nothing but the marks of bold text stands around it. */
function findKey(line: string, colon: number): Span | undefined {
  const start = /^[ \t]*(?:(?:\*\*|__)\s*)?(?=\p{L})/u.exec(line)?.[0].length;
  if (start === undefined || start >= colon) return undefined;
  const [key = ''] = /^[^*_|[\]]*/.exec(line.slice(start, colon)) ?? [];
  if (!/^(?:\*\*|__)?\s*$/.test(line.slice(start + key.length, colon))) return undefined;
  return { start, end: start + key.trimEnd().length };
}

/** Where the value begins behind the colon: behind blanks and the marks that end the bold text that began with `mark`. */
function findValue(line: string, from: number, mark: string): number {
  const start = skipBlanks(line, from);
  const behind = mark !== '' && line.startsWith(mark, start) ? skipBlanks(line, start + mark.length) : start;
  // Where nothing follows the marks, they are what is there.
  return behind === line.length ? start : behind;
}

/** Any white space is a blank here. */
function skipBlanks(line: string, from: number): number {
  return line.length - line.slice(from).trimStart().length;
}
