import type { Log } from '../model/log.ts';
import { relationOfKey } from '../model/relations.ts';
import { latestRecords } from './completeRecord.ts';
import type { Completion, Place } from './completion.ts';

/** More values than these are not a choice that people make again and again. */
const mostValues = 20;

/** In front matter: the keys that the log's records have and this one lacks, or the values that they give to a key. */
export function completeField({ file, text, offset, line }: Place, log: Log): Completion[] {
  const spanBack = (length: number) => ({ start: offset - length, end: offset });
  const value = valueBefore(line);
  if (value !== undefined) {
    const { key, typed } = value;
    const span = spanBack(typed.length);
    return valuesOf(key, typed, log).map(([insert, detail]) => ({
      kind: 'value',
      label: detail === undefined ? insert : `${insert} ${detail}`,
      detail: undefined,
      insert,
      span,
      filter: detail === undefined ? insert : `${insert} ${detail}`,
    }));
  }
  if (!/^[\w-]*$/.test(line)) return [];
  const own = new Set(text.slice(0, offset - line.length).match(/^[\w-]+(?=:)/gm));
  for (const { key, origin } of file.facts.fields) if (origin === 'front-matter' && key !== line) own.add(key);
  return rank(fieldsOf(log).map(({ key }) => key))
    .filter((key) => !own.has(key))
    .map((key) => ({
      kind: 'key',
      label: key,
      detail: undefined,
      insert: `${key}: `,
      span: spanBack(line.length),
      filter: key,
    }));
}

/** The key of a line and what is typed of its value; in brackets, of the last one. */
function valueBefore(line: string): { readonly key: string; readonly typed: string } | undefined {
  const [lead, key] = /^([\w-]+):[ \t]*/.exec(line) ?? [];
  if (lead === undefined || key === undefined) return undefined;
  const rest = line.slice(lead.length);
  const isList = rest.startsWith('[') && !rest.includes(']');
  const last = isList ? rest.slice(Math.max(rest.lastIndexOf('['), rest.lastIndexOf(',')) + 1) : rest;
  return /[[\],]/.test(last) ? undefined : { key, typed: last.replace(/^[ \t]+/, '') };
}

function valuesOf(key: string, typed: string, log: Log): [insert: string, detail?: string][] {
  if (key.toLowerCase() === 'status') {
    const isLower = fieldsOf(log).some((field) => field.key === key && /^[a-z]/.test(field.value.raw));
    return log.convention.statuses.value.map((status) => [isLower ? status.toLowerCase() : status]);
  }
  if (relationOfKey(key) !== undefined)
    return latestRecords(log, typed.replace(/^\W*/, '')).flatMap(({ number, title }): [string, string][] =>
      number === undefined ? [] : [[number, title.text]],
    );
  const values = fieldsOf(log).flatMap((field) => (field.key === key ? [field.value.raw] : []));
  return rank(values)
    .slice(0, mostValues)
    .map((each) => [each]);
}

function fieldsOf({ records }: Log) {
  const fields = [...records.values()].flatMap(({ file }) => file.facts.fields);
  return fields.filter(({ origin }) => origin === 'front-matter');
}

/** Each text once, the most frequent ones first. */
function rank(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([text]) => text);
}
