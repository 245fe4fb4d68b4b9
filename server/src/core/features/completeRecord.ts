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
  const mention = /(?:^|[^\p{L}\p{N}])(?:M?ADR)[-_ ]?(\d{0,5}(?:-\d{0,2})?)$/iu.exec(line);
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
  const found = [...log.records.values()]
    .filter(({ isTemplate, file, title }) => {
      if (isTemplate) return false;
      return wanted === '' || file.name.toLowerCase().includes(wanted) || title.text.toLowerCase().includes(wanted);
    })
    .map((record) => ({ record, head: record.number === undefined ? -1 : Number.parseInt(record.number, 10) }));
  // By the first number alone: comparing all of ten thousand records in full takes longer than a person's patience.
  const latest = found.sort((a, b) => b.head - a.head).slice(0, mostRecords);
  return latest.map(({ record }) => record).sort((a, b) => compareRecords(b, a));
}

function toCompletion({ number, title, status, file }: DecisionRecord, insert: string, span: Span): Completion {
  const label = number === undefined ? title.text : `${number} ${title.text}`;
  const detail = status?.known ?? status?.word;
  return { kind: 'record', label, detail, insert, span, filter: `${insert} ${label} ${file.name}` };
}
