import type { SourceText } from '../../markdown/facts.ts';
import { contains, type Span } from '../../markdown/span.ts';
import type { DecisionRecord } from '../../model/decisionRecord.ts';
import { findStatusTexts, type StatusText } from '../../model/decisionRecord.ts';
import type { Log } from '../../model/log.ts';
import { isInStatusHistory } from '../../model/preamble.ts';
import { isSameStatus } from '../../model/rowStatus.ts';
import { findSection, isUnderstood } from '../../model/sections.ts';
import { findChoices, parseStatus, type Status } from '../../model/status.ts';
import { emojiOfStatus, statusOfEmoji } from '../../model/statusLegend.ts';
import { foldCase } from '../../vocabulary/language.ts';
import { leadLength } from '../../vocabulary/leadingWords.ts';
import { findLeadingStatus, type Stage, stageOf } from '../../vocabulary/statusWords.ts';
import type { Change } from '../workspaceEdits.ts';
import { insertStatus } from './insertStatus.ts';
import { legendOf } from './statusEmoji.ts';
import { inLettersOf, inLettersOfAll } from './statusLetters.ts';

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
export function findStatusProblem(record: DecisionRecord, status: string, log: Log): StatusProblem | undefined {
  const { file, unreadStatus, statuses } = record;
  const lineOf = ({ start }: Span) => file.facts.lines.lineAt(start) + 1;
  const [stated] = statuses;
  const isUnread = stated?.isSentence === true || (stated !== undefined && isTorn(record, stated));
  const unreadable = unreadStatus ?? (isUnread ? stated.span : undefined);
  if (unreadable !== undefined) return { kind: 'status-unreadable', file: file.name, line: lineOf(unreadable) };
  if (stated === undefined) {
    const named = record.relations.find(({ kind }) => kind === 'superseded-by')?.span;
    if (named !== undefined && stageOf(status) !== 'superseded')
      return { kind: 'superseded-elsewhere', file: file.name, line: lineOf(named) };
    return isUnderstood(record) ? undefined : { kind: 'sections-unknown', file: file.name };
  }
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
  const told = findStatusTexts(file.facts).find(({ span }) => isInStatusHistory(file.facts, span));
  if (told !== undefined) return { kind: 'status-unreadable', file: file.name, line: lineOf(told.span) };
  const boxes = findStatusTexts(file.facts).filter(({ boxes }) => boxes !== undefined);
  const untold = boxes.find((text) => moveTick(record, text, status) === undefined);
  if (untold !== undefined) return { kind: 'status-unreadable', file: file.name, line: lineOf(untold.span) };
  const choices = findStatusTexts(file.facts).filter((text) => moveMark(text, status, log) === 'no-choice');
  if (choices[0] !== undefined) return { kind: 'status-unreadable', file: file.name, line: lineOf(choices[0].span) };
  const badge = findStatusTexts(file.facts).find((text) => badgeChange(text, status, log) === 'no-badge');
  if (badge !== undefined) return { kind: 'status-unreadable', file: file.name, line: lineOf(badge.span) };
  return !hasRemark(record, stated)
    ? undefined
    : { kind: 'status-with-remark', file: file.name, line: lineOf(stated.span) };
}

