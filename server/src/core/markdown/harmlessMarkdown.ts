import { asText } from './plainText.ts';
import { append } from './sequences.ts';
import { scanMarkdown } from './syntax/scanMarkdown.ts';
import { childrenOf, type Root, type SyntaxNode } from './syntax/syntaxTree.ts';
import { saysTooDeep } from './syntax/tooDeep.ts';

/**
 * Untrusted Markdown for a hover: what shows it must load nothing from the network, and run no command at a click. Images
 * become links to them, tags of HTML become text, and links lead to pages, mail and files by their paths alone. Code stays
 * as it is. Of Markdown that nests too deeply all counts as text.
 */
export function harmlessMarkdown(markdown: string): string {
  if (!/[!:&\\]|<[/?!a-z]/i.test(markdown)) return markdown;
  // What was within a tag is Markdown again once the tag is text, so that it is looked at again.
  let shown = markdown;
  for (let round = 0; round < mostRounds; round++) {
    const next = mayHoldTable(shown) ? defuseTable(shown) : defuse(shown);
    if (next === shown) return shown;
    shown = next;
  }
  return asText(markdown);
}

/** What takes more rounds was written to take them. */
const mostRounds = 5;

/** Whether a line may be the one below the header of a table: `|---|:-:|`. */
function mayHoldTable(markdown: string): boolean {
  return markdown.split(/\r?\n/).some((line) => line.includes('|') && line.includes('-') && /^[ \t>|:-]+$/.test(line));
}

/**
 * In a table cells are parted before anything else, in a paragraph code spans reach over their signs: the text is looked at
 * in both ways, without code spans.
 */
function defuseTable(markdown: string): string {
  if (isCode(markdown)) return markdown;
  const plain = markdown.replace(/\\[\s\S]|`/g, (sign) => (sign === '`' ? '\\`' : sign));
  return defuse(plain)
    .split(/(\\?\||\r?\n)/)
    .map((piece, at) => (at % 2 === 0 ? defuseCell(piece) : piece))
    .join('');
}

/** With a letter before it, what begins like a block of code or a list is a text, as it is in a cell. */
function defuseCell(cell: string): string {
  return defuse(`a${cell}`).slice(1);
}

function isCode(markdown: string): boolean {
  const { children } = scan(markdown) ?? { children: [] };
  return children.length > 0 && children.every(({ type }) => type === 'code');
}

/** Undefined where it nests too deeply. */
function scan(markdown: string): Root | undefined {
  try {
    return scanMarkdown(markdown);
  } catch (error) {
    if (saysTooDeep(error)) return undefined;
    throw error;
  }
}

function defuse(markdown: string): string {
  let shown = '';
  let end = 0;
  for (const { start, end: next, text } of findPieces(markdown)) {
    if (start < end) continue;
    shown += harmlessText(markdown.slice(end, start)) + text;
    end = next;
  }
  return shown + harmlessText(markdown.slice(end));
}

/** A part of the source, and what is shown in its place. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Code, which stays, and destinations that are no path and no page; the first one first. */
function findPieces(markdown: string): Piece[] {
  const root = scan(markdown);
  if (root === undefined) return [];
  if (isCode(markdown)) return [{ start: 0, end: markdown.length, text: markdown }];
  const pieces: Piece[] = [];
  const visits: SyntaxNode[] = [root];
  for (let node = visits.pop(); node !== undefined; node = visits.pop()) {
    if (node.type === 'inlineCode')
      pieces.push({ start: node.start, end: node.end, text: markdown.slice(node.start, node.end) });
    if ((node.type === 'link' || node.type === 'definition') && !isHarmless(node.url)) {
      // An autolink has no destination but its text.
      const { start, end } = node.destination ?? node;
      pieces.push({ start, end, text: node.destination === undefined ? `&lt;${markdown.slice(start + 1, end)}` : '#' });
    }
    append(visits, childrenOf(node));
  }
  return pieces.sort((a, b) => a.start - b.start);
}

function isHarmless(url: string): boolean {
  const scheme = /^[^/?#]*?:/.exec(url)?.[0].replace(/\s/g, '').toLowerCase();
  return scheme === undefined || ['http:', 'https:', 'mailto:'].includes(scheme);
}

function harmlessText(text: string): string {
  // A backslash takes the character behind it along. An autolink such as `<https://example.com>` is not a tag.
  return text.replace(/\\[\s\S]|!+|<(?=[?!]|\/?[a-z][a-z\d-]*(?:[\s/>]|$))/gi, (mark, offset: number) => {
    if (mark === '<') return '&lt;';
    return mark.startsWith('!') && text[offset + mark.length] === '[' ? '' : mark;
  });
}
