import { decodeString } from 'micromark-util-decode-string';

/** A piece of Markdown with its backslash escapes and character references resolved (CommonMark 2.4, 2.5). */
export function decodeEscapes(raw: string): string {
  return raw.includes('\\') || raw.includes('&') ? decodeString(raw) : raw;
}
