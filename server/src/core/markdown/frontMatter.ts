import { isAlias, isMap, isNode, isScalar, isSeq, type Pair } from 'yaml';
import type { Field, Mistake } from './facts.ts';
import type { LineTable } from './lineTable.ts';
import { ownText } from './ownText.ts';
import { parseYaml } from './parseYaml.ts';
import { scanFields } from './scanFields.ts';
import { scanTomlFields } from './scanTomlFields.ts';
import type { Span } from './span.ts';

/** The block of metadata at the start of a file, with the lines that begin and end it. */
export interface FrontMatter {
  readonly kind: 'yaml' | 'toml';
  readonly span: Span;
  readonly fields: readonly Field[];
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
  if (kind === 'toml') return { kind, span, fields: scanTomlFields(content, from) };
  const fields = scanFields(content, from);
  if (fields !== undefined) return { kind, span, fields };
  const parsed = parseFields(content, from);
  if (parsed.mistake === undefined) return { kind, span, fields: parsed.fields };
  const { at, detail } = parsed.mistake;
  return { kind, span, fields: parsed.fields, mistake: { span: lines.spanOf(lines.lineAt(at)), detail } };
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
  const fields = isMap(contents) ? contents.items.flatMap((pair) => fieldsOf(pair, yaml, base)) : [];
  const [first] = errors;
  return { fields, mistake: first === undefined ? undefined : { at: base + first.pos[0], detail: first.message } };
}

/** Each entry of a list below its key is a field of that key. */
function fieldsOf({ key, value }: Pair, yaml: string, base: number): Field[] {
  if (!isScalar(key)) return [];
  const values = isSeq(value) && value.flow !== true ? value.items : [value];
  return values.flatMap((each): Field[] => {
    const span = isNode(each) && !isAlias(each) ? valueSpan(each.range, yaml) : undefined;
    if (span === undefined) return [];
    const raw = ownText(yaml.slice(span.start, span.end));
    const place = { start: base + span.start, end: base + span.end };
    return [{ origin: 'front-matter', key: ownText(String(key.value)), value: { raw, span: place } }];
  });
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
