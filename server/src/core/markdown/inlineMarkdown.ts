import { cutComments } from './comments.ts';
import { CodeSpans } from './syntax/codeSpans.ts';
import { withLinkTexts } from './withLinkTexts.ts';

/** Changes one line of inline Markdown without its code spans, which stay as they are unless `code` changes them. */
export function outsideCode(
  raw: string,
  change: (text: string) => string,
  code: (value: string, raw: string) => string = (_, span) => span,
): string {
  if (!raw.includes('`')) return change(raw);
  const kept: string[] = [];
  let masked = '';
  const spans = new CodeSpans({ text: raw, start: 0, prefixes: [] });
  for (let at = 0; at < raw.length; ) {
    const open = /^`+/.exec(raw.slice(at, at + longestRun))?.[0].length ?? 0;
    const span = open === 0 ? undefined : spans.find(at, at + open);
    if (span !== undefined) {
      masked += `${mark}${kept.length}${mark}`;
      kept.push(code(span.value, raw.slice(at, span.end)));
      at = span.end;
      continue;
    }
    // A backslash escapes the character after it, a backtick too.
    const length = raw[at] === '\\' ? 2 : Math.max(1, open);
    masked += raw.slice(at, at + length);
    at += length;
  }
  return change(masked).replace(masks, (_, at: string) => kept[Number(at)] ?? '');
}

/** No code begins with more backticks. */
const longestRun = 64;

/** A noncharacter, which no text has. */
const mark = '\uFDD0';
const masks = new RegExp(`${mark}(\\d+)${mark}`, 'g');

/** Text as Markdown that a reader sees as it is: what would be markup is escaped. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\*_`[\]<]/g, '\\$&').replace(/\s#+$/, escapeClosing);
}

/** Markdown that a user typed, as the content of a heading: what would end the heading or vanish in it is escaped. */
export function asHeading(markdown: string): string {
  const line = markdown.trim().replace(/\s+/g, ' ');
  return outsideCode(line, (text) =>
    text.replace(/\s#+$/, escapeClosing).replace(/(\\?)<(?=[a-z/!?])(?![a-z][a-z\d+.-]+:[^\s<>]*>)/gi, '\\<'),
  );
}

function escapeClosing(marks: string): string {
  return ` \\${marks.trim()}`;
}

/** The words of a heading as they may stand in a row or a link: with code and emphasis, without links, tags and comments. */
export function withoutLinks(markdown: string): string {
  const unlinked = outsideCode(markdown.replace(/\s+/g, ' '), (text) =>
    cutComments(withLinkTexts(text), (piece) => piece.replace(/(?<!\\)<\/?[a-z][\w-]*(?:\s[^<>]*)?>/gi, '')),
  );
  return unlinked.trim();
}
