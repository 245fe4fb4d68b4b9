import type { MarkdownFacts, Mention, SourceText, Table } from './facts.ts';
import { findMentions } from './findMentions.ts';
import { findOffsets, hasOffsetIn } from './findOffsets.ts';
import { hashWords } from './hashWords.ts';
import { ownText } from './ownText.ts';
import type { Span } from './span.ts';
import { childrenOf, type HeadingNode, type ParagraphNode, type Root, type SyntaxNode } from './syntax/syntaxTree.ts';
import { visibleText } from './syntax/visibleText.ts';
import { type HashedBlock, TextBlocks } from './textBlocks.ts';

/**
 * What the running text says that other files or the template may answer: mentions of records, lines that state a
 * relation, text that waits to be filled in, and the blocks that a template may have, too.
 */
export function readProse(
  root: Root,
  text: string,
  tables: readonly Table[],
): Pick<MarkdownFacts, 'mentions' | 'statements' | 'placeholders' | 'blocks'> {
  const mentions: Mention[] = [];
  const statements: SourceText[] = [];
  const placeholders: SourceText[] = [];
  const blocks: HashedBlock[] = [];
  const headers = tables.map(({ header }) => header.span.start);
  const isTable = (node: Span) => hasOffsetIn(headers, node);
  // Most nodes have neither, and need no closer look.
  const mentionable = findOffsets(text, /adr|\[\[/gi);
  const statable = findOffsets(text, relationStem);
  const isInTable = (offset: number) =>
    tables.some(({ header, rows }) => header.span.start <= offset && offset < (rows.at(-1) ?? header).span.end);
  const readParagraph = (node: ParagraphNode): void => {
    const words = visibleText(node);
    if (hasOffsetIn(statable, node)) statements.push(...findStatements(text, node));
    placeholders.push(...findPlaceholder(node, words, text));
    blocks.push(...toBlock(node, words));
  };
  const visit = (node: SyntaxNode): void => {
    // The parser sees a table as words of a paragraph; its cells are read below.
    if (node.type === 'text' && hasOffsetIn(mentionable, node))
      mentions.push(...findMentions(text, node).filter(({ span }) => !isInTable(span.start)));
    if (node.type === 'link' || node.type === 'linkReference') return;
    // The title names the record itself.
    if (node.type === 'heading' && node.depth === 1) {
      placeholders.push(...findPlaceholder(node, visibleText(node), text));
      return;
    }
    if (node.type === 'paragraph' && !isTable(node)) readParagraph(node);
    if ((node.type === 'paragraph' || node.type === 'heading') && !hasOffsetIn(mentionable, node)) return;
    for (const child of childrenOf(node)) visit(child);
  };
  visit(root);
  for (const { header, rows } of tables)
    for (const { cells } of [header, ...rows]) {
      for (const { raw, content, links } of cells) {
        if (!hasOffsetIn(mentionable, content)) continue;
        const inLink = (span: Span) => links.some(({ whole }) => contains(whole, span.start));
        mentions.push(
          ...findMentions(raw.replace(/(`+).*?\1/g, blank), { start: 0, end: raw.length }, content.start).filter(
            ({ span }) => !inLink(span),
          ),
        );
      }
    }
  mentions.sort((a, b) => a.span.start - b.span.start);
  return { mentions, statements, placeholders, blocks: new TextBlocks(blocks) };
}

/** What every {@link statement} has, for a quick look. */
const relationStem = /super[sc]|replace|obsolete|amend|extend|depends|needed|precede|relate/gi;

const statement =
  /^.*\b(?:super[sc]ee?de[sd]?|replace[sd]|obsolete[sd]|amend(?:s|ed)|extend(?:s|ed)|depends|needed|precede[sd]|relate[sd])\b.*$/gim;

function findStatements(text: string, { start, end }: Span): SourceText[] {
  return [...text.slice(start, end).matchAll(statement)].map(({ index, 0: raw }) => ({
    raw: ownText(raw),
    span: { start: start + index, end: start + index + raw.length },
  }));
}

/** `TODO`, `TBD: …`, and the braces of MADR's template around several words: what stands alone, or begins a block. */
function findPlaceholder(node: ParagraphNode | HeadingNode, visible: string, text: string): SourceText[] {
  const first = node.children[0];
  if (first?.type !== 'text' && first?.type !== 'emphasis' && first?.type !== 'strong') return [];
  const words = visible.trim();
  const isTask = /^(?:TODO|TBD|T\.B\.D\.|FIXME)(?:[.!…]*$|:)/.test(words);
  if (!isTask && !(/^\{[^{}]*\}$/.test(words) && /\s/.test(words))) return [];
  const start = first.start;
  const end = node.children[node.children.length - 1]?.end ?? start;
  const raw = ownText(text.slice(start, end));
  return [{ raw, span: { start, end } }];
}

/** Shorter blocks say the same by chance. */
const tellingLength = 30;

function toBlock(node: ParagraphNode, words: string): HashedBlock[] {
  const { length, hash } = hashWords(words);
  return length < tellingLength ? [] : [{ start: node.start, end: node.end, hash }];
}

function blank(text: string): string {
  return ' '.repeat(text.length);
}

function contains(span: Span, offset: number): boolean {
  return span.start <= offset && offset < span.end;
}
