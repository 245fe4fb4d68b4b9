import { normalizeIdentifier } from 'micromark-util-normalize-identifier';
import type { Span } from '../span.ts';
import { AngleBrackets } from './angleBrackets.ts';
import {
  Char,
  codeAt,
  decodeEscapes,
  isLineEnding,
  skipBlanks,
  skipLineEnding,
  skipRun,
  skipWhitespace,
  trimBlanks,
} from './characters.ts';
import { CodeSpans } from './codeSpans.ts';
import { flankingOf, type Piece, resolveEmphasis } from './emphasis.ts';
import { closingMark, endOfDestination, endOfLabel, endOfTitle } from './linkParts.ts';
import { PieceList } from './pieceList.ts';
import type { SourceText } from './sourceText.ts';
import type { InlineNode, SyntaxNode } from './syntaxTree.ts';

/**
 * The inline nodes of a heading's or paragraph's text (CommonMark 6), which begins with no blank. `labels` are the
 * identifiers of the document's definitions. The nodes' offsets are the document's.
 * @throws {TooDeep} for emphasis that nests deeper than people write
 */
export function scanInlines(source: SourceText, labels: Identifiers): InlineNode[] {
  return new InlineScanner(source, labels).scan();
}

/** What is defined: labels, normalized and in lower case. */
export type Identifiers = Pick<ReadonlyMap<string, unknown>, 'has' | 'size'>;

/** A `[` or `![` that waits for its `]`. */
interface Bracket {
  readonly isImage: boolean;
  readonly start: number;
  /** Where the link's text begins. */
  readonly open: number;
  /** Which of the pieces it is. */
  readonly piece: number;
}

/** What follows a link's text: where it ends, and where it leads, by itself or by a definition, or not at all. */
interface Tail {
  readonly end: number;
  readonly identifier?: string | undefined;
  readonly destination?: Span;
}

class InlineScanner {
  readonly #source: SourceText;
  readonly #text: string;
  readonly #end: number;
  readonly #base: number;
  readonly #labels: Identifiers;
  readonly #pieces: PieceList;
  #codeSpans: CodeSpans | undefined;
  #angleBrackets: AngleBrackets | undefined;
  readonly #brackets: Bracket[] = [];
  /** How many of the brackets stand before a link: unless they are images, they open nothing any more. */
  #inactive = 0;
  /** The marks that close no title any more. */
  #missingMarks: readonly number[] = [];

  constructor(source: SourceText, labels: Identifiers) {
    const { text, start } = source;
    this.#source = source;
    this.#text = text;
    this.#end = text.length;
    this.#base = start;
    this.#labels = labels;
    this.#pieces = new PieceList(text, start);
  }

  scan(): InlineNode[] {
    const text = this.#text;
    special.lastIndex = 0;
    while (special.test(text)) {
      const at = special.lastIndex - 1;
      special.lastIndex = this.#take(codeAt(text, at), at);
    }
    return resolveEmphasis(this.#pieces.finish(trimBlanks(text, 0, this.#end)));
  }

  /** Reads what begins with the special character at `at`, and says where it ends. */
  #take(code: number, at: number): number {
    switch (code) {
      case Char.lineFeed:
      case Char.carriageReturn:
        return this.#takeLineEnding(at);
      case Char.backslash:
        return this.#takeBackslash(at);
      case Char.backtick:
        return this.#takeBackticks(at);
      case Char.asterisk:
      case Char.underscore:
        return this.#takeDelimiters(code, at);
      case Char.less:
        return this.#takeAngleBracket(at);
      case Char.closeBracket:
        return this.#closeBracket(at);
      default:
        return this.#openBracket(at);
    }
  }

