import type { LineTable } from '../lineTable.ts';
import type { MarkdownSource } from './markdownSource.ts';
import { parseByMdast } from './parseByMdast.ts';
import { scanSource } from './scanMarkdown.ts';
import type { Root } from './syntaxTree.ts';
import { TooDeep } from './tooDeep.ts';
import { Unsure } from './unsure.ts';

/**
 * The syntax tree of a Markdown document, as CommonMark has it; any text has one.
 * @throws {TooDeep} for one that nests deeper than people write
 */
export function parseMarkdown(source: MarkdownSource): Root {
  try {
    return scanSource(source);
  } catch (error) {
    if (!(error instanceof Unsure)) throw error;
  }
  const text = source.withoutRows();
  refuseDepth(text, source.lines);
  return parseByMdast(text);
}

/**
 * Throws {@link TooDeep} where a text may nest deeper than the reference parser can take: its time grows with the square of
 * the depth, and more.
 */
function refuseDepth(text: string, lines: LineTable): void {
  // Of a paragraph: the marks of emphasis, and the brackets that are open.
  let marks = 0;
  let brackets = 0;
  for (let line = 0; line < lines.count; line++) {
    const { start, end } = lines.spanOf(line);
    const own = text.slice(start, end);
    const { depth, columns } = measureStart(own);
    if (depth > mostReferenceContainers || (depth > 0 && columns > 2 * mostReferenceContainers))
      throw new TooDeep('containers');
    if (depth > 0 || own.trim() === '') {
      marks = 0;
      brackets = 0;
    }
    for (let at = 0; at < own.length; at++) {
      const char = own[at];
      if (char === '*' || char === '_') marks++;
      else if (char === '[') brackets++;
      else if (char === ']' && brackets > 0) brackets--;
      if (marks > mostMarks || brackets > mostOpenBrackets) throw new TooDeep('inline Markdown');
    }
  }
}

const mostReferenceContainers = 40;
const mostMarks = 1_000;
const mostOpenBrackets = 200;

/** How many marks of quotes and items a line begins with, and how many blanks are between them. */
function measureStart(line: string): { readonly depth: number; readonly columns: number } {
  // Lines across the page are of the same characters as markers.
  if (/^[ \t]*(?:(?:-[ \t]*)+|(?:\*[ \t]*)+)$/.test(line)) return { depth: 0, columns: 0 };
  let depth = 0;
  let columns = 0;
  for (let at = 0; at < line.length; at++) {
    const char = line[at];
    if (char === ' ' || char === '\t') columns += char === ' ' ? 1 : 4;
    else if (char === '>') depth++;
    else {
      marker.lastIndex = at;
      const [mark] = marker.exec(line) ?? [];
      if (mark === undefined) break;
      depth++;
      at += mark.length - 1;
    }
  }
  return { depth, columns };
}

const marker = /(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)/y;
