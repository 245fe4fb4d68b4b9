import { cutComments } from './comments.ts';
import { escapeMarkdown, outsideCode } from './inlineMarkdown.ts';
import { decodeEscapes } from './syntax/characters.ts';
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

/** A text as Markdown that shows it, whatever signs it has. */
export function asText(text: string): string {
  return text.replace(/[\\`*_[\]<>#|]/g, '\\$&');
}

/** A text in a row, an item or a link: as it is, unless Markdown would read markup in it. */
export function asMarkdown(text: string): string {
  return plainText(text) === text && !/<[a-z/!?]/i.test(text) ? text : escapeMarkdown(text);
}

/** A text in which what is struck through, `~~Accepted~~`, is blank; everything else stands where it stood. */
export function maskStruck<Text extends { readonly raw: string }>(text: Text): Text {
  if (!text.raw.includes('~~')) return text;
  return { ...text, raw: text.raw.replace(/~~[^~]+~~/g, (struck) => ' '.repeat(struck.length)) };
}
