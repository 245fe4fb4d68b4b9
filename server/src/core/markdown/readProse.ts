import type { Block, MarkdownFacts, Mention, SourceText, Table } from './facts.ts';
import { findMentions } from './findMentions.ts';
import type { Span } from './span.ts';
import type { HeadingNode, ParagraphNode, Root, SyntaxNode } from './syntax/syntaxTree.ts';
import { visibleText } from './syntax/visibleText.ts';

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
  const blocks: Block[] = [];
  const isInTable = (offset: number) =>
    tables.some(({ header, rows }) => header.span.start <= offset && offset < (rows.at(-1) ?? header).span.end);
  const isTable = (node: Span) => tables.some(({ header }) => contains(node, header.span.start));
  const visit = (node: SyntaxNode): void => {
    // The parser sees a table as words of a paragraph; its cells are read below.
    if (node.type === 'text') mentions.push(...findMentions(text, node).filter(({ span }) => !isInTable(span.start)));
    if (node.type === 'link' || node.type === 'linkReference') return;
    // The title names the record itself.
    if (node.type === 'heading' && node.depth === 1) {
      placeholders.push(...findPlaceholder(node, text));
      return;
    }
    if (node.type === 'paragraph' && !isTable(node)) {
      statements.push(...findStatements(text, node));
      placeholders.push(...findPlaceholder(node, text));
      blocks.push(...toBlock(node));
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(root);
  for (const { header, rows } of tables)
    for (const { cells } of [header, ...rows]) {
      for (const { raw, content, links } of cells) {
        const inLink = (span: Span) => links.some(({ whole }) => contains(whole, span.start));
        mentions.push(
          ...findMentions(raw.replace(/(`+).*?\1/g, blank), { start: 0, end: raw.length }, content.start).filter(
            ({ span }) => !inLink(span),
          ),
        );
      }
    }
  mentions.sort((a, b) => a.span.start - b.span.start);
  return { mentions, statements, placeholders, blocks };
}

const statement =
  /^.*\b(?:super[sc]ee?de[sd]?|replace[sd]|obsolete[sd]|amend(?:s|ed)|extend(?:s|ed)|depends|precede[sd]|relate[sd])\b.*$/gim;

function findStatements(text: string, { start, end }: Span): SourceText[] {
  return [...text.slice(start, end).matchAll(statement)].map(({ index, 0: raw }) => ({
    raw,
    span: { start: start + index, end: start + index + raw.length },
  }));
}

/** `TODO`, `TBD: …`, and the braces of MADR's template around several words: what stands alone, or begins a block. */
function findPlaceholder(node: ParagraphNode | HeadingNode, text: string): SourceText[] {
  const first = node.children[0];
  if (first?.type !== 'text' && first?.type !== 'emphasis' && first?.type !== 'strong') return [];
  const words = visibleText(node).trim();
  const isTask = /^(?:TODO|TBD|T\.B\.D\.|FIXME)(?:[.!…]*$|:)/.test(words);
  if (!isTask && !/^\{[^{}]*\s[^{}]*\}$/.test(words)) return [];
  const start = first.start;
  const end = node.children[node.children.length - 1]?.end ?? start;
  const raw = text.slice(start, end);
  return [{ raw, span: { start, end } }];
}

/** Shorter blocks say the same by chance. */
const tellingLength = 30;

function toBlock(node: ParagraphNode): Block[] {
  const words = visibleText(node).replace(/\s+/g, ' ').trim();
  return words.length < tellingLength ? [] : [{ span: { start: node.start, end: node.end }, hash: hashOf(words) }];
}

/** FNV-1a over UTF-16 units. */
function hashOf(words: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < words.length; at++) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

function blank(text: string): string {
  return ' '.repeat(text.length);
}

function contains(span: Span, offset: number): boolean {
  return span.start <= offset && offset < span.end;
}
