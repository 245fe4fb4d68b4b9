import type { SourceText } from '../markdown/facts.ts';
import { contains, type Span } from '../markdown/span.ts';
import type { StatusWords } from '../model/convention.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import { findStatusTexts, type StatusText } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import { isSameStatus } from '../model/rowStatus.ts';
import { findSection, isUnderstood } from '../model/sections.ts';
import { parseStatus, type Status } from '../model/status.ts';
import { emojiOfStatus, readLegend, type StatusLegend, statusOfEmoji } from '../model/statusLegend.ts';
import { foldCase } from '../vocabulary/language.ts';
import { leadLength } from '../vocabulary/leadingWords.ts';
import { findLeadingStatus, type Stage, stageOf } from '../vocabulary/statusWords.ts';
import { insertStatus } from './insertStatus.ts';
import type { Change } from './workspaceEdits.ts';

/** What an operation knows beside the log: the core has no clock, and its facts keep no texts. */
export interface RecordState {
  /** The record as it is, without a byte order mark. */
  readonly text: string;
  /** Today as `YYYY-MM-DD`; without it no date is written. */
  readonly today?: string | undefined;
}

/** Why the status of a record cannot be changed where it is. Lines count from 1. */
export type StatusProblem =
  | { readonly kind: 'status-unreadable'; readonly file: string; readonly line: number }
  | { readonly kind: 'status-with-remark'; readonly file: string; readonly line: number }
  | { readonly kind: 'sections-unknown'; readonly file: string }
  | { readonly kind: 'superseded-elsewhere'; readonly file: string; readonly line: number };

/**
 * What keeps a status from being written: the record says one in a form that is not understood, or in a sentence, and a
 * second one would contradict it; it has no section in a language that is understood, so that nobody can tell whether it
 * says one; what it says behind the status would become false; or it says in another place that it was superseded.
 */
export function findStatusProblem(record: DecisionRecord, status: string): StatusProblem | undefined {
  const { file, unreadStatus, statuses } = record;
  const lineOf = ({ start }: Span) => file.facts.lines.lineAt(start) + 1;
  const [stated] = statuses;
  const unreadable = unreadStatus ?? (stated?.isSentence === true ? stated.span : undefined);
  if (unreadable !== undefined) return { kind: 'status-unreadable', file: file.name, line: lineOf(unreadable) };
  if (stated === undefined) return isUnderstood(record) ? undefined : { kind: 'sections-unknown', file: file.name };
  const said = record.status?.stage === 'superseded' ? record.status.span : undefined;
  if (said !== undefined && stageOf(status) !== 'superseded') {
    // What else says so would contradict the new status.
    const named = record.relations.flatMap(({ kind, span }) => (kind === 'superseded-by' ? [span] : []));
    const texts = findStatusTexts(file.facts);
    const elsewhere = [said, ...named].find((place) => !texts.some(({ span }) => contains(span, place)));
    if (elsewhere !== undefined) return { kind: 'superseded-elsewhere', file: file.name, line: lineOf(elsewhere) };
  }
  const isSame = stated.known?.toLowerCase() === status.toLowerCase();
  if (isSame) return undefined;
  const boxes = findStatusTexts(file.facts).filter(({ boxes }) => boxes !== undefined);
  const untold = boxes.find((text) => moveTick(record, text, status) === undefined);
  if (untold !== undefined) return { kind: 'status-unreadable', file: file.name, line: lineOf(untold.span) };
  return !hasRemark(record, stated)
    ? undefined
    : { kind: 'status-with-remark', file: file.name, line: lineOf(stated.span) };
}

