import type { Field } from './facts.ts';
import { ownText, sharedText } from './kept/sharedText.ts';

/**
 * The fields of simple YAML, as nearly all front matter is: lines of a key and a plain or quoted value, or none, lists of
 * such values, and comments. Nothing where there is anything else, which is left to the YAML parser. Offsets count from `base`.
 */
export function scanFields(yaml: string, base: number): Field[] | undefined {
  const fields: Field[] = [];
  const keys = new Set<string>();
  /** The key whose list may follow, and how its entries are indented once there is one. */
  let list: { readonly key: string; indent?: string } | undefined;
  const add = (key: string, raw: string, start: number, marker?: string) =>
    fields.push({
      origin: 'front-matter',
      key: ownText(key),
      value: { raw: ownText(raw), span: { start: base + start, end: base + start + raw.length } },
      ...(marker === undefined ? {} : { marker: sharedText(marker) }),
    });
  for (const { 0: line, index } of yaml.matchAll(/[^\r\n]+/g)) {
    if (/^ *(?:#.*)?$/.test(line)) continue;
    const { key, value, indent, entry } = simpleLine.exec(line)?.groups ?? {};
    if (key !== undefined) {
      if (keys.has(key) || /^(?:null|true|false)$/i.test(key)) return undefined;
      keys.add(key);
      list = value === undefined ? { key } : undefined;
      const at = value === undefined ? key.length + 1 : line.indexOf(value, key.length + 1);
      add(key, value ?? '', index + at);
    } else if (entry !== undefined && indent !== undefined && list !== undefined) {
      // The key has a value now.
      if (list.indent === undefined) fields.pop();
      list.indent ??= indent;
      if (list.indent !== indent) return undefined;
      const at = line.indexOf(entry, indent.length + 1);
      add(list.key, entry, index + at, line.slice(0, at));
    } else {
      return undefined;
    }
  }
  return /\r(?!\n)/.test(yaml) ? undefined : fields;
}

/** A colon before a blank ends a key, and a hash behind one begins a comment. */
const plain = String.raw`[\p{L}\p{N}_](?: *(?:[^:#\t ]|:(?=[^\s,])|(?<=\S)#))*`;
const scalar = String.raw`${plain}|"[^"\\]*"|'[^']*'`;
/** A list in brackets of plain words: `[mesh, edge]`. */
const words = String.raw`[\p{L}\p{N}_][\p{L}\p{N}_./ -]*`;
const list = String.raw`\[ *(?:${words}(?:, *${words})*)?\]`;

const simpleLine = new RegExp(
  `^(?:(?<key>[a-z][\\w-]*(?: [\\w-]+)*):(?: +(?<value>${scalar}|${list}))? *|(?<indent> *)- +(?<entry>${scalar}) *)$`,
  'iu',
);
