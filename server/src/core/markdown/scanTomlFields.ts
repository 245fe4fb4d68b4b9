import type { Field } from './facts.ts';
import { ownText } from './ownText.ts';

/** `key = value`, with a string in quotes, or words up to a comment. */
const pair =
  /^[ \t]*(?:"(?<quoted>[^"\\]+)"|(?<bare>[\w-]+))[ \t]*=[ \t]*(?<value>"(?:[^"\\]|\\.)*"|'[^']*'|\[[^\]\r\n]*\]|[^\s#"'[][^#\r\n]*)/u;

/**
 * The fields of TOML front matter: the keys before the first table whose values are written on one line, strings with
 * their quotes. Offsets count from `base`.
 */
export function scanTomlFields(toml: string, base: number): Field[] {
  const fields: Field[] = [];
  for (const { 0: line, index } of toml.matchAll(/[^\r\n]+/g)) {
    if (/^[ \t]*\[/.test(line)) break;
    const match = pair.exec(line);
    const { quoted, bare, value } = match?.groups ?? {};
    // A string of several lines begins with three quotes.
    if (match === null || value === undefined || /^(?:""|'')$/.test(value)) continue;
    const raw = value.trimEnd();
    const start = base + index + match[0].length - value.length;
    fields.push({
      origin: 'front-matter',
      key: ownText(quoted ?? bare ?? ''),
      value: { raw: ownText(raw), span: { start, end: start + raw.length } },
    });
  }
  return fields;
}
