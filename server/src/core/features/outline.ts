import {
  type DocumentSymbol,
  type FoldingRange,
  type Position,
  type SelectionRange,
  SymbolKind,
} from 'vscode-languageserver-types';
import type { Heading, MarkdownFacts } from '../markdown/facts.ts';
import type { LineTable } from '../markdown/kept/lineTable.ts';
import { contains, type Span } from '../markdown/span.ts';
import type { Messages } from '../messages/english.ts';
import type { AskedFile } from './askedFile.ts';

/** A section: its heading, and all below it up to the next heading of its depth or above. */
export interface Section {
  readonly heading: Heading;
  readonly span: Span;
  readonly children: readonly Section[];
}

/** The sections of a file, those of deeper headings within those of the headings above them. */
export function outlineOf({ headings, lines }: MarkdownFacts): Section[] {
  const end = lines.spanOf(lines.count - 1).end;
  const read = (from: number, to: number): Section[] => {
    const sections: Section[] = [];
    for (let at = from; at < to; ) {
      const heading = headings[at] as Heading;
      let next = at + 1;
      while (next < to && (headings[next] as Heading).depth > heading.depth) next++;
      const span = { start: heading.block.start, end: headings[next]?.block.start ?? end };
      sections.push({ heading, span, children: read(at + 1, next) });
      at = next;
    }
    return sections;
  };
  return read(0, headings.length);
}

/** What can be folded: front matter, sections, tables. Spans begin on the line that stays. */
export function foldsOf(facts: MarkdownFacts): Span[] {
  const { lines, bodyStart, tables } = facts;
  const frontMatter = bodyStart === 0 ? [] : [{ start: 0, end: lines.spanOf(lines.lineAt(bodyStart) - 1).end }];
  const ofSections = (sections: readonly Section[]): Span[] =>
    sections.flatMap(({ span, children }) => [span, ...ofSections(children)]);
  const ofTables = tables.map(({ header, rows }) => ({
    start: header.span.start,
    end: (rows.at(-1) ?? header).span.end,
  }));
  return [...frontMatter, ...ofSections(outlineOf(facts)), ...ofTables];
}

/** The spans that a growing selection takes at an offset, the widest first: the file, sections, a row, a cell. */
export function selectionsAt(facts: MarkdownFacts, offset: number): Span[] {
  const { lines } = facts;
  const spans: Span[] = [{ start: 0, end: lines.spanOf(lines.count - 1).end }];
  const enter = (sections: readonly Section[]): void => {
    const here = sections.find(({ span }) => contains(span, { start: offset, end: offset }));
    if (here === undefined) return;
    spans.push(here.span);
    enter(here.children);
  };
  enter(outlineOf(facts));
  const row = facts.tables
    .flatMap(({ header, rows }) => [header, ...rows])
    .find(({ span }) => contains(span, { start: offset, end: offset }));
  const cell = row?.cells.find(({ outer }) => contains(outer, { start: offset, end: offset }));
  spans.push(lines.spanOf(lines.lineAt(offset)));
  if (row !== undefined) spans.push(row.span);
  if (cell !== undefined) spans.push(cell.content);
  // A section of one line is no step.
  return spans.filter(
    (span, at) => at === 0 || span.end - span.start < (spans[at - 1] as Span).end - (spans[at - 1] as Span).start,
  );
}

/** The sections of a record or an index. */
export function findDocumentSymbols(asked: AskedFile, { words }: Messages): DocumentSymbol[] {
  const facts = outlinedFacts(asked);
  if (facts === undefined) return [];
  const toSymbol = ({ heading, span, children }: Section): DocumentSymbol => ({
    name: heading.text === '' ? words.emptyHeading : heading.text,
    kind: SymbolKind.String,
    range: facts.lines.rangeOf(span),
    selectionRange: facts.lines.rangeOf(heading.content),
    children: children.map(toSymbol),
  });
  return outlineOf(facts).map(toSymbol);
}

/** What can be folded in a record or an index, from the line that stays to the last one that is hidden. */
export function findFoldingRanges(asked: AskedFile): FoldingRange[] {
  const facts = outlinedFacts(asked);
  if (facts === undefined) return [];
  return foldsOf(facts).flatMap(({ start, end }) => {
    const startLine = facts.lines.lineAt(start);
    const endLine = lastLine(facts.lines, end);
    return endLine > startLine ? [{ startLine, endLine }] : [];
  });
}

/** A span that ends where a line begins hides the line before it. */
function lastLine(lines: LineTable, end: number): number {
  const line = lines.lineAt(end);
  return lines.spanOf(line).start === end ? line - 1 : line;
}

/** For each position, what a growing selection takes. */
export function findSelectionRanges(asked: AskedFile, positions: readonly Position[]): SelectionRange[] {
  const facts = outlinedFacts(asked);
  if (facts === undefined) return [];
  return positions.map((position) => {
    const [file, ...inner] = selectionsAt(facts, facts.lines.offsetAt(position)).map((span) =>
      facts.lines.rangeOf(span),
    );
    const whole: SelectionRange = { range: file ?? { start: position, end: position } };
    return inner.reduce<SelectionRange>((parent, range) => ({ range, parent }), whole);
  });
}

/** Only files of a log have an outline of ours. */
function outlinedFacts({ log, file }: AskedFile): MarkdownFacts | undefined {
  return log === undefined ? undefined : file?.facts;
}
