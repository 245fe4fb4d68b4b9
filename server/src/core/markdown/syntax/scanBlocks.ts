import type { LineTable } from '../kept/lineTable.ts';
import type { LineRange, Span } from '../span.ts';
import {
  closesFence,
  type Fence,
  isThematicBreak,
  type ListMarker,
  readAtxHeading,
  readFence,
  readListMarker,
  underlineDepth,
} from './blockStarts.ts';
import { BlockTree, type Container, type OpenItem } from './blockTree.ts';
import { Char, codeAt, skipBlanks, skipWhitespace } from './characters.ts';
import { type HtmlEnd, readHtmlStart } from './htmlBlocks.ts';
import type { InlineTexts } from './inlineTexts.ts';
import { codeIndent, LineCursor } from './lineCursor.ts';
import { scanDefinition } from './linkParts.ts';
import { contentOf, type MarkdownSource, type Prefix, type SourceText, sourceTextOf } from './sourceText.ts';
import type { BlockNode, HeadingNode } from './syntaxTree.ts';
import { mostContainers, TooDeep } from './tooDeep.ts';

/**
 * Finds the blocks of a document line by line, as CommonMark's appendix describes it; their texts go to `texts`.
 * @throws {TooDeep} for containers deeper than people write
 * @throws {RowElsewhere} where rows do not stand in a paragraph of the root
 */
export function scanBlocks(
  { text, lines, rows }: Pick<MarkdownSource, 'text' | 'lines' | 'rows'>,
  texts: InlineTexts,
  onDeparture: OnDeparture,
): BlockNode[] {
  return new BlockScanner(text, texts, onDeparture).scan(lines, rows);
}

/** Is told of a construct that micromark reads in another way than CommonMark. */
export type OnDeparture = (construct: string) => void;

/** What {@link scanBlocks} throws where it meets a table's row that is none: in code, HTML, a quote or a list. */
export class RowElsewhere extends Error {
  override readonly name = 'RowElsewhere';
}

/** A block that has lines and no blocks, and may have more of them. */
type Leaf =
  | ({ readonly type: 'paragraph' } & Lines)
  | ({ readonly type: 'html'; readonly ending: HtmlEnd; readonly columnsBefore: number } & Lines)
  | { readonly type: 'fence'; readonly fence: Fence; end: number }
  | { readonly type: 'code'; end: number };

interface Lines {
  readonly start: number;
  end: number;
  /** Where the rows of a table begin, which have no text here. */
  rowsStart?: number;
  /** Those of the lines behind the first one, within containers. */
  readonly prefixes: Prefix[];
}

class BlockScanner {
  readonly #text: string;
  readonly #texts: InlineTexts;
  readonly #onDeparture: OnDeparture;
  readonly #tree = new BlockTree();
  readonly #line: LineCursor;
  #leaf: Leaf | undefined;

  constructor(text: string, texts: InlineTexts, onDeparture: OnDeparture) {
    this.#text = text;
    this.#texts = texts;
    this.#onDeparture = onDeparture;
    this.#line = new LineCursor(text);
  }

