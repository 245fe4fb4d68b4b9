import type { Cell, CellLink, Definitions, Mention, Row, RowContent, SourceText } from './facts.ts';
import { findMentions, mayMention } from './findMentions.ts';
import { outsideCode } from './inlineMarkdown.ts';
import { linksWithBlanks, scanInlineLinks } from './scanLinks.ts';
import type { SeriesPrefixes } from './seriesPrefixes.ts';
import type { Span } from './span.ts';

/** A row in its place. */
export class TableRow implements Row {
  readonly content: RowContent;
  /** An ordinary property, so that tests compare it. */
  private readonly start: number;
  #cells: readonly Cell[] | undefined;

  constructor(content: RowContent, start: number) {
    this.content = content;
    this.start = start;
  }

  get span(): Span {
    return { start: this.start, end: this.start + this.content.text.length };
  }

  /** Made when somebody asks, which of most rows nobody does; the same objects each time. */
  get cells(): readonly Cell[] {
    this.#cells ??= this.content.cells.map((cell) => movedCell(cell, this.start));
    return this.#cells;
  }

  get mentions(): readonly Mention[] {
    return this.content.mentions.map((mention) => ({
      ...mention,
      span: movedSpan(mention.span, this.start),
      numberSpan: movedSpan(mention.numberSpan, this.start),
    }));
  }

  get hasLeadingPipe(): boolean {
    return this.content.hasLeadingPipe;
  }

  get hasTrailingPipe(): boolean {
    return this.content.hasTrailingPipe;
  }
}

/**
 * Splits one line into cells. A pipe separates cells unless a backslash stands before it, also within code spans
 * (GFM 4.10, example 200); cells beyond the header's are kept, since somebody wrote them. `text` is a string of its own, of
 * which the cells are slices, and begins and ends with no blank.
 */
export function readRow(text: string, definitions: Definitions, series: SeriesPrefixes): RowContent {
  const pipes: number[] = [];
  for (let at = text.indexOf('|'); at !== -1; at = text.indexOf('|', at + 1)) if (!isEscaped(text, at)) pipes.push(at);
  const hasLeadingPipe = pipes[0] === 0;
  const hasTrailingPipe = pipes.length > (hasLeadingPipe ? 1 : 0) && pipes[pipes.length - 1] === text.length - 1;
  const bounds = [...(hasLeadingPipe ? [] : [-1]), ...pipes, ...(hasTrailingPipe ? [] : [text.length])];
  const cells: Cell[] = [];
  let linkCount = 0;
  for (let index = 0; index + 1 < bounds.length; index++) {
    const cell = readCell(text, (bounds[index] as number) + 1, bounds[index + 1] as number, definitions);
    linkCount += cell.links.length;
    cells.push(cell);
  }
  return {
    text,
    cells,
    linkCount,
    mentions: mayMention(text, series) ? cells.flatMap((cell) => mentionsIn(cell, series)) : noMentions,
    hasLeadingPipe,
    hasTrailingPipe,
    hasReferences: definitions.size > 0,
  };
}

/** Whether an odd number of backslashes stands before an offset: of two, the first escapes the second. */
function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (first > 0 && text.charCodeAt(first - 1) === BACKSLASH) first--;
  return (at - first) % 2 === 1;
}

function readCell(text: string, outerStart: number, outerEnd: number, definitions: Definitions): Cell {
  let start = outerStart;
  let end = outerEnd;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  // An empty cell is edited behind its first blank, where a person would type.
  if (start === end) start = end = Math.min(outerStart + 1, outerEnd);
  const raw = text.slice(start, end);
  const links = scanInlineLinks(raw, start, definitions);
  const others = linksWithBlanks(raw, start);
  return new CompactCell([outerStart, outerEnd, start, end], raw, others.length === 0 ? links : [...links, ...others]);
}

/** A cell that keeps its places as numbers: an index of ten thousand rows has thirty thousand cells. */
class CompactCell implements Cell {
  readonly raw: string;
  readonly links: readonly CellLink[];
  private readonly outerStart: number;
  private readonly outerEnd: number;
  private readonly start: number;
  private readonly end: number;

  constructor(
    [outerStart, outerEnd, start, end]: readonly [number, number, number, number],
    raw: string,
    links: readonly CellLink[],
  ) {
    this.raw = raw;
    this.links = links;
    this.outerStart = outerStart;
    this.outerEnd = outerEnd;
    this.start = start;
    this.end = end;
  }

  get outer(): Span {
    return { start: this.outerStart, end: this.outerEnd };
  }

  get content(): Span {
    return { start: this.start, end: this.end };
  }
}

const noMentions: readonly Mention[] = [];

function mentionsIn({ raw, content, links }: Cell, series: SeriesPrefixes): Mention[] {
  const blank = ({ length }: string) => ' '.repeat(length);
  const words = outsideCode(
    raw,
    (text) => text.replace(/<[^<>]*>/g, blank),
    (_, code) => blank(code),
  );
  return findMentions(words, { start: 0, end: raw.length }, content.start, series).filter(
    ({ span }) => !links.some(({ whole }) => whole.start <= span.start && span.start < whole.end),
  );
}

function movedCell({ outer, content, raw, links }: Cell, by: number): Cell {
  return {
    outer: movedSpan(outer, by),
    content: movedSpan(content, by),
    raw,
    links: links.length === 0 ? links : links.map((link) => movedLink(link, by)),
  };
}

function movedLink(link: CellLink, by: number): CellLink {
  const { kind, href, target, text, whole, isReference } = link;
  const moved = { kind, href, text: movedText(text, by), whole: movedSpan(whole, by) };
  // The target of a reference stands in its definition.
  return isReference === true ? { ...moved, target, isReference } : { ...moved, target: movedSpan(target, by) };
}

/** A piece of a row's text in its place, where the row begins at `by`. */
export function movedText({ raw, span }: SourceText, by: number): SourceText {
  return { raw, span: movedSpan(span, by) };
}

function movedSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

const BACKSLASH = 0x5c;

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