/** Whether a word that is not known is the beginning of something that is no status: `N/A`, `100% done`, `See [2](2.md)`. */
function isTorn(record: DecisionRecord, { known, span }: Status): boolean {
  if (known !== undefined) return false;
  const text = findStatusTexts(record.file.facts).find((each) => contains(each.span, span));
  const rest = text?.raw.slice(span.end - text.span.start) ?? '';
  return /^[^\s*_~`"'.,;:!)\]]/.test(rest) || /^\s*\[/.test(rest);
}

/** Whether words go on behind a status, such as "Accepted by the board": they are about that status alone. */
function hasRemark(record: DecisionRecord, { span, joint, isAmbiguous }: Status): boolean {
  const text = findStatusTexts(record.file.facts).find((each) => contains(each.span, span));
  // A box keeps what it says when it is not ticked any more.
  if (text === undefined || text.boxes !== undefined || successorIn(record, text) !== undefined) return false;
  const rest = text.raw.slice(span.end - text.span.start);
  if (isAmbiguous === true) return true;
  // A day, and what goes on behind it, is about the status alone.
  if (anyDay.test(rest) && !datedRest.test(rest)) return true;
  // What was told before it would go on with another one.
  if (joint !== undefined && !/^[*_~`]*\s*(?:→|⇒|->|=>|»|>)/.test(joint) && !datedRest.test(rest)) return true;
  return /^[*_~`"']*\s+\p{L}/u.test(rest) && !datedRest.test(rest);
}

/** Whether a remark in brackets stands behind the status, "Accepted (for one region)", which a successor would take over. */
export function hasBracketedRemark({ file }: DecisionRecord, { span }: Status): boolean {
  const text = findStatusTexts(file.facts).find((each) => contains(each.span, span));
  return text !== undefined && /^[*_~`"']*\s*[(（][^)）]*\p{L}{2}/u.test(text.raw.slice(span.end - text.span.start));
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
  if (findStatusProblem(record, status, log) !== undefined) return [];
  const { statuses } = log.convention;
  const places = findStatusTexts(record.file.facts).flatMap((text) => {
    const found = parseStatus(text, statuses.understood);
    return found === undefined ? [] : [{ text, found }];
  });
  const [first] = places;
  if (first === undefined) return insertStatus(record, status + behind, log);
  return places.flatMap(({ text, found }): Change[] => {
    // Another place with an unknown word is no status, such as "see below".
    if (found.known === undefined && found !== first.found) return [];
    // The letters of a word that is not known show those of no status.
    const word = found.known === undefined ? inLettersOfAll(wordsOf(log), status) : inLettersOf(found.word, status);
    const name = found === first.found ? behind : '';
    // A link has no link in its text: what names the successor follows it.
    const linkEnd = name === '' ? undefined : endOfLink(record, text, found.span.end);
    const written = linkEnd === undefined ? word + name : word;
    const named = successorIn(record, text);
    const isKept = named === undefined || stageOf(status) === 'superseded';
    if (found.known?.toLowerCase() === status.toLowerCase() && written.length === status.length && isKept) return [];
    if (text.boxes !== undefined) return moveTick(record, text, status) ?? [];
    const marked = moveMark(text, status, log);
    if (marked !== undefined) return marked === 'no-choice' ? [] : marked;
    const badge = badgeChange(text, status, log);
    if (badge !== undefined) return badge === 'no-badge' ? [] : [{ ...badge, text: badge.text + name }];
    const entry = nextInLine(text, found, written, state) ?? historyEntry(record, text, found, written, state);
    if (entry !== undefined) return entry;
    const change = wordChange(record, text, found, written, state);
    const added = linkEnd === undefined ? [] : [{ span: { start: linkEnd, end: linkEnd }, text: name }];
    return [...emojiChange(record, text, found, status, log), quoted(record, text, change), ...added];
  });
}

