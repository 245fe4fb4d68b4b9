import { htmlBlockNames, htmlRawNames } from 'micromark-util-html-tag-name';
import type { LineRest } from './blockStarts.ts';

/** What ends a block of HTML: the line that holds such a mark, from the block's second character on, or a blank line. */
export type HtmlEnd = RegExp | 'blank line';

/**
 * How the block of HTML ends that begins with this line, or nothing where none does (CommonMark 4.6). A tag of any name
 * begins one only where no paragraph stands before it.
 */
export function readHtmlStart({ text, start, end }: LineRest, isInParagraph: boolean): HtmlEnd | undefined {
  const line = text.slice(start, end);
  if (line.startsWith('<!--')) return commentEnd;
  if (line.startsWith('<?')) return instructionEnd;
  if (line.startsWith('<![CDATA[')) return dataEnd;
  if (/^<![a-z]/i.test(line)) return declarationEnd;
  const [, slash, name = '', next] = /^<(\/?)([a-z][a-z0-9-]*)(\/?>|[ \t]|$)/i.exec(line) ?? [];
  if (next === undefined) return undefined;
  if (slash === '' && next !== '/>' && rawNames.has(name.toLowerCase())) return rawEnd;
  if (blockNames.has(name.toLowerCase())) return 'blank line';
  if (isInParagraph) return undefined;
  return wholeTag.test(line) ? 'blank line' : undefined;
}

const rawNames: ReadonlySet<string> = new Set(htmlRawNames);
const blockNames: ReadonlySet<string> = new Set(htmlBlockNames);
const commentEnd = /-->/;
const instructionEnd = /\?>/;
const declarationEnd = />/;
const dataEnd = /\]\]>/;
const rawEnd = /<\/(?:pre|script|style|textarea)>/i;

/** As to micromark, a value without quotes may have others behind it: `a=b=c`. */
const wholeTag =
  /^(?:<[a-z][a-z0-9-]*(?:[ \t]+[a-z_:][\w.:-]*(?:[ \t]*=[ \t]*(?:[^ \t"'=<>`/]+[ \t]*=[ \t]*)*(?:[^ \t"'=<>`/]+|'[^']*'|"[^"]*"))?)*[ \t]*\/?|<\/[a-z][a-z0-9-]*[ \t]*)>[ \t]*$/i;