  /** Two spaces or more before it make a hard break; blanks around it are none of the text. */
  #takeLineEnding(at: number): number {
    const next = skipLineEnding(this.#text, at, this.#end);
    const line = skipBlanks(this.#text, next, this.#end);
    const blanks = this.#text.slice(trimBlanks(this.#text, this.#pieces.runStart, at), at);
    if (/^ {2,}$/.test(blanks)) this.#pieces.add({ type: 'break', ...this.#spanOf(at - blanks.length, next) }, line);
    else this.#pieces.addLineEnding(at - blanks.length, at, next, line);
    return line;
  }

  /** A backslash escapes punctuation; before a line ending it makes a hard break. */
  #takeBackslash(at: number): number {
    const next = codeAt(this.#text, at + 1);
    if (!isLineEnding(next)) return isAsciiPunctuation(next) ? at + 2 : at + 1;
    const end = skipLineEnding(this.#text, at + 1, this.#end);
    const line = skipBlanks(this.#text, end, this.#end);
    this.#pieces.add({ type: 'break', ...this.#spanOf(at, end) }, line);
    return line;
  }

  #takeBackticks(at: number): number {
    const open = skipRun(this.#text, at, this.#end, Char.backtick);
    this.#codeSpans ??= new CodeSpans(this.#source);
    const span = this.#codeSpans.find(at, open);
    if (span === undefined) return open;
    this.#pieces.add({ type: 'inlineCode', ...this.#spanOf(at, span.end), value: span.value }, span.end);
    return span.end;
  }

  #takeDelimiters(code: number, at: number): number {
    const end = skipRun(this.#text, at, this.#end, code);
    const flanking = flankingOf(code, codeAt(this.#text, at - 1), codeAt(this.#text, end));
    if (flanking.canOpen || flanking.canClose)
      this.#pieces.add({ type: 'delimiter', code, ...flanking, ...this.#spanOf(at, end) }, end);
    return end;
  }

  #takeAngleBracket(at: number): number {
    this.#angleBrackets ??= new AngleBrackets(this.#text);
    const autolinkEnd = this.#angleBrackets.endOfAutolink(at);
    if (autolinkEnd !== -1) {
      const value = this.#text.slice(at + 1, autolinkEnd - 1);
      const text = { type: 'text' as const, ...this.#spanOf(at + 1, autolinkEnd - 1), value };
      const url = /^[a-z][a-z0-9+.-]{1,31}:/i.test(value) ? value : `mailto:${value}`;
      this.#pieces.add({ type: 'link', ...this.#spanOf(at, autolinkEnd), url, children: [text] }, autolinkEnd);
      return autolinkEnd;
    }
    const end = this.#angleBrackets.endOfHtml(at);
    if (end === -1) return at + 1;
    this.#pieces.add({ type: 'html', ...this.#spanOf(at, end), value: this.#text.slice(at, end) }, end);
    return end;
  }

  #openBracket(at: number): number {
    const isImage = codeAt(this.#text, at) === Char.bang;
    if (isImage && codeAt(this.#text, at + 1) !== Char.openBracket) return at + 1;
    const open = at + (isImage ? 2 : 1);
    // Until it is closed, it is text.
    const piece = this.#pieces.add({ type: 'text', ...this.#spanOf(at, open), value: isImage ? '![' : '[' }, open);
    this.#brackets.push({ isImage, start: at, open, piece });
    return open;
  }

  #closeBracket(at: number): number {
    const bracket = this.#brackets.pop();
    const isActive = bracket !== undefined && (bracket.isImage || this.#brackets.length >= this.#inactive);
    this.#inactive = Math.min(this.#inactive, this.#brackets.length);
    const tail = isActive ? this.#readTail(bracket, at) : undefined;
    if (bracket === undefined || tail === undefined) return at + 1;
    const children = resolveEmphasis(this.#pieces.takeFrom(bracket.piece, at).slice(1));
    this.#pieces.add(this.#toLink(bracket, at, tail, children), tail.end);
    // A link lies in no other link.
    if (!bracket.isImage) this.#inactive = this.#brackets.length;
    return tail.end;
  }

  #toLink(bracket: Bracket, close: number, tail: Tail, children: InlineNode[]): Piece {
    const { identifier, destination } = tail;
    const start = this.#base + bracket.start;
    const end = this.#base + tail.end;
    const text = this.#spanOf(bracket.open, close);
    const alt = bracket.isImage ? alternativeOf(children) : '';
    if (identifier !== undefined)
      return bracket.isImage
        ? { type: 'imageReference', start, end, alt, identifier, text }
        : { type: 'linkReference', start, end, identifier, text, children };
    const url = destination === undefined ? '' : decodeEscapes(this.#text.slice(destination.start, destination.end));
    const target = destination === undefined ? {} : { destination: this.#spanOf(destination.start, destination.end) };
    return bracket.isImage
      ? { type: 'image', start, end, alt, url, ...target, text }
      : { type: 'link', start, end, url, ...target, text, children };
  }

  /** `(destination "title")`, `[label]`, `[]` or nothing, behind the bracket that closes a link's text at `at`. */
  #readTail(bracket: Bracket, at: number): Tail | undefined {
    const next = codeAt(this.#text, at + 1);
    if (next === Char.openParenthesis) {
      const resource = this.#readResource(at + 1);
      if (resource !== undefined) return resource;
    } else if (next === Char.openBracket && this.#labels.size > 0) {
      const end = endOfLabel(this.#text, at + 1, this.#end);
      const full = end === -1 ? undefined : this.#findDefined(at + 2, end - 1, end);
      // As to micromark, brackets that hold no known label keep those before them from being a link.
      const isCollapsed = codeAt(this.#text, at + 2) === Char.closeBracket;
      return full ?? (isCollapsed ? this.#findDefined(bracket.open, at, at + 3) : undefined);
    }
    return this.#findDefined(bracket.open, at, at + 1);
  }

  /** A reference that ends at `end`, if the label from `from` to `to` is defined. */
  #findDefined(from: number, to: number, end: number): Tail | undefined {
    if (this.#labels.size === 0) return undefined;
    if (to - from > longestLabel) return undefined;
    const identifier = normalizeIdentifier(this.#text.slice(from, to)).toLowerCase();
    return this.#labels.has(identifier) ? { end, identifier } : undefined;
  }

  #readResource(open: number): Tail | undefined {
    const text = this.#text;
    const start = skipWhitespace(text, open + 1, this.#end);
    if (codeAt(text, start) === Char.closeParenthesis) return { end: start + 1 };
    const destinationEnd = endOfDestination(text, start, this.#end, 32);
    if (destinationEnd === -1) return undefined;
    let at = skipWhitespace(text, destinationEnd, this.#end);
    if (at > destinationEnd && closingMark(codeAt(text, at)) !== undefined) {
      const titleEnd = this.#endOfTitle(at);
      if (titleEnd === -1) return undefined;
      at = skipWhitespace(text, titleEnd, this.#end);
    }
    if (codeAt(text, at) !== Char.closeParenthesis) return undefined;
    const brackets = codeAt(text, start) === Char.less ? 1 : 0;
    const destination = { start: start + brackets, end: destinationEnd - brackets };
    return { end: at + 1, destination };
  }

  #endOfTitle(at: number): number {
    const mark = codeAt(this.#text, at);
    if (this.#missingMarks.includes(mark)) return -1;
    const end = endOfTitle(this.#text, at, this.#end);
    if (end === -1) this.#missingMarks = [...this.#missingMarks, mark];
    return end;
  }

  #spanOf(start: number, end: number): Span {
    return { start: this.#base + start, end: this.#base + end };
  }
}

/** Labels have up to 999 characters (CommonMark 4.7), but blanks in a row count as one when they are compared. */
const longestLabel = 990;

/** The description of an image: unlike a link's text, it has the HTML, and nothing for a break. */
function alternativeOf(nodes: readonly SyntaxNode[]): string {
  let text = '';
  for (const node of nodes) {
    if ('value' in node) text += node.value;
    else if ('alt' in node) text += node.alt;
    else if ('children' in node) text += alternativeOf(node.children);
  }
  return text;
}

function isAsciiPunctuation(code: number): boolean {
  return (
    (code >= 0x21 && code <= 0x2f) ||
    (code >= 0x3a && code <= 0x40) ||
    (code >= 0x5b && code <= 0x60) ||
    (code >= 0x7b && code <= 0x7e)
  );
}

const special = /[\n\r\\`*_<![\]]/g;
