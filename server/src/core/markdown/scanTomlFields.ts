import type { Field, OtherField } from './facts.ts';
import { ownText } from './ownText.ts';

/** `key = value`, with a string in quotes, or words up to a comment. */
const pair =
  /^[ \t]*(?:"(?<quoted>[^"\\]+)"|(?<bare>[\w-]+))[ \t]*=[ \t]*(?<value>"(?:[^"\\]|\\.)*"|'[^']*'|\[[^\]\r\n]*\]|[^\s#"'[][^#\r\n]*)/u;

/**
 * The fields of TOML front matter: the keys before the first table whose values are written on one line, strings with
 * their quotes. Offsets count from `base`.
 */
export function scanTomlFields(
  toml: string,
  base: number,
): { readonly fields: readonly Field[]; readonly others: readonly OtherField[] } {
  const fields: Field[] = [];
  const others: OtherField[] = [];
  for (const { 0: line, index } of toml.matchAll(/[^\r\n]+/g)) {
    const table = /^[ \t]*\[([\w.-]+)\]/.exec(line)?.[1];
    if (table !== undefined)
      others.push({ key: ownText(table), span: { start: base + index, end: base + index + line.length } });
    if (/^[ \t]*\[/.test(line)) break;
    const match = pair.exec(line);
    const { quoted, bare, value } = match?.groups ?? {};
    // A string of several lines begins with three quotes.
    if (match === null || value === undefined || /^(?:""|'')$/.test(value)) continue;
    const raw = value.trimEnd();
    const start = base + index + match[0].length - value.length;
    const key = ownText(quoted ?? bare ?? '');
    const span = { start, end: start + raw.length };
    if (raw.startsWith('{')) others.push({ key, span });
    else fields.push({ origin: 'front-matter', key, value: { raw: ownText(raw), span } });
  }
  return { fields, others };
}
