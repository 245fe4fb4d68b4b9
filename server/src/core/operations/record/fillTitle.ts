import { asHeading, escapeMarkdown } from '../../markdown/inlineMarkdown.ts';
import type { Span } from '../../markdown/span.ts';
import type { DecisionRecord } from '../../model/decisionRecord.ts';
import { compareRecords, type Log } from '../../model/log.ts';
import { inWidthOf, type RecordNumber } from '../../model/recordNumber.ts';
import { namesOfRole } from '../../vocabulary/columnNames.ts';
import { titleOf } from './writeRecord.ts';

/** What the heading of a new record says. */
export interface FilledTitle {
  readonly number: RecordNumber;
  /** Markdown. */
  readonly title: string;
  /** The number as the other records write it in their titles, where a word such as `NUMBER` waits for it. */
  readonly numberInTitles: string;
  /** The template's own number, which stands for that of the record. */
  readonly templateNumber: RecordNumber | undefined;
}

/**
 * The heading of a template with its number and title filled in: the words around their placeholders stay. A heading
 * without a place for a title is replaced.
 */
export function fillTitle(heading: string, filled: FilledTitle): string {
  const { number, title } = filled;
  const place = findNumberPlace(heading, filled);
  const lead = place === undefined ? '' : heading.slice(0, place.start);
  const rest = place === undefined ? heading : heading.slice(place.end);
  const behind = findTitlePlace(rest);
  if (behind !== undefined) {
    const words = rest.slice(0, behind.start) + asHeading(title) + rest.slice(behind.end);
    return place === undefined ? words : lead + place.text + words;
  }
  const before = place === undefined ? undefined : findTitlePlace(lead);
  if (place === undefined || before === undefined) return titleOf(number, asHeading(title));
  return lead.slice(0, before.start) + asHeading(title) + lead.slice(before.end) + place.text + rest;
}

interface NumberPlace extends Span {
  readonly text: string;
}

/** What opens and closes a placeholder, which may be escaped: `<`, `{{`, `[`, `%`, `$`. */
const opens = String.raw`\\?(?:<|\{{1,2}|\[|%|\$\{?)[ \t]*`;
const closes = String.raw`[ \t]*\\?(?:>|\}{1,2}|\]|%|\})`;
const numberWords = 'number|num|nr|no|nummer|numero|numéro|número|numer|номер|编号|編號|番号';
const letters = 'N{2,8}|X{2,8}|0{1,4}X{1,4}|#{2,8}';