/** Whether words go on behind a status, such as "Accepted by the board": they are about that status alone. */
function hasRemark(record: DecisionRecord, { span }: Status): boolean {
  const text = findStatusTexts(record.file.facts).find((each) => contains(each.span, span));
  // A box keeps what it says when it is not ticked any more.
  if (text === undefined || text.boxes !== undefined || successorIn(record, text) !== undefined) return false;
  const rest = text.raw.slice(span.end - text.span.start);
  return /^[*_~`"']*\s+\p{L}/u.test(rest) && !datedRest.test(rest);
}

/**
 * Writes a status wherever a record gives one: the word is replaced in the letters of the old one, with its emoji, and
 * with the successor that only the old one named. A Status section that dates its statuses (`Accepted 2020-01-01`) keeps
 * them and gets one more. `behind` is what the first place says behind the word, such as ` by [ADR-012](012-x.md)`.
 * Without any status one is inserted. No changes where the record says it already, or where {@link findStatusProblem}
 * finds a problem.
 */
export function statusChanges(
  record: DecisionRecord,
  status: string,
  log: Log,
  state: RecordState,
  behind = '',
): Change[] {
  if (findStatusProblem(record, status) !== undefined) return [];
  const { statuses } = log.convention;
  const words = { statuses, legend: log.index?.legend ?? readLegend(record.file.facts, []) };
  const places = findStatusTexts(record.file.facts).flatMap((text) => {
    const found = parseStatus(text, statuses.understood);
    return found === undefined ? [] : [{ text, found }];
  });
  const [first] = places;
  if (first === undefined) return insertStatus(record, status + behind, log);
  return places.flatMap(({ text, found }): Change[] => {
    // Another place with an unknown word is no status, such as "see below".
    if (found.known === undefined && found !== first.found) return [];
    const word = inLettersOf(found.word, status);
    const name = found === first.found ? behind : '';
    // A link has no link in its text: what names the successor follows it.
    const linkEnd = name === '' ? undefined : endOfLink(record, text, found.span.end);
    const written = linkEnd === undefined ? word + name : word;
    const named = successorIn(record, text);
    const isKept = named === undefined || stageOf(status) === 'superseded';
    if (found.known?.toLowerCase() === status.toLowerCase() && written.length === status.length && isKept) return [];
    if (text.boxes !== undefined) return moveTick(record, text, status) ?? [];
    const entry = historyEntry(record, text, found, written, state);
    if (entry !== undefined) return entry;
    const change = wordChange(record, text, found, written, state);
    const added = linkEnd === undefined ? [] : [{ span: { start: linkEnd, end: linkEnd }, text: name }];
    return [...emojiChange(text, found, status, words), quoted(record, text, change), ...added];
  });
}

/**
 * Ticks the box of another status instead of the one that is ticked; undefined where it is not plain which ones these are,
 * or where a box names a record, which would be said of another status then.
 */
export function moveTick(record: DecisionRecord, text: StatusText, status: string): Change[] | undefined {
  const boxes = text.boxes ?? [];
  const ticked = boxes.filter(({ isTicked }) => isTicked);
  const named = boxes.filter(({ label }) => beginsWith(label.raw, status));
  const wanted = named.length > 0 ? named : boxes.filter(({ label }) => isOfStage(label.raw, stageOf(status)));
  const [[from, ...others], [to, ...twins]] = [ticked, wanted];
  if (from === undefined || to === undefined || others.length > 0 || twins.length > 0) return undefined;
  if (from === to) return [];
  if (successorIn(record, text) !== undefined || hasReference.test(to.label.raw)) return undefined;
  return [
    { span: from.mark.span, text: to.mark.raw },
    { span: to.mark.span, text: from.mark.raw },
  ];
}

/** `Superseded by ADR-`, `Superseded by [ADR-0005](0005-example.md)`: a box with a place for a record. */
const hasReference = /\]\(|\bADR\b|\d|_{2}|\.{3}|…/i;

function beginsWith(label: string, status: string): boolean {
  const words = label.slice(leadLength(label));
  return foldCase(words).startsWith(foldCase(status)) && !/^[\p{L}\p{N}]/u.test(words.slice(status.length));
}

function isOfStage(label: string, stage: Stage | undefined): boolean {
  return stage !== undefined && stageOf(findLeadingStatus(label) ?? '') === stage;
}

/** A status in the letters of another word for one: `accepted` and `ACCEPTED` are two styles; `承認済み` has none. */
export function inLettersOf(word: string, status: string): string {
  const [lower, upper] = [word.toLowerCase(), word.toUpperCase()];
  if (lower === upper) return status;
  if (word === lower) return status.toLowerCase();
  return word === upper && word.length > 1 ? status.toUpperCase() : status;
}

// `Accepted 2020-01-01`, `**Accepted** (2020-01-01)`, `Accepted on 2020-01-01`: a status, its date, and nothing else.
const datedRest =
  /^(\s+(?:on|as of|am|vom|le|el|em|il|op|dnia|dne|от|с)\s+|[^\p{L}\p{N}]{1,6})\d{4}-\d{2}-\d{2}([^\p{L}\p{N}]*)$/u;

/** The status, and what belonged to it alone: the successor that it named, or its date. */
function wordChange(
  record: DecisionRecord,
  text: SourceText,
  { span, known }: Status,
  words: string,
  { today }: RecordState,
): Change {
  const named = successorIn(record, text);
  const rest = text.raw.slice(span.end - text.span.start);
  const dated = datedRest.exec(rest);
  if (dated !== null && today !== undefined)
    return { span: { start: span.start, end: text.span.end }, text: words + dated[1] + today + dated[2] };
  if (named === undefined || named.end <= span.end) return { span, text: words };
  // A text that names the successor before it says what became of the record.
  if (known === undefined) return { span: { start: text.span.start, end: text.span.end }, text: words };
  const linkEnd = endOfLink(record, text, span.end);
  if (linkEnd !== undefined) {
    // `[Superseded by ADR-3](003-c.md)` goes with its link, `[Superseded](https://…) by ADR-3` keeps it.
    const isInLink = record.relations.some(({ span: { start } }) => start >= span.end && start < linkEnd);
    const linkStart = text.raw.lastIndexOf('[', span.start - text.span.start);
    const start = isInLink ? text.span.start + linkStart : span.start;
    const closing = closingOf(text.raw.slice(0, linkStart), text.raw.slice(0, named.end - text.span.start));
    const kept = isInLink ? '' : text.raw.slice(span.end - text.span.start, linkEnd - text.span.start);
    return { span: { start, end: named.end - closing.length }, text: words + kept };
  }
  // Marks right behind the word close those before it.
  const marks = /^[*_~`]*/.exec(rest)?.[0] ?? '';
  const lead = text.raw.slice(0, span.start - text.span.start);
  const closing = marks === '' ? closingOf(lead, text.raw.slice(0, named.end - text.span.start)) : '';
  return { span: { start: span.start, end: named.end - closing.length }, text: words + marks };
}

/** What a status text says of the record that took the place of this one: up to the end of the sentence. */
function successorIn({ relations }: DecisionRecord, { raw, span }: SourceText): Span | undefined {
  const last = relations.findLast(({ kind, span: reference }) => kind === 'superseded-by' && contains(span, reference));
  if (last === undefined) return undefined;
  const behind = raw.slice(last.span.end - span.start);
  const end = /[.;](?=\s)|$/.exec(behind)?.index ?? behind.length;
  return { start: last.span.start, end: last.span.end + end };
}

/** The marks at the end of a text that close those at its beginning: quotes, brackets, emphasis. */
function closingOf(lead: string, text: string): string {
  const opened = /(?<!["'*_~`([{])["'*_~`([{]*$/.exec(lead)?.[0] ?? '';
  const closing = [...opened]
    .reverse()
    .map((mark) => closers[mark] ?? mark)
    .join('');
  return text.endsWith(closing) ? closing : '';
}

const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Where the link ends whose text a place of a Markdown text is in; undefined outside of links. */
export function endOfLink({ file }: DecisionRecord, { raw, span }: SourceText, at: number): number | undefined {
  if (span.start < file.facts.bodyStart && /^\[[^\]]*\]$/.test(raw)) return undefined;
  const [before, behind] = [raw.slice(0, at - span.start), raw.slice(at - span.start)];
  const end = /^[^[\]]*\](?:\([^()]*\)|\[[^\]]*\])?/.exec(behind)?.[0];
  return end === undefined || !/\[[^[\]]*$/.test(before) ? undefined : at + end.length;
}

/** In a list of YAML, `status: [accepted]`, a text with brackets of its own needs quotes. */
function quoted({ file }: DecisionRecord, { raw, span: place }: SourceText, change: Change): Change {
  const before = raw.slice(0, change.span.start - place.start);
  return place.start < file.facts.bodyStart && before.trim() === '[' && /[[\]{},#]|: /.test(change.text)
    ? { ...change, text: JSON.stringify(change.text) }
    : change;
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

/** `2020-01-01: Accepted`: what comes before a status that begins with its date. */
const datedLead = /^([^\p{L}\p{N}]*)\d{4}-\d{2}-\d{2}([^\p{L}\p{N}]+)$/u;

/**
 * One more dated status for a Status section that has such, where it is read as the one that counts: behind the last
 * item of a list and the last of several lines, above a line that is the first.
 */
function historyEntry(
  record: DecisionRecord,
  place: SourceText,
  { span }: Status,
  words: string,
  { text, today }: RecordState,
): Change[] | undefined {
  const { lines, eol } = record.file.facts;
  const section = findSection(record, 'status');
  if (today === undefined || section?.lead?.span.start !== place.span.start) return undefined;
  // `## Status: Accepted 2020-01-01` has one place.
  if (contains(section.block, place.span)) return undefined;
  const lead = place.raw.slice(0, span.start - place.span.start);
  const rest = place.raw.slice(span.end - place.span.start);
  const [dated, begun] = [datedRest.exec(rest), datedLead.exec(lead)];
  if (dated === null && begun === null) return undefined;
  const entry = begun === null ? lead + words + dated?.[1] + today + dated?.[2] : begun[1] + today + begun[2] + words;
  const line = lines.lineAt(place.span.start);
  const { start, end } = lines.spanOf(line);
  const before = text.slice(start, place.span.start);
  const lineText = (at: number) => text.slice(lines.startOf(at), lines.endOf(at));
  if (/\S/.test(before)) {
    // Later items that date a remark are part of the history; else what stands below an item may belong to it.
    let last = line;
    while (isDatedItem(lineText(last + 1), before)) last++;
    const behind = last === line ? end : lines.spanOf(last).end;
    const marker = last === line ? before : (/^[ \t]*\S+[ \t]*/.exec(lineText(last))?.[0] ?? before);
    return /\S/.test(lineText(last + 1))
      ? undefined
      : [{ span: { start: behind, end: behind }, text: eol + nextMarker(marker) + entry }];
  }
  const isFollowed = /\S/.test(lineText(line + 1));
  if (line > 0 && line - 1 > lines.lineAt(section.block.end) && /\S/.test(lineText(line - 1))) {
    // Of several lines the last one counts: each ends as the one before it does.
    const ending = /\\?(?<![ \t])[ \t]*$/.exec(lineText(line - 1))?.[0] ?? '';
    return isFollowed ? undefined : [{ span: { start: place.span.end, end }, text: ending + eol + before + entry }];
  }
  // A text of one line is a paragraph of its own; in one of several each line ends as the first does.
  const between = isFollowed ? text.slice(place.span.end, end) + eol : eol + eol;
  return [{ span: { start, end: start }, text: before + entry + between }];
}

/** Whether a line is one more item of a list with such a marker, and begins with a day. */
function isDatedItem(line: string, marker: string): boolean {
  const [, indent, sign, rest = ''] = /^([ \t]*)([-*+]|\d{1,9}[.)])(.*)$/.exec(line) ?? [];
  const isAlike = `${indent}${sign?.replace(/\d+/, '')}` === marker.trimEnd().replace(/\d+/, '');
  return isAlike && datedItem.test(rest);
}

const datedItem = /^[^\p{L}\p{N}]*\d{4}-\d{2}-\d{2}(?!\d)/u;

function nextMarker(marker: string): string {
  return marker.replace(/\d+/, (number) => String(Number(number) + 1));
}
