import { isAlias, isMap, isNode, isScalar, isSeq, type Pair, type Scalar } from 'yaml';
import type { Field, Mistake, OtherField } from './facts.ts';
import type { LineTable } from './kept/lineTable.ts';
import { ownText, sharedText } from './kept/sharedText.ts';
import { parseYaml } from './parseYaml.ts';
import { scanFields } from './scanFields.ts';
import { lineStart, type Span } from './span.ts';

/** The block of metadata at the start of a file, with the lines that begin and end it. */
export interface FrontMatter {
  readonly kind: 'yaml' | 'toml';
  readonly span: Span;
  /** Those without a value have an empty one, behind the colon. */
  readonly fields: readonly Field[];
  /** What has more than one value, such as a mapping: that is no field. */
  readonly others: readonly OtherField[];
  /** Undefined for what can be read. */
  readonly mistake?: Mistake;
}

/**
 * Reads the YAML between a first line `---` and the next one or `...`, or the TOML between two lines `+++`. Comments of
 * HTML may come first, such as a licence. Text that cannot be parsed gives what could be read of it: the keys before the
 * mistake. Only values on one line become fields.
 */
export function readFrontMatter(text: string, lines: LineTable): FrontMatter | undefined {
  const first = lines.lineAt(skipComments(text));
  const kind = kindOf(text, lines.spanOf(first));
  if (kind === undefined) return undefined;
  let last = first + 1;
  while (last < lines.count && !isEnd(kind, text, lines.spanOf(last))) last++;
  if (last === lines.count) return undefined;
  const span = { start: lines.startOf(first), end: lines.endOf(last) };
  const from = lines.startOf(first + 1);
  const content = text.slice(from, lines.startOf(last));
  // Below a comment a line of dashes may also be a thematic break.
  if (first > 0 && !/^[\w"'-]+ *[:=]/m.test(content)) return undefined;
  if (kind === 'toml') return { kind, span, ...scanTomlFields(content, from) };
  const simple = scanFields(content, from);
  if (simple !== undefined) return { kind, span, fields: simple, others: [] };
  const { fields, others, mistake } = parseFields(content, from);
  if (mistake === undefined) return { kind, span, fields, others };
  const { at, detail } = mistake;
  return { kind, span, fields, others, mistake: { span: lines.spanOf(lines.lineAt(at)), detail } };
}

/** The offset behind the comments that a text begins with, and the blank lines after them; 0 where there are none. */
function skipComments(text: string): number {
  let at = 0;
  while (text.startsWith('<!--', at)) {
    const end = text.indexOf('-->', at);
    if (end === -1) return 0;
    at = end + 3;
    while (at < text.length && /\s/.test(text.charAt(at))) at++;
  }
  return at;
}

function kindOf(text: string, { start, end }: Span): FrontMatter['kind'] | undefined {
  const line = text.slice(start, end);
  if (/^---[ \t]*$/.test(line)) return 'yaml';
  return /^\+\+\+[ \t]*$/.test(line) ? 'toml' : undefined;
}

function isEnd(kind: FrontMatter['kind'], text: string, { start, end }: Span): boolean {
  return (kind === 'toml' ? /^\+\+\+[ \t]*$/ : /^(?:---|\.\.\.)[ \t]*$/).test(text.slice(start, end));
}

/** The fields of any YAML, by the parser: the keys before the first mistake, and where that is. */
export function parseFields(yaml: string, base: number) {
  const { contents, errors } = parseYaml(yaml);
  const pairs = isMap(contents) ? contents.items : [];
  const [first] = errors;
  return {
    fields: pairs.flatMap((pair) => fieldsOf(pair, yaml, base)),
    others: pairs.flatMap((pair) => otherFieldOf(pair, yaml, base)),
    mistake: first === undefined ? undefined : { at: base + first.pos[0], detail: first.message },
  };
}

/** Each entry of a list below its key is a field of that key. */
function fieldsOf({ key, value }: Pair, yaml: string, base: number): Field[] {
  if (!isScalar(key)) return [];
  const name = ownText(String(key.value));
  const values = isSeq(value) && value.flow !== true ? value.items : [value];
  const fields = values.flatMap((each): Field[] => {
    if (!isNode(each) || isAlias(each) || isMapping(each, yaml)) return [];
    const span = valueSpan(each.range, yaml);
    if (span === undefined) return [];
    const raw = ownText(yaml.slice(span.start, span.end));
    const place = { start: base + span.start, end: base + span.end };
    const before = yaml.slice(lineStart(yaml, span.start), span.start);
    const marker = /^ *-[ \t]+$/.test(before) ? { marker: sharedText(before) } : {};
    return [{ origin: 'front-matter', key: name, value: { raw, span: place }, ...marker }];
  });
  const colon = yaml.indexOf(':', key.range?.[1] ?? 0);
  const isEmpty = (isScalar(value) || value === null) && saysNothing(value, yaml) && colon !== -1;
  const at = base + colon + 1;
  return isEmpty ? [{ origin: 'front-matter', key: name, value: { raw: '', span: { start: at, end: at } } }] : fields;
}

/** Whether a key has no value: `null` is one that is written. */
function saysNothing(value: Scalar | null, yaml: string): boolean {
  const [start = 0, end = 0] = value?.range ?? [];
  return value === null || (value.value === null && yaml.slice(start, end).trim() === '' && value.anchor === undefined);
}

function otherFieldOf({ key, value }: Pair, yaml: string, base: number): OtherField[] {
  const isOther = isNode(value) && !isAlias(value) && isMapping(isSeq(value) ? value.items[0] : value, yaml);
  if (!isOther || !isScalar(key)) return [];
  const [start = 0, end = 0] = key.range ?? [];
  return [{ key: ownText(String(key.value)), span: { start: base + start, end: base + end } }];
}

/** Whether a value has keys of its own: `{ value: accepted }`, but not `{accepted}`, which is a text to its author. */
function isMapping(node: unknown, yaml: string): boolean {
  if (!isMap(node)) return false;
  const [start = 0, end = 0] = node.range ?? [];
  return node.flow !== true || /:(?=\s|["'{[])/.test(yaml.slice(start, end));
}

/** Where a value is written on one line; of a block (`>-`) its only line. `{ accepted }` is a map to YAML, and a text to its author. */
function valueSpan(range: readonly number[] | null | undefined, yaml: string): Span | undefined {
  const [start = 0, end = 0] = range ?? [];
  const raw = yaml.slice(start, end).trimEnd();
  if (raw === '') return undefined;
  const block = /^[|>][-+\d]*[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n)[ \t]*/.exec(raw)?.[0].length ?? 0;
  const text = raw.slice(block);
  return text === '' || /[\r\n]/.test(text) ? undefined : { start: start + block, end: start + raw.length };
}

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
