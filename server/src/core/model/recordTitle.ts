import type { Heading } from '../markdown/facts.ts';
import { noSeries } from '../markdown/seriesPrefixes.ts';
import type { Span } from '../markdown/span.ts';
import { asAdr } from './recordName.ts';
import { lettered, type RecordNumber } from './recordNumber.ts';

/** What a record's first heading says: `ADR-017-1 — NATS Topology` has the number `017-1` and the text `NATS Topology`. */
export interface RecordTitle {
  readonly number: RecordNumber | undefined;
  readonly text: string;
}

const number = String.raw`(${lettered}|\d+(?:-\d{1,2}(?!\d))?)`;
const separator = String.raw`\s*(?:\.(?!\d)|[:：](?!\d)|\||[-–—](?=\s))`;
const words = '(?:ADR|(?:Architectur(?:e|al) )?Decision Records?)';

const forms = [
  // `[ADR-017] T`, `ADR 017: T`, `ADR-017-1 — T`, `ADR17 T`, `Architecture Decision Record 17: T`
  new RegExp(String.raw`^\[?${words}[\s:#-]*${number}\]?(?:${separator}|\s|$)(.*)$`, 'isu'),
  // `ADR-TEST-001: T`, where the log has several series
  new RegExp(String.raw`^\[?ADR-(?:[A-Z][A-Z0-9]*-)+(\d{3,5}|${lettered})\]?(?:${separator}|\s|$)(.*)$`, 'su'),
  // `17. T`, `017 - T`, `017: T`
  new RegExp(`^${number}${separator}(.*)$`, 'su'),
];
// `17.1. T`, `ADR-17.1: T`: the number of a sub-record, as the numbers of sections are written; "2.0 milestones" is a title
const dottedNumber = new RegExp(
  String.raw`^\[?(?:${words}[\s:#-]*)?(\d+)\.(\d{1,2})\]?(?:[.:：](?!\d)|\s[-–—](?=\s))(.*)$`,
  'is',
);
// `017 T`, `017 3D maps`, `017 "T"`, and with the marks of code and emphasis
const bareNumber = new RegExp(String.raw`^${number}\s+([\p{L}\p{N}"'“‘«([*_~\x60].*)$`, 'u');
const withoutNumber = new RegExp(String.raw`^${words}\s*[:：–—-](.+)$`, 'is');

/**
 * Reads the visible text of a record's title in every form that logs use. A bare leading number counts only with a
 * separator, "508 Systems List" is a title of three words; unless `areNumbered` says that titles begin with numbers in
 * this log.
 */
export function parseTitle(title: string, areNumbered = false, series = noSeries): RecordTitle {
  const heading = series.size === 0 ? title : asAdr(title, series).trim();
  for (const form of areNumbered ? [...forms, bareNumber] : forms) {
    const [, found, text = ''] = form.exec(heading) ?? [];
    if (found !== undefined && isOneLine(text)) return { number: found, text: text.trim() };
  }
  const [, head, part, rest = ''] = dottedNumber.exec(heading) ?? [];
  if (head !== undefined && part !== undefined && isOneLine(rest))
    return { number: `${head}-${part}`, text: rest.trim() };
  const text = withoutNumber.exec(heading)?.[1];
  return { number: undefined, text: (text !== undefined && isOneLine(text) ? text : heading).trim() };
}

/** Of a title over several lines, none is the number's alone. */
function isOneLine(text: string): boolean {
  return !/[\n\r\u2028\u2029]/.test(text.trim());
}

/** Where a number stands in a heading; undefined where markup does not let one tell. */
export function numberSpan({ content, text, plainLength }: Heading, number: string): Span | undefined {
  const at = text.indexOf(number);
  if (at === -1 || at + number.length > plainLength) return undefined;
  const start = content.start + at;
  return { start, end: start + number.length };
}
