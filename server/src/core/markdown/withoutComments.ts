import type { SourceText } from './facts.ts';

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
