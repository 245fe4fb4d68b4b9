import { Char, type CharacterClass, classOf } from './characters.ts';
import { childrenOf, type InlineNode, type SyntaxNode, type TextNode } from './syntaxTree.ts';
import { mostEmphasis, TooDeep } from './tooDeep.ts';

/** A run of `*` or `_` that may become emphasis; what is left of it in the end is text. */
export interface Delimiter {
  readonly type: 'delimiter';
  readonly code: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  /** Openers are used up from their end, closers from their start. */
  start: number;
  end: number;
}

/** What inline Markdown is made of before emphasis is known. */
export type Piece = InlineNode | Delimiter;

/** Whether the run of `code` between two characters may open or close emphasis (CommonMark 6.2); NaN stands for none. */
export function flankingOf(code: number, before: number, after: number): Pick<Delimiter, 'canOpen' | 'canClose'> {
  const [left, right] = [classAt(before), classAt(after)];
  const isLeft = right === 'other' || (right === 'punctuation' && left !== 'other');
  const isRight = left === 'other' || (left === 'punctuation' && right !== 'other');
  if (code === Char.asterisk) return { canOpen: isLeft, canClose: isRight };
  return {
    canOpen: isLeft && (left !== 'other' || !isRight),
    canClose: isRight && (right !== 'other' || !isLeft),
  };
}

function classAt(code: number): CharacterClass {
  return Number.isNaN(code) ? 'whitespace' : classOf(code);
}

/**
 * The nodes of some pieces: delimiters that fit become emphasis, all others text, and neighbouring texts one (CommonMark,
 * "process emphasis"). As to micromark, what counts for the rule of three is what is left of the runs.
 */
export function resolveEmphasis(pieces: readonly Piece[]): InlineNode[] {
  if (!pieces.some(({ type }) => type === 'delimiter')) return toNodes(pieces);
  const done: Piece[] = [];
  const openers = new Openers();
  let marks = 0;
  for (const piece of pieces) {
    if (piece.type === 'delimiter') {
      marks += lengthOf(piece);
      if (piece.canClose) close(piece, done, openers);
      if (lengthOf(piece) === 0) continue;
      if (piece.canOpen) openers.push(piece, done.length);
    }
    done.push(piece);
  }
  const nodes = toNodes(done);
  // Only so many marks can make emphasis so deep.
  if (marks > mostEmphasis) refuseDepth(nodes);
  return nodes;
}

/** Throws {@link TooDeep} where emphasis nests too deeply. */
function refuseDepth(nodes: readonly InlineNode[]): void {
  let level: readonly SyntaxNode[] = nodes;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > mostEmphasis) throw new TooDeep('emphasis');
    level = level.flatMap(childrenOf);
  }
}

/** Turns what lies between the closer, which comes next, and its openers into emphasis, until one of them is used up. */
function close(closer: Delimiter, done: Piece[], openers: Openers): void {
  while (lengthOf(closer) > 0) {
    const found = openers.find(closer);
    if (found === undefined) return;
    const { opener, at } = found;
    const used = lengthOf(opener) > 1 && lengthOf(closer) > 1 ? 2 : 1;
    const children = toNodes(done.splice(at + 1));
    opener.end -= used;
    closer.start += used;
    if (lengthOf(opener) === 0) done.pop();
    openers.use(opener);
    done.push({
      type: used === 2 ? 'strong' : 'emphasis',
      start: opener.end,
      end: closer.start,
      children,
    });
  }
}

/** The runs that may still open emphasis, with their place among the pieces. */
class Openers {
  readonly #open: { readonly opener: Delimiter; readonly at: number }[] = [];
  /** How many of them are known not to fit a kind of closer: nobody looks at them twice. */
  readonly #unfit = new Map<number, number>();

  push(opener: Delimiter, at: number): void {
    this.#open.push({ opener, at });
  }

  /** The last opener that fits; those behind it are none any more. */
  find(closer: Delimiter): { readonly opener: Delimiter; readonly at: number } | undefined {
    const kind = closer.code * 8 + (lengthOf(closer) % 3) * 2 + (closer.canOpen ? 1 : 0);
    const unfit = this.#unfit.get(kind) ?? 0;
    for (let index = this.#open.length - 1; index >= unfit; index--) {
      const entry = this.#open[index];
      if (entry === undefined || !fits(entry.opener, closer)) continue;
      this.#open.length = index + 1;
      return entry;
    }
    this.#unfit.set(kind, this.#open.length);
    return undefined;
  }

  /** Says that the last opener was used: it is gone, or it is shorter and may fit what it did not fit before. */
  use(opener: Delimiter): void {
    if (lengthOf(opener) > 0) {
      this.#unfit.clear();
      return;
    }
    this.#open.pop();
    for (const [kind, count] of this.#unfit) this.#unfit.set(kind, Math.min(count, this.#open.length));
  }
}

function fits(opener: Delimiter, closer: Delimiter): boolean {
  if (opener.code !== closer.code) return false;
  const [open, closing] = [lengthOf(opener), lengthOf(closer)];
  return !((opener.canClose || closer.canOpen) && closing % 3 !== 0 && (open + closing) % 3 === 0);
}

function lengthOf({ start, end }: Delimiter): number {
  return end - start;
}

/** Delimiters become text, and texts side by side one text. */
function toNodes(pieces: readonly Piece[]): InlineNode[] {
  const nodes: InlineNode[] = [];
  for (const piece of pieces) {
    const node = piece.type === 'delimiter' ? toText(piece) : piece;
    const last = nodes[nodes.length - 1];
    if (node.type === 'text' && last?.type === 'text') {
      nodes[nodes.length - 1] = { type: 'text', start: last.start, end: node.end, value: last.value + node.value };
    } else {
      nodes.push(node);
    }
  }
  return nodes;
}

function toText({ code, start, end }: Delimiter): TextNode {
  return { type: 'text', start, end, value: String.fromCharCode(code).repeat(end - start) };
}
