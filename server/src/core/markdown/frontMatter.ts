import { isMap, isNode, isScalar, isSeq, parseDocument } from 'yaml';
import type { Field } from './facts.ts';
import type { LineTable } from './lineTable.ts';
import { ownText } from './ownText.ts';
import { scanFields } from './scanFields.ts';
import type { Span } from './span.ts';

/** The YAML block at a file's start, its `---` lines included. */
export interface FrontMatter {
  readonly span: Span;
  readonly fields: readonly Field[];
}

/**
 * Reads the YAML between a first line `---` and the next one. Text that is no YAML gives what could be read of it: the
 * keys before the mistake. Only values on one line become fields.
 */
export function readFrontMatter(text: string, lines: LineTable): FrontMatter | undefined {
  if (!/^---[ \t]*(?:\r|\n)/.test(text)) return undefined;
  let last = 1;
  while (last < lines.count && !isFence(text, lines.spanOf(last))) last++;
  if (last === lines.count) return undefined;
  const from = lines.spanOf(1).start;
  const yaml = text.slice(from, lines.spanOf(last).start);
  return { span: { start: 0, end: lines.spanOf(last).end }, fields: scanFields(yaml, from) ?? parseFields(yaml, from) };
}

function isFence(text: string, span: Span): boolean {
  return /^---[ \t]*$/.test(text.slice(span.start, span.end));
}

/** The fields of any YAML, by the parser: the keys before the first mistake. */
export function parseFields(yaml: string, base: number): Field[] {
  const fields: Field[] = [];
  const { contents } = parseDocument(yaml, { logLevel: 'silent' });
  if (!isMap(contents)) return fields;
  // Each entry of a list below its key is a field of that key.
  const pairs = contents.items.flatMap(({ key, value }) =>
    isSeq(value) && value.flow !== true ? value.items.map((entry) => ({ key, value: entry })) : [{ key, value }],
  );
  for (const { key, value } of pairs) {
    const range = isNode(value) ? value.range : undefined;
    if (!isScalar(key) || range === undefined || range === null) continue;
    const raw = ownText(yaml.slice(range[0], range[1]).trimEnd());
    // `status: { accepted }` is a map to YAML and a status to its author; blocks of several lines are nobody's status.
    if (raw === '' || /[\r\n]/.test(raw)) continue;
    const start = base + range[0];
    fields.push({
      origin: 'front-matter',
      key: ownText(String(key.value)),
      value: { raw, span: { start, end: start + raw.length } },
    });
  }
  return fields;
}
