import type { SourceText } from '../markdown/facts.ts';
import type { StatusWords } from '../model/convention.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import { findStatusTexts } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import { isSameStatus } from '../model/rowStatus.ts';
import { findSection } from '../model/sections.ts';
import { parseStatus, type Status } from '../model/status.ts';
import { emojiOfStatus, readLegend, type StatusLegend, statusOfEmoji } from '../model/statusLegend.ts';
import { insertStatus } from './insertStatus.ts';
import type { Change } from './workspaceEdits.ts';

/** What an operation knows beside the log: the core has no clock, and its facts keep no texts. */
export interface RecordState {
  /** The record as it is, without a byte order mark. */
  readonly text: string;
  /** Today as `YYYY-MM-DD`; without it no date is written. */
  readonly today?: string | undefined;
}

/**
 * Writes a status wherever a record gives one: the word is replaced in the letters of the old one, with its emoji, and
 * with the successor that only the old one named. A Status section that dates its statuses (`Accepted 2020-01-01`) keeps
 * them and gets one more. `behind` is what the first place says behind the word, such as ` by [ADR-012](012-x.md)`.
 * Without any status one is inserted. No changes where the record says it already.
 */
export function statusChanges(
  record: DecisionRecord,
  status: string,
  log: Log,
  state: RecordState,
  behind = '',
): Change[] {
  const { statuses } = log.convention;
  const words = { statuses, legend: log.index?.legend ?? readLegend(record.file.facts, []) };
  const places = findStatusTexts(record.file.facts).flatMap((text) => {
    const found = parseStatus(text, statuses.understood);
    return found === undefined ? [] : [{ text, found }];
  });
  const [first] = places;
  if (first === undefined) return insertStatus(record, status + behind, log);
  return places.flatMap(({ text, found }): Change[] => {
    // Another place with a word that nobody knows is no status, such as "see below".
    if (found.known === undefined && found !== first.found) return [];
    const written = inLettersOf(found.word, status) + (found === first.found ? behind : '');
    if (found.known?.toLowerCase() === status.toLowerCase() && written.length === status.length) return [];
    const entry = historyEntry(record, text, found, written, state);
    return entry ?? [...emojiChange(text, found, status, words), ...wordChange(text, found, written, state)];
  });
}

/** A status in the letters of another word for one: `accepted` and `ACCEPTED` are two styles. */
export function inLettersOf(word: string, status: string): string {
  if (word === word.toLowerCase()) return status.toLowerCase();
  return word === word.toUpperCase() && word.length > 1 ? status.toUpperCase() : status;
}

// `Accepted 2020-01-01`, `**Accepted** (2020-01-01)`: a status, its date, and nothing else.
const datedRest = /^([^\p{L}\p{N}]{1,6})\d{4}-\d{2}-\d{2}([^\p{L}\p{N}]*)$/u;

/** The status, and what belonged to it alone: the successor that it named, or its date. */
function wordChange(text: SourceText, { span, known }: Status, words: string, { today }: RecordState): Change[] {
  const rest = text.raw.slice(span.end - text.span.start);
  const dated = datedRest.exec(rest);
  if (dated !== null && today !== undefined)
    return [{ span: { start: span.start, end: text.span.end }, text: words + dated[1] + today + dated[2] }];
  const named = known?.toLowerCase() === 'superseded' ? /^([*_]*)\s+by\b.*?([\s"'*_]*)$/.exec(rest) : null;
  if (named === null) return [{ span, text: words }];
  return [{ span: { start: span.start, end: text.span.end }, text: words + named[1] + named[2] }];
}

/** The words and signs that a log has for its statuses. */
interface Words {
  readonly statuses: StatusWords;
  readonly legend: StatusLegend;
}

/** The emoji before the old status gives way to that of the new one, or to none. */
function emojiChange(text: SourceText, { span, known }: Status, status: string, { legend, statuses }: Words): Change[] {
  const lead = text.raw.slice(0, span.start - text.span.start);
  const found = /(\p{Extended_Pictographic}\uFE0F?)(\s*)/u.exec(lead);
  const meant = statusOfEmoji(lead, legend);
  if (found === null || known === undefined || meant === undefined || !isSameStatus(meant, known, statuses)) return [];
  const emoji = emojiOfStatus(status, legend);
  const start = text.span.start + found.index;
  return [{ span: { start, end: start + found[0].length }, text: emoji === undefined ? '' : emoji + found[2] }];
}

/**
 * One more dated status for a Status section that has such, where it is read as the one that counts: behind the last
 * item of a list, above the first line of a text.
 */
function historyEntry(
  record: DecisionRecord,
  place: SourceText,
  { span }: Status,
  words: string,
  { text, today }: RecordState,
): Change[] | undefined {
  const { lines, eol } = record.file.facts;
  const rest = place.raw.slice(span.end - place.span.start);
  const dated = datedRest.exec(rest);
  const lead = findSection(record, 'status')?.lead;
  if (dated === null || today === undefined || lead?.span.start !== place.span.start) return undefined;
  const entry = place.raw.slice(0, span.start - place.span.start) + words + dated[1] + today + dated[2];
  const line = lines.lineAt(place.span.start);
  const { start, end } = lines.spanOf(line);
  const before = text.slice(start, place.span.start);
  const isFollowed = /\S/.test(text.slice(lines.spanOf(line + 1).start, lines.spanOf(line + 1).end));
  if (/\S/.test(before)) {
    // What stands below an item may belong to it.
    return isFollowed ? undefined : [{ span: { start: end, end }, text: eol + nextMarker(before) + entry }];
  }
  // A text of one line is a paragraph of its own; in one of several each line ends as the first does.
  const between = isFollowed ? text.slice(place.span.end, end) + eol : eol + eol;
  return [{ span: { start, end: start }, text: before + entry + between }];
}

function nextMarker(marker: string): string {
  return marker.replace(/\d+/, (number) => String(Number(number) + 1));
}