/** The likeliest first. In brackets, perhaps with `ADR-` before it: `{number}`, `[ADR-number]`, `<NNNN>`. */
const numberPlaces: readonly RegExp[] = [
  new RegExp(`${opens}(?<lead>(?:ADR[-_ #]?)?)(?<place>${numberWords}|${letters}|0{1,8})${closes}`, 'iu'),
  new RegExp(String.raw`\$(?<place>${numberWords})(?![\p{L}\p{N}])`, 'iu'),
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?<place>${letters}|0{2,8})(?![\p{L}\p{N}])`, 'iu'),
  // `ADRNNN: …`, as the titles of Backstage have it.
  /(?<=^ADR)(?<place>N{1,8}|X{2,8}|0{2,8})(?=[.: –—-])/iu,
  /(?<![\p{L}\p{N}])(?<place>NUMBER|NUM)(?![\p{L}\p{N}])/u,
  /(?<=^(?:ADR[-_ #]?)?)(?<place>[NX])(?=[.:] )/u,
  // A number as that of a record: `ADR-0123: …`, `0. …`
  /(?<=^\[?(?:M?ADR[-_ #]?)?)(?<place>\d{1,8})(?=\]?\s*(?:[.:：|]|[-–—](?=\s)))/iu,
];

function findNumberPlace(heading: string, filled: FilledTitle): NumberPlace | undefined {
  const { number, numberInTitles, templateNumber } = filled;
  const own = templateNumber === undefined ? [] : [new RegExp(`(?<!\\d)(?<place>${templateNumber})(?!\\d)`)];
  for (const form of [...own, ...numberPlaces]) {
    const { index = 0, 0: whole, groups } = form.exec(heading) ?? {};
    if (whole === undefined) continue;
    const { lead = '', place = '' } = groups ?? {};
    const isWord = place.length === 1 ? !/^\d$/.test(place) : !/^[NX0-9#]+$/i.test(place);
    const written = isWord ? numberInTitles : /^\d+$/.test(place) ? inWidthOf(place, number) : number;
    // `ADR {ADR-NUMBER}` says it twice.
    const isSaid = /ADR[-_ #]*$/i.test(heading.slice(0, index));
    return { start: index, end: index + whole.length, text: (isSaid ? '' : lead) + written };
  }
  return undefined;
}

const titleWords = namesOfRole('title').filter((word) => word.length > 3 || /[^\p{Script=Latin}]/u.test(word));

/** The words from `title` on, in the languages of the field; and `template` at the end, with the words around it. */
const namedTitle = new RegExp(
  String.raw`(?<!\p{L})(?:short )?(?:${titleWords.join('|')})(?!\p{L}).*|(?<!\p{L})(?:\p{L}{1,30} ){0,3}template(?: ADR)?$`,
  'isu',
);

/** The first of `<…>`, `{…}`, `{{…}}`, `[…]`, `%…%`, `$…`, with the emphasis around it, and the words from `title` on. */
function findTitlePlace(text: string): Span | undefined {
  const bracketed = [
    ['{{', '}}'],
    ['<', '>'],
    ['{', '}'],
    ['[', ']'],
  ].flatMap(([open = '', close = '']) => {
    const start = text.indexOf(open);
    const end = start === -1 ? -1 : text.indexOf(close, start);
    const isEscaped = open === '<' && text[start - 1] === '\\';
    return end === -1 ? [] : [withEmphasis(text, { start: isEscaped ? start - 1 : start, end: end + close.length })];
  });
  const signed = /%\p{L}[^%\n]*%|\$\p{L}[\p{L}_]*/u.exec(text);
  if (signed !== null) bracketed.push({ start: signed.index, end: signed.index + signed[0].length });
  const lastLine = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
  const words = namedTitle.exec(text.slice(lastLine));
  const named = words === null ? [] : [{ start: lastLine + words.index, end: text.length }];
  return [...bracketed, ...named].sort((a, b) => a.start - b.start || b.end - a.end)[0];
}

/** A placeholder with the marks around it, as all placeholders of some templates have them: `*[short title]*`. */
function withEmphasis(text: string, { start, end }: Span): Span {
  const mark = text.charAt(start - 1);
  return /[*_]/.test(mark) && text.charAt(end) === mark
    ? withEmphasis(text, { start: start - 1, end: end + 1 })
    : { start, end };
}

/** The heading of a new record, written as that of the log's newest one is, with a title in Markdown: `17. T`, `ADR-017 — T`, or without a number. */
export function titleLike(log: Log, number: RecordNumber, title: string): string {
  const { heading, number: written, text } = newestRecord(log)?.title ?? {};
  const own = asHeading(title);
  if (heading === undefined || text === undefined) return titleOf(number, own);
  const lead = heading.text.slice(0, -text.length);
  if (written === undefined) return escapeMarkdown(lead) + own;
  const at = lead.lastIndexOf(written);
  if (at === -1) return titleOf(number, own);
  const behind = lead.slice(at + written.length);
  return escapeMarkdown(lead.slice(0, at)) + inWidthOf(written, number) + escapeMarkdown(behind) + own;
}

/** A number as the log's newest record writes it in its title: `4` or `0004`. */
export function numberLike(log: Log, number: RecordNumber): string {
  const written = newestRecord(log)?.title.number;
  return written === undefined ? number : inWidthOf(written, number);
}

/**
 * The last record whose heading ends with its title: of those that have a number, as the new record will, and where most of
 * them say it in their titles, of those that do. `# ADR-XXX: T` waits for its number.
 */
function newestRecord({ records }: Log): DecisionRecord | undefined {
  const titled = [...records.values()].filter(
    ({ isTemplate, title: { heading, text } }) => !isTemplate && heading?.text.endsWith(text) === true,
  );
  const numbered = titled.filter(({ number }) => number !== undefined);
  const alike = numbered.length > 0 ? numbered : titled;
  const saying = alike.filter(({ title }) => title.number !== undefined);
  const models = saying.length * 2 > alike.length ? saying : alike;
  return models.reduce<DecisionRecord | undefined>(
    (newest, record) => (newest === undefined || compareRecords(newest, record) < 0 ? record : newest),
    undefined,
  );
}
