import type { SourceText } from './facts.ts';

/**
 * One line of Markdown without its comments; what is between them may be changed. A comment does not go on after the end
 * of a line. One look at the text: an end that never comes is searched once, however many comments begin.
 */
export function cutComments(text: string, change: (piece: string) => string = (piece) => piece): string {
  let seen = '';
  let from = 0;
  for (let open = openingIn(text, 0); open !== -1; ) {
    const close = text.indexOf('-->', open + '<!--'.length);
    if (close === -1) break;
    const next = endOfLines(text, open, close);
    if (next === open) {
      seen += change(text.slice(from, open));
      from = close + '-->'.length;
      open = openingIn(text, from);
    } else open = openingIn(text, next);
  }
  return seen + change(text.slice(from));
}

/** Where the next comment begins; a backslash makes text of it. */
function openingIn(text: string, from: number): number {
  let open = text.indexOf('<!--', from);
  while (open > 0 && text[open - 1] === '\\') open = text.indexOf('<!--', open + 1);
  return open;
}

/** Behind the last line that ends between two offsets, or the first of them where none does. */
function endOfLines(text: string, start: number, end: number): number {
  for (let at = end; at > start; at--) if (/[\n\r\u2028\u2029]/.test(text.charAt(at - 1))) return at;
  return start;
}

/** A text without the HTML comments at its ends, and the blanks beside them: what a reader sees of it, in its place. */
export function withoutComments({ raw, span }: SourceText): SourceText {
  if (!raw.includes('<!--')) return { raw, span };
  let start = 0;
  let end = raw.length;
  for (let lead = leadOf(raw.slice(start, end)); lead > 0; lead = leadOf(raw.slice(start, end))) start += lead;
  for (let tail = tailOf(raw.slice(start, end)); tail > 0; tail = tailOf(raw.slice(start, end))) end -= tail;
  return { raw: raw.slice(start, end), span: { start: span.start + start, end: span.start + end } };
}

/** Whether a text is comments and nothing else. */
export function isComment(raw: string): boolean {
  return raw !== '' && withoutComments({ raw, span: { start: 0, end: raw.length } }).raw === '';
}

/** How long the comment is that a text begins with, the blanks behind it included. */
function leadOf(raw: string): number {
  if (!raw.startsWith('<!--')) return 0;
  const end = raw.indexOf('-->');
  return end === -1 ? 0 : raw.length - raw.slice(end + 3).trimStart().length;
}

/** How long the comment is that a text ends with, the blanks before it included. */
function tailOf(raw: string): number {
  const start = raw.endsWith('-->') ? raw.lastIndexOf('<!--') : -1;
  return start === -1 ? 0 : raw.length - raw.slice(0, start).trimEnd().length;
}
