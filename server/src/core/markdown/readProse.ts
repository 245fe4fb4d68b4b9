import { relationStem } from '../vocabulary/relationPhrases.ts';
import { beginsUnticked } from './boxes.ts';
import type { Mention, SourceText, Table } from './facts.ts';
import { findMentions } from './findMentions.ts';
import { findAll, findOffsets, hasOffsetIn, outsideOf } from './findOffsets.ts';
import { hashWords } from './hashWords.ts';
import { ownText } from './kept/sharedText.ts';
import type { HashedBlock } from './kept/textBlocks.ts';
import { append } from './sequences.ts';
import type { SeriesPrefixes } from './seriesPrefixes.ts';
import { liesInOneOf, type Span } from './span.ts';
import { visibleText } from './syntax/inlineTexts.ts';
import { childrenOf, type HeadingNode, type ParagraphNode, type Root, type SyntaxNode } from './syntax/syntaxTree.ts';

/** What {@link readProse} finds, each in order. */
export interface Prose {
  readonly mentions: readonly Mention[];
  readonly statements: readonly SourceText[];
  readonly placeholders: readonly SourceText[];
  readonly blocks: readonly HashedBlock[];
}

/**
 * What the running text says that other files or the template may answer: mentions of records, lines that state a
 * relation, text that waits to be filled in, and the blocks that a template may have, too.
 */
export function readProse(root: Root, text: string, tables: readonly Table[], series: SeriesPrefixes): Prose {
  const mentions: Mention[] = [];
  const statements: SourceText[] = [];
  const placeholders: SourceText[] = [];
  const blocks: HashedBlock[] = [];
  const headers = tables.map(({ header }) => header.span.start);
  const isTable = (node: Span) => hasOffsetIn(headers, node) || isInTable(node.start);
  // A record is named by its number or by a link. Most nodes have neither, and need no closer look.
  const prose = outsideOf(tables, text.length);
  const numbers = findOffsets(text, /\d+/g, prose);
  const links = findAll(text, '](', prose);
  const spans = tables.map(({ header, end }) => ({ start: header.span.start, end }));
  const isInTable = (offset: number) => liesInOneOf(spans, offset);
  const atRoot = new Set<SyntaxNode>(root.children);
  const readParagraph = (node: ParagraphNode): void => {
    if (hasOffsetIn(numbers, node) || hasOffsetIn(links, node)) append(statements, findStatements(text, node));
    if (mayBePlaceholder(node)) append(placeholders, findPlaceholder(node, text));
    if (isTelling(node) || (atRoot.has(node) && isShortSentence(text.slice(node.start, node.end))))
      blocks.push({ start: node.start, end: node.end, hash: hashWords(text, node) });
  };
  const visit = (node: SyntaxNode): void => {
    // The parser sees a table as words of a paragraph; its cells are read below.
    if (node.type === 'text' && hasOffsetIn(numbers, node))
      append(
        mentions,
        findMentions(text, node, 0, series).filter(({ span }) => !isInTable(span.start)),
      );
    if (node.type === 'link' || node.type === 'linkReference') return;
    // The title names the record itself.
    if (node.type === 'heading' && node.depth === 1) {
      if (mayBePlaceholder(node)) append(placeholders, findPlaceholder(node, text));
      return;
    }
    if (node.type === 'paragraph' && !isTable(node)) readParagraph(node);
    if ((node.type === 'paragraph' || node.type === 'heading') && !hasOffsetIn(numbers, node)) return;
    for (const child of childrenOf(node)) visit(child);
  };
  visit(root);
  for (const table of tables) {
    append(mentions, table.header.mentions);
    for (const at of table.mentioning) append(mentions, table.rowAt(at).mentions);
  }
  mentions.sort((a, b) => a.span.start - b.span.start);
  return { mentions, statements, placeholders, blocks };
}

/**
 * The lines of a paragraph with the words for a relation. One whose words end before any record is named goes on in the
 * next line.
 */
function findStatements(text: string, { start, end }: Span): SourceText[] {
  const paragraph = text.slice(start, end);
  if (!relationStem.test(paragraph)) return [];
  const lines = [...paragraph.matchAll(/[^\r\n]+/g)];
  return lines.flatMap(({ index, 0: line }, at) => {
    const stem = line.search(relationStem);
    if (stem === -1 || beginsUnticked(line)) return [];
    const next = lines[at + 1];
    const isUnfinished =
      next !== undefined &&
      !mayNameRecord.test(line.slice(stem)) &&
      !/[.!?。]\s*$/.test(line) &&
      !relationStem.test(next[0]);
    const before = lines[at - 1];
    // A small letter goes on with the sentence of the line above, unless that one ended.
    const isContinued =
      before !== undefined && /^[\s>*_"(]*\p{Ll}/u.test(line) && !/(?:[.!?:;)\]]| {2}|\\)$/.test(before[0]);
    const first = isContinued ? before : { index, 0: line };
    const from = first.index + first[0].length - first[0].trimStart().length;
    const until = isUnfinished ? next.index + next[0].length : index + line.length;
    return [{ raw: ownText(paragraph.slice(from, until)), span: { start: start + from, end: start + until } }];
  });
}

/** A record is named by a number or by a link. */
const mayNameRecord = /\d|\]\(/;

/** `TODO`, `TBD: …`, and the braces of MADR's template around several words: what stands alone, or begins a block. */
function findPlaceholder(node: ParagraphNode | HeadingNode, text: string): SourceText[] {
  const words = visibleText(node).trim();
  const isTask = /^(?:TODO|TBD|T\.B\.D\.|FIXME)(?:[.!…]*$|:)/.test(words);
  if (!isTask && !(/^\{[^{}]*\}$/.test(words) && /\s/.test(words))) return [];
  const start = node.children[0]?.start ?? node.start;
  const end = node.children[node.children.length - 1]?.end ?? start;
  const raw = ownText(text.slice(start, end));
  return [{ raw, span: { start, end } }];
}

/** Whether the first word is a text that may begin so: most are not. */
function mayBePlaceholder({ children: [first] }: ParagraphNode | HeadingNode): boolean {
  if (first?.type === 'text') return /^\s*[TF{]/.test(first.value);
  return first?.type === 'emphasis' || first?.type === 'strong';
}

/** Shorter blocks say the same by chance. In characters. */
const tellingLength = 30;

/** A paragraph of its own tells more than an item does. A field says the same in many records. */
function isShortSentence(paragraph: string): boolean {
  if (paragraph.length >= 2 * tellingLength) return false;
  // However its lines are broken.
  const words = paragraph.split(/\s+/).filter(Boolean);
  return words.length > 2 && words.join(' ').length >= 12 && !/[:：]/.test(paragraph);
}

function isTelling(node: ParagraphNode): boolean {
  if (node.end - node.start < tellingLength) return false;
  const isPlain = node.children.length === 1 && node.children[0]?.type === 'text';
  return isPlain || visibleText(node).length >= tellingLength;
}
