import type { Span } from '../markdown/span.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import { relativeLink } from '../model/links.ts';
import { compareRecords, type Log } from '../model/log.ts';
import type { Completion, Place } from './completion.ts';

/** So many are offered at once; with each character more the editor asks again. */
export const mostRecords = 200;

/** The records that may be meant behind `ADR-`, in `](` and in `[[`; undefined where none is being written. */
export function completeRecord({ file, offset, line }: Place, log: Log): Completion[] | undefined {
  const link = /\]\(<?([^()\s#]*)$/.exec(line);
  const wiki = /\[\[([^\][]*)$/.exec(line);
  const mention = /(?:^|[^\p{L}\p{N}])(?:M?ADR)[-_ ]?(\d{3,5}[a-f]|\d{0,5}(?:-\d{0,2})?)$/iu.exec(line);
  const typed = (link ?? wiki ?? mention)?.[1];
  if (typed === undefined) return undefined;
  const span = { start: offset - typed.length, end: offset };
  return latestRecords(log, typed).flatMap((record) => {
    const insert = link === null ? record.number : relativeLink(file.uri, record.file.uri);
    return insert === undefined ? [] : [toCompletion(record, insert, span)];
  });
}

/** The records with the greatest numbers whose names have what was typed, in whatever case; the template aside. */
export function latestRecords(log: Log, typed: string): DecisionRecord[] {
  const wanted = typed.replace(/^.*\//, '').toLowerCase();
  // Digits have no case, and are what is typed most.
  const hasCase = wanted !== wanted.toUpperCase();
  const has = (text: string) => (hasCase ? text.toLowerCase() : text).includes(wanted);
  const found = [...log.records.values()].filter(
    ({ isTemplate, file, title }) => !isTemplate && (has(file.name) || has(title.text)),
  );
  // By the first number alone: comparing all of ten thousand records in full takes longer than a person's patience.
  const heads = Float64Array.from(found, headOf).sort();
  const lowest = heads.at(-mostRecords) ?? Number.NEGATIVE_INFINITY;
  const latest = found.filter((record) => headOf(record) >= lowest).slice(-mostRecords);
  return latest.sort((a, b) => compareRecords(b, a));
}

/** The first part of a record's number; those without one stand behind all others. */
function headOf({ number }: DecisionRecord): number {
  return number === undefined ? -1 : Number.parseInt(number, 10);
}

function toCompletion({ number, title, status, file }: DecisionRecord, insert: string, span: Span): Completion {
  const label = number === undefined ? title.text : `${number} ${title.text}`;
  const detail = status?.known ?? status?.word;
  return { kind: 'record', label, detail, insert, span, filter: `${insert} ${label} ${file.name}` };
}
