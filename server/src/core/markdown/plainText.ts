import { cutComments } from './cutComments.ts';
import { decodeEscapes } from './decodeEscapes.ts';
import { outsideCode } from './inlineMarkdown.ts';
import { withLinkTexts } from './withLinkTexts.ts';

/**
 * One line of inline Markdown as a reader sees it, nearly: links give their text, emphasis and code lose their marks,
 * escapes and escaped pipes are resolved, comments are gone, line breaks of HTML are blanks. For comparing and showing, never for editing.
 */
export function plainText(raw: string): string {
  if (!/[<[*`~_\\&]/.test(raw)) return raw.trim();
  return outsideCode(raw, withoutMarks, (value) => value.replaceAll('\\|', '|')).trim();
}

function withoutMarks(raw: string): string {
  const unlinked = withLinkTexts(cutComments(raw)).replace(/<br[ \t]*\/?>/gi, ' ');
  const unmarked = unlinked.replace(/(?<!\\)(?:\*{1,3}|~~|(?<![\p{L}\p{N}])_{1,3}|_{1,3}(?![\p{L}\p{N}]))/gu, '');
  return decodeEscapes(unmarked);
}
