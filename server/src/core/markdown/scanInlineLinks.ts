import { normalizeIdentifier } from 'micromark-util-normalize-identifier';
import { decodeEscapes } from './decodeEscapes.ts';
import type { CellLink, Definitions } from './facts.ts';

/**
 * Finds the links and images of inline Markdown, such as a table's cell (CommonMark 6.3, 6.4); reference links where
 * the file's definitions are given. `base` is the offset of `raw` in its file: all spans that come back count from the
 * file's start. Code spans, autolinks and escapes hide what they hold; a link within a link's text makes the outer one
 * text, as in CommonMark.
 */
export function scanInlineLinks(raw: string, base: number, definitions: Definitions = new Map()): CellLink[] {
  const links: CellLink[] = [];
  if (!raw.includes('](') && (definitions.size === 0 || !raw.includes('['))) return links;
  const openBrackets: { readonly at: number; readonly isImage: boolean; isText: boolean }[] = [];
  let offset = 0;
  while (offset < raw.length) {
    const char = raw[offset];
    if (char === '\\') {
      offset += 2;
    } else if (char === '`') {
      offset = skipCodeSpan(raw, offset);
    } else if (char === '<') {
      offset = skipAngleBrackets(raw, offset);
    } else if (char === '[' || (char === '!' && raw[offset + 1] === '[')) {
      const isImage = char === '!';
      if (isImage) offset++;
      openBrackets.push({ at: offset, isImage, isText: false });
      offset++;
    } else if (char === ']') {
      const opener = openBrackets.pop();
      const resource =
        opener === undefined || opener.isText
          ? undefined
          : (parseResource(raw, offset + 1, base) ?? parseReference(raw, opener.at, offset, definitions));
      if (opener === undefined || resource === undefined) {
        offset++;
        continue;
      }
      // What an image holds is its description, in which links are only text.
      if (opener.isImage) while ((links.at(-1)?.whole.start ?? -1) >= base + opener.at) links.pop();
      links.push({
        kind: opener.isImage ? 'image' : 'link',
        href: resource.href,
        target: resource.target,
        text: {
          raw: raw.slice(opener.at + 1, offset),
          span: { start: base + opener.at + 1, end: base + offset },
        },
        whole: { start: base + opener.at - (opener.isImage ? 1 : 0), end: base + resource.close },
        ...(resource.isReference ? { isReference: true } : {}),
      });
      // A link lies in no other link: the brackets that were open before it are text, but for those of images.
      if (!opener.isImage) for (const open of openBrackets) open.isText ||= !open.isImage;
      offset = resource.close;
    } else {
      offset++;
    }
  }
  // A link is complete after the image that it holds.
  return links.sort((a, b) => a.whole.start - b.whole.start);
}

/** The offset behind the code span that starts here; where nothing closes it, behind its backticks. */
function skipCodeSpan(raw: string, start: number): number {
  let open = start;
  while (raw[open] === '`') open++;
  const length = open - start;
  for (let offset = open; offset < raw.length; ) {
    if (raw[offset] !== '`') {
      offset++;
      continue;
    }
    let close = offset;
    while (raw[close] === '`') close++;
    if (close - offset === length) return close;
    offset = close;
  }
  return open;
}

const autolink = /^<(?:[a-z][a-z0-9+.-]{1,31}:[^\s<>]*|[^\s<>@]+@[^\s<>]+)>/i;

/** CommonMark 6.6: names of attributes are strict, so that `<x ![i](y)>` is no tag. */
const htmlTag =
  /^(?:<[a-z][a-z0-9-]*(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?>|<\/[a-z][a-z0-9-]*\s*>|<!--.*?-->)/i;

/** The offset behind an autolink or HTML tag that starts here; where it is neither, behind the bracket. */
function skipAngleBrackets(raw: string, start: number): number {
  const rest = raw.slice(start);
  const match = autolink.exec(rest) ?? htmlTag.exec(rest);
  return start + (match === null ? 1 : match[0].length);
}

/** Where a link leads, and the offset in `raw` behind it. */
interface Resource extends Pick<CellLink, 'href' | 'target'> {
  readonly close: number;
  readonly isReference?: true;
}

/** `[text][label]`, `[label][]` or `[label]`, whose text ends at `close`, where its label is defined. */
function parseReference(raw: string, open: number, close: number, definitions: Definitions): Resource | undefined {
  if (definitions.size === 0) return undefined;
  const full = /^\[((?:\\.|[^\\[\]])*)\]/.exec(raw.slice(close + 1));
  const label = full?.[1]?.trim() ? full[1] : raw.slice(open + 1, close);
  const definition = definitions.get(normalizeIdentifier(label).toLowerCase());
  if (definition === undefined) return undefined;
  return { ...definition, close: close + 1 + (full?.[0].length ?? 0), isReference: true };
}

/** The destination of `(destination "title")` at `start`, and the offset behind the closing parenthesis. */
function parseResource(raw: string, start: number, base: number): Resource | undefined {
  if (raw[start] !== '(') return undefined;
  let offset = skipBlanks(raw, start + 1);
  let from = offset;
  let to: number;
  if (raw[offset] === '<') {
    from = ++offset;
    while (offset < raw.length && raw[offset] !== '>' && raw[offset] !== '<') offset += raw[offset] === '\\' ? 2 : 1;
    if (raw[offset] !== '>') return undefined;
    to = offset++;
  } else {
    let depth = 0;
    for (; offset < raw.length; offset++) {
      const char = raw[offset] as string;
      // A backslash escapes punctuation only: before a blank it is itself.
      if (char === '\\' && /^[!-/:-@[-`{-~]/.test(raw.slice(offset + 1, offset + 2))) offset++;
      else if (char === '(') depth++;
      else if (char === ')') {
        if (depth === 0) break;
        depth--;
      } else if (char <= ' ') break;
    }
    if (depth > 0) return undefined;
    to = Math.min(offset, raw.length);
  }
  const afterDestination = offset;
  offset = skipBlanks(raw, offset);
  if (offset > afterDestination && offset < raw.length && raw[offset] !== ')') {
    const title = /^(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\))/.exec(raw.slice(offset));
    if (title === null) return undefined;
    offset = skipBlanks(raw, offset + title[0].length);
  }
  if (raw[offset] !== ')') return undefined;
  const target = { start: base + from, end: base + to };
  return { href: decodeEscapes(raw.slice(from, to)), target, close: offset + 1 };
}

function skipBlanks(raw: string, start: number): number {
  let offset = start;
  while (raw[offset] === ' ' || raw[offset] === '\t') offset++;
  return offset;
}