/** The statuses of a log's records, as these write them. */
function wordsOf({ records }: Log): string[] {
  return [...records.values()].flatMap(({ status }) => (status?.known === undefined ? [] : [status.word]));
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

const image = /!\[[^[\]]*\](?:\([^()]*\)|\[[^[\]]*\])/;

/**
 * The image of another status instead of one that says a text's, as the other records show it: its address says the status,
 * too. Undefined where there is no image, and `no-badge` where no record shows one of that status.
 */
function badgeChange(text: StatusText, status: string, { records, convention }: Log): Change | 'no-badge' | undefined {
  const { understood } = convention.statuses;
  const own = image.exec(text.raw);
  const found = parseStatus(text, understood);
  const start = text.span.start + (own?.index ?? 0);
  if (own === null || found === undefined || !contains({ start, end: start + own[0].length }, found.span))
    return undefined;
  for (const { file } of records.values())
    for (const other of findStatusTexts(file.facts)) {
      const [shown] = image.exec(other.raw) ?? [];
      if (shown !== undefined && parseStatus(other, understood)?.known?.toLowerCase() === status.toLowerCase())
        return { span: { start, end: start + own[0].length }, text: shown };
    }
  return 'no-badge';
}

/**
 * Marks another one of the choices of a text, `proposed | **accepted** | rejected`; undefined where it offers none, and
 * `no-choice` where the status is not among them.
 */
export function moveMark(text: StatusText, status: string, { convention }: Log): Change[] | 'no-choice' | undefined {
  const choices = findChoices(text, convention.statuses.understood);
  const marked = choices.find(({ marks }) => marks !== undefined);
  if (marked?.marks === undefined) return undefined;
  const wanted = choices.filter(({ word }) => beginsWith(word, status) || isOfStage(word, stageOf(status)));
  const [to, ...twins] = wanted;
  if (to === undefined || twins.length > 0) return 'no-choice';
  if (to === marked) return [];
  return [
    { span: marked.span, text: marked.word },
    { span: to.span, text: marked.marks[0] + to.word + marked.marks[1] },
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

const anyDay = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/;

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

/** The emoji before the old status gives way to that of the new one, or to none. */
function emojiChange(
  record: DecisionRecord,
  text: SourceText,
  { span, known }: Status,
  status: string,
  log: Log,
): Change[] {
  const lead = text.raw.slice(0, span.start - text.span.start);
  const found = /(\p{Extended_Pictographic}\uFE0F?)(\s*)/u.exec(lead);
  if (found === null || known === undefined) return [];
  const legend = legendOf(log, record.file.facts);
  const meant = statusOfEmoji(lead, legend);
  if (meant === undefined || !isSameStatus(meant, known, log.convention.statuses)) return [];
  const emoji = emojiOfStatus(status, legend);
  const start = text.span.start + found.index;
  return [{ span: { start, end: start + found[0].length }, text: emoji === undefined ? '' : emoji + found[2] }];
}

/** One more status in a line that tells several: `Proposed → Accepted → Rejected`, each with its day where the last has one. */
function nextInLine(
  { raw, span: place }: SourceText,
  { span, joint }: Status,
  words: string,
  { today }: RecordState,
): Change[] | undefined {
  if (joint === undefined) return undefined;
  const [marks] = /(?<![*_~`])[*_~`]*$/.exec(raw.slice(0, span.start - place.start)) ?? [''];
  const rest = raw.slice(span.end - place.start);
  const closing = [...marks].reverse().join('');
  const dated = datedRest.exec(rest);
  const isAlone = rest.startsWith(closing) && rest.slice(closing.length).trim() === '';
  if (!isAlone && (dated === null || today === undefined)) return undefined;
  const day = dated === null || isAlone ? '' : dated[1] + (today ?? '') + dated[2];
  const at = isAlone ? span.end + closing.length : place.end;
  const opening = isAlone || dated !== null ? marks : '';
  // A sentence has its full stop already.
  const sign = joint.replace(/^[*_~`]*/, '').replace(/^\./, raw.trimEnd().endsWith('.') ? '' : '.');
  return [{ span: { start: at, end: at }, text: sign + opening + words + (isAlone ? closing : day) }];
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
  // What is dated today counts, wherever the list or the paragraph ends.
  const blockEnd = section.lead.blockEnd;
  const last = lines.lineAt(Math.max(place.span.end, blockEnd - 1));
  const behind = lines.endOf(last);
  if (/\S/.test(before)) {
    // Items below it that date a remark are part of the history, as others of the list are.
    const first = lines.lineAt(section.block.end) + 1;
    const all = Array.from({ length: last - first + 1 }, (_, at) => lineText(first + at));
    const items = all.filter((each) => hasMarker(each, before));
    const others = items.filter((each) => !each.includes(place.raw));
    // A list that dates nothing else tells who decided, and where.
    if (others.length > 0 && !others.some((each) => anyDay.test(each))) return undefined;
    const marker = items.at(-1) ?? '';
    const written = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+/.exec(marker)?.[0] ?? before;
    return [{ span: { start: behind, end: behind }, text: eol + nextMarker(written) + entry }];
  }
  const isFollowed = /\S/.test(lineText(line + 1));
  const isFirst = !(line > 0 && line - 1 > lines.lineAt(section.block.end) && /\S/.test(lineText(line - 1)));
  if (!isFirst) {
    // Of several lines the last one counts: each ends as the one before it does.
    const ending = /\\?(?<![ \t])[ \t]*$/.exec(lineText(line - 1))?.[0] ?? '';
    const start = isFollowed ? behind - (/(?<![ \t])[ \t]*$/.exec(lineText(last))?.[0].length ?? 0) : place.span.end;
    return [{ span: { start, end: behind }, text: ending + eol + before + entry }];
  }
  // Of several paragraphs the last one counts.
  if (/\S/.test(text.slice(section.block.end, start)) && !isFollowed)
    return [{ span: { start: end, end }, text: eol + eol + before + entry }];
  // A text of one line is a paragraph of its own; in one of several each line ends as the first does.
  const between = isFollowed ? text.slice(place.span.end, end) + eol : eol + eol;
  return [{ span: { start, end: start }, text: before + entry + between }];
}

/** Whether a line begins an item of the list that an item with such a marker is in. */
function hasMarker(line: string, marker: string): boolean {
  const [, indent = '', sign = ''] = /^([ \t]*)([-*+]|\d{1,9}[.)])[ \t]/.exec(line) ?? [];
  return sign !== '' && indent + sign.replace(/\d+/, '') === marker.trimEnd().replace(/\d+/, '');
}

function nextMarker(marker: string): string {
  return marker.replace(/\d+/, (number) => String(Number(number) + 1));
}