  scan(lines: LineTable, rows: readonly LineRange[]): BlockNode[] {
    let table = 0;
    for (let line = 0; line < lines.count; line++) {
      if (rows[table]?.first === line) {
        const range = rows[table++] as LineRange;
        // In a block of HTML they are no rows, and one of them may end it.
        if (this.#leaf?.type !== 'html') line = this.#takeRows(range, lines);
      }
      const { start, end } = lines.spanOf(line);
      this.#line.moveTo(start, end);
      this.#takeLine();
    }
    this.#closeTo(0);
    return this.#tree.blocks;
  }

  /** Takes the rows of a table as lines of its header's paragraph, and says which line follows. */
  #takeRows({ first, last }: LineRange, lines: LineTable): number {
    const leaf = this.#leaf;
    if (leaf?.type !== 'paragraph' || this.#tree.open.length > 0) throw new RowElsewhere();
    if (last > first) {
      leaf.rowsStart = leaf.end;
      leaf.end = lines.spanOf(last - 1).end;
    }
    return last;
  }

  #takeLine(): void {
    const continued = this.#continueContainers();
    // A line that belongs to a part of the containers only may still go on with a paragraph in them: then it is lazy.
    const isWhole = continued === this.#tree.open.length;
    if (this.#line.isBlank) this.#takeBlankLine(continued);
    else if (isWhole && this.#takeHiddenLine()) return;
    else if (this.#openContainers(continued)) this.#startLeaf();
    else if (!this.#continueParagraph(isWhole)) {
      if (!isWhole) this.#leaveContainers(continued);
      this.#startLeaf();
    }
  }

  /** To how many of the open containers the line belongs by its marks and indentation. */
  #continueContainers(): number {
    const { open } = this.#tree;
    let count = 0;
    while (count < open.length && this.#continues(open[count] as Container)) count++;
    return count;
  }

  #continues(container: Container): boolean {
    if (container.type === 'item') return this.#continuesItem(container);
    if (!this.#line.isAtQuote) return false;
    this.#line.takeQuoteMark();
    container.end = this.#line.end;
    return true;
  }

  #continuesItem(item: OpenItem): boolean {
    if (this.#line.isBlank) item.isOver ||= item.isBlank;
    else {
      item.isBlank = false;
      if (item.isOver || this.#line.indent < item.width) return false;
    }
    this.#line.takeIndent(item.width);
    return true;
  }

  /** Opens the quotes and items that begin on this line, and says whether there are any. */
  #openContainers(continued: number): boolean {
    // As to micromark, code that is indented is interrupted like a paragraph.
    const interrupts = continued === this.#tree.open.length && this.#leaf !== undefined;
    let before: Container | undefined = this.#tree.open[continued];
    let isOpened = false;
    while (this.#line.mayStart) {
      const marker = this.#line.isAtQuote ? undefined : this.#readListMarker(interrupts);
      if (marker === undefined && !this.#line.isAtQuote) break;
      if (!isOpened) this.#closeTo(continued);
      if (this.#tree.open.length >= mostContainers) throw new TooDeep('containers');
      if (marker !== undefined) this.#openItem(marker, before);
      else this.#openQuote();
      isOpened = true;
      before = undefined;
    }
    return isOpened;
  }

  #readListMarker(interrupts: boolean): ListMarker | undefined {
    const marker = readListMarker(this.#line);
    if (marker === undefined || isThematicBreak(this.#line)) return undefined;
    const isEmpty = () => skipBlanks(this.#text, marker.end, this.#line.end) === this.#line.end;
    return interrupts && (!marker.mayInterrupt || isEmpty()) ? undefined : marker;
  }

  #openQuote(): void {
    this.#line.takeQuoteMark();
    this.#tree.openQuote(this.#line.end);
  }

  #openItem({ mark, end }: ListMarker, before: Container | undefined): void {
    const { start, indent } = this.#line;
    this.#line.takeMarker(end - start);
    const { isBlank } = this.#line;
    // More blanks than four are one, and the indentation of code.
    const blanks = isBlank || this.#line.indent > codeIndent ? 1 : this.#line.indent;
    this.#line.takeIndent(blanks);
    const width = indent + end - start + blanks;
    this.#tree.openItem({ start, end: this.#line.end, mark, width, isBlank }, before);
  }

  #takeBlankLine(continued: number): void {
    if (continued < this.#tree.open.length) this.#closeTo(continued);
    const leaf = this.#leaf;
    if (leaf === undefined) return;
    if (leaf.type === 'paragraph' || (leaf.type === 'html' && leaf.ending === 'blank line')) this.#closeLeaf();
    else if (leaf.type !== 'code' || this.#line.indent >= codeIndent) leaf.end = this.#line.end;
  }

  /** Ends the containers that the line does not belong to. */
  #leaveContainers(continued: number): void {
    // To micromark, the first of these lines is a block of its own.
    if (!this.#line.mayStart) this.#onDeparture('code behind a container');
    this.#closeTo(continued);
  }

  /** Takes a line of fenced code or HTML; another one it leaves, and says so. */
  #takeHiddenLine(): boolean {
    const leaf = this.#leaf;
    if (leaf?.type === 'fence') {
      leaf.end = this.#line.end;
      if (this.#line.indent < codeIndent && closesFence(leaf.fence, this.#line)) this.#endLeaf();
      return true;
    }
    if (leaf?.type !== 'html') return false;
    this.#addLine(leaf);
    if (endsHtml(leaf.ending, this.#text.slice(this.#line.start, this.#line.end))) this.#endLeaf();
    return true;
  }

  #addLine(lines: Lines): void {
    lines.end = this.#line.end;
    if (this.#tree.open.length > 0) lines.prefixes.push(this.#line.prefix);
  }

  /** Whether the line is one more of a paragraph, or its underline. Lazy lines are no underlines. */
  #continueParagraph(isWhole: boolean): boolean {
    const leaf = this.#leaf;
    if (leaf?.type !== 'paragraph') return false;
    if (this.#line.mayStart) {
      const depth = isWhole ? underlineDepth(this.#line) : 0;
      // Then the rows are a part of a heading.
      if (depth !== 0 && leaf.rowsStart !== undefined) throw new RowElsewhere();
      if (depth !== 0) {
        this.#endHeading(leaf, depth);
        return true;
      }
      if (this.#endsParagraph(isWhole)) return false;
    }
    this.#addLine(leaf);
    return true;
  }

  #endsParagraph(isWhole: boolean): boolean {
    const line = this.#line;
    if (codeAt(line.text, line.start) === Char.less) {
      if (readHtmlStart(line, true) !== undefined) return true;
      // To micromark, tags of any name do so by a lazy line.
      if (!isWhole && readHtmlStart(line, false) !== undefined) this.#onDeparture('a tag in a lazy line');
    }
    return readAtxHeading(line) !== undefined || readFence(line) !== undefined || isThematicBreak(line);
  }

  /** Begins a block with the rest of the line. */
  #startLeaf(): void {
    const line = this.#line;
    if (line.isBlank) return;
    if (this.#leaf?.type === 'code' && !line.mayStart) {
      this.#leaf.end = line.end;
      return;
    }
    this.#closeLeaf();
    if (!line.mayStart) {
      this.#leaf = { type: 'code', end: line.end };
      return;
    }
    const first = codeAt(line.text, line.start);
    const heading = first === Char.hash ? readAtxHeading(line) : undefined;
    const fence = readFence(line);
    const ending = first === Char.less ? readHtmlStart(line, false) : undefined;
    if (heading !== undefined) this.#addHeading(heading.depth, { start: line.start, end: line.end }, heading.content);
    else if (fence !== undefined) this.#leaf = { type: 'fence', fence, end: line.end };
    else if (ending !== undefined) this.#startHtml(ending);
    else if (isThematicBreak(line)) this.#tree.add({ type: 'thematicBreak' }, line.end);
    else this.#leaf = { type: 'paragraph', start: line.start, end: line.end, prefixes: [] };
  }

  #addHeading(depth: number, { start, end }: Span, content: Span): void {
    const children = this.#texts.add(sourceTextOf(this.#text, content, []));
    this.#tree.add({ type: 'heading', start, end, depth, children }, end);
  }

  /** The indentation of HTML is part of it. */
  #startHtml(ending: HtmlEnd): void {
    const { text, prefix, end } = this.#line;
    this.#leaf = { type: 'html', ending, columnsBefore: prefix.columnsLeft, start: prefix.end, end, prefixes: [] };
    if (endsHtml(ending, text.slice(this.#line.start + 1, end))) this.#endLeaf();
  }

  /** Ends the leaf and the containers from `depth` on. */
  #closeTo(depth: number): void {
    this.#closeLeaf();
    this.#tree.closeTo(depth);
  }

  /** Ends the leaf, since something else begins, or everything ends. */
  #closeLeaf(): void {
    const leaf = this.#leaf;
    const waits = leaf?.type === 'fence' || (leaf?.type === 'html' && leaf.ending !== 'blank line');
    // What nothing ends has all of the text, or of its container.
    if (waits && this.#tree.open.length === 0) leaf.end = this.#text.length;
    // To micromark, with the ending of the last line, sometimes.
    else if (waits && leaf.type === 'fence') this.#onDeparture('where code ends that its container ends');
    this.#endLeaf();
  }

  /** Ends the leaf, which is complete. */
  #endLeaf(): void {
    const leaf = this.#leaf;
    this.#leaf = undefined;
    if (leaf === undefined) return;
    if (leaf.type === 'paragraph') this.#addParagraph(leaf);
    else if (leaf.type === 'html')
      this.#tree.add(
        { type: 'html', start: leaf.start, end: leaf.end, value: this.#htmlOf(leaf, leaf.columnsBefore) },
        leaf.end,
      );
    else this.#tree.add({ type: 'code' }, leaf.end);
  }

  #endHeading(leaf: Lines, depth: number): void {
    this.#leaf = undefined;
    const source = this.#sourceOf(leaf);
    const skipped = this.#addDefinitions(source);
    const start = leaf.start + skipped;
    // Without a text above it, the line is no underline.
    if (start === leaf.end) {
      this.#startLeaf();
      return;
    }
    if (skipped > 0) this.#onDeparture('where a heading below definitions begins');
    const heading: HeadingNode = {
      type: 'heading',
      start,
      end: this.#line.end,
      depth,
      children: this.#texts.add({ ...source, text: source.text.slice(skipped), start }),
    };
    this.#tree.add(heading, heading.end);
  }

  /** Definitions come before the text of a paragraph; often there is nothing else. */
  #addParagraph(leaf: Lines): void {
    const source = this.#sourceOf(leaf);
    const skipped = this.#addDefinitions(source);
    const start = leaf.start + skipped;
    if (start === leaf.end) return;
    const children = this.#texts.add({ ...source, text: source.text.slice(skipped), start });
    this.#tree.add({ type: 'paragraph', start, end: leaf.end, children }, leaf.end);
  }

  /** Adds the definitions at the start of a paragraph's text, and says how long they are. */
  #addDefinitions({ text, start }: SourceText): number {
    let at = 0;
    while (codeAt(text, at) === Char.openBracket) {
      const definition = scanDefinition(text, at, start);
      if (definition === undefined) break;
      this.#texts.labels.add(definition.identifier);
      this.#tree.add(definition, definition.end);
      at = skipWhitespace(text, definition.end - start, text.length);
    }
    return at;
  }

  #sourceOf(leaf: Lines): SourceText {
    return sourceTextOf(this.#text, { start: leaf.start, end: leaf.rowsStart ?? leaf.end }, leaf.prefixes);
  }

  #htmlOf(leaf: Lines, columnsBefore: number): string {
    const source = this.#sourceOf(leaf);
    return ' '.repeat(columnsBefore) + contentOf(source, 0, source.text.length);
  }
}

function endsHtml(ending: HtmlEnd, line: string): boolean {
  return ending !== 'blank line' && ending.test(line);
}
