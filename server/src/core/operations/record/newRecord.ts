import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { plainText } from '../../markdown/plainText.ts';
import { readFacts } from '../../markdown/readFacts.ts';
import { dayLetters } from '../../model/dayForm.ts';
import { type DecisionRecord, readRecord } from '../../model/decisionRecord.ts';
import type { Log } from '../../model/log.ts';
import { noEvidence } from '../../model/nameEvidence.ts';
import { writeFileName } from '../../model/nameStyle.ts';
import { findStatusOf, statusesOf } from '../../model/nextStatuses.ts';
import { seriesOf, slugOf } from '../../model/recordName.ts';
import { inWidthOf, type RecordNumber } from '../../model/recordNumber.ts';
import { parseTitle } from '../../model/recordTitle.ts';
import { sectionKey } from '../../model/sectionKeys.ts';
import { isNumberTaken, nextFreeNumber } from '../../model/takenNumbers.ts';
import { nameOf } from '../../model/uris.ts';
import { findNoPlace, insertRows, type RowHindrance } from '../index/addToIndex.ts';
import { type RowFacts, rowFactsOf } from '../index/rowFacts.ts';
import { applyChanges, createFile, joinEdits } from '../workspaceEdits.ts';
import { hasAuthorPlace } from './detailChanges.ts';
import { type FilledDetails, fillTemplate } from './fillTemplate.ts';
import { insertStatus } from './insertStatus.ts';
import type { NumberProblem } from './planNumber.ts';
import { findTemplate, listTemplates, type RecordTemplate, writeTemplate } from './recordTemplates.ts';
import { isInUnknownWords } from './sharedHeadings.ts';
import { titleOf } from './writeRecord.ts';

/** A record that may be made: its file does not exist, and nothing in the log stands against it. */
export interface PlannedRecord {
  readonly uri: string;
  readonly fileName: string;
  readonly number: RecordNumber;
  /** Markdown. */
  readonly title: string;
  /** Undefined where nobody asked for one, and the log's own words for statuses are not understood. */
  readonly status: string | undefined;
  /** Whether somebody wants this status, and not merely none other. */
  readonly isStatusAsked: boolean;
  readonly template: RecordTemplate;
}

/** What a person may ask of a new record beside its title. */
export interface RecordWishes {
  /** The record that it becomes a sub-record of; that one need not exist where it has sub-records already. */
  readonly parent?: RecordNumber | undefined;
  /** The words before its number, such as `SEC` of `SEC-001-x.md`; those that most records have unless given. */
  readonly series?: string | undefined;
  /** As anybody writes it; the first one of the log unless given. */
  readonly status?: string | undefined;
  /** The name or the URI of one of the log's templates; its own one unless given. */
  readonly template?: string | undefined;
  /** As anybody writes it; the next free one unless given. */
  readonly number?: string | undefined;
  /** The day of the decision, `2024-05-06`; today unless given. */
  readonly date?: string | undefined;
}

/** Why a title gives no record. */
export type TitleProblem =
  | { readonly kind: 'title-empty' }
  | { readonly kind: 'title-without-letters' }
  | { readonly kind: 'title-taken'; readonly fileName: string }
  | { readonly kind: 'no-parent-number'; readonly typed: string }
  | Exclude<NumberProblem, { kind: 'name-without-number' }>
  | { readonly kind: 'no-such-status'; readonly typed: string; readonly known: readonly string[] }
  | { readonly kind: 'no-such-series'; readonly typed: string; readonly known: readonly string[] }
  | { readonly kind: 'no-such-template'; readonly typed: string; readonly known: readonly string[] }
  /** What the configuration says of the log cannot be known. */
  | { readonly kind: 'configuration-unread'; readonly file: string }
  | { readonly kind: 'index-in-conflict'; readonly index: string }
  /** The index lists records in a form that is not read: a new one would be beside them, and not one of them. */
  | { readonly kind: 'records-unread'; readonly index: string; readonly file: string };

/** Names the record that a title in Markdown would make, or says why it cannot be made. */
export function planRecord(
  log: Log,
  typed: string,
  { parent, series, status, template = '', number: typedNumber, date = log.today }: RecordWishes = {},
): PlannedRecord | TitleProblem {
  const title = withoutNumber(typed.trim().replace(/\s+/g, ' '), log);
  if (title === '') return { kind: 'title-empty' };
  const slug = slugOf(plainText(title));
  if (slug === '') return { kind: 'title-without-letters' };
  const records = [...log.records.values()];
  const taken = records.find((record) => !record.isTemplate && slugOf(record.title.text) === slug);
  if (taken !== undefined) return { kind: 'title-taken', fileName: taken.file.name };
  if (log.readme !== undefined && log.readme.facts.conflicts.length > 0) {
    return { kind: 'index-in-conflict', index: log.readme.name };
  }
  const unread = records.every(({ isTemplate }) => isTemplate) ? findListedFile(log) : undefined;
  if (unread !== undefined) return { kind: 'records-unread', index: log.readme?.name ?? '', file: unread };
  const { configuration } = log;
  if (configuration?.mistakes.some(({ kind }) => kind === 'syntax' || kind === 'unreadable') === true)
    return { kind: 'configuration-unread', file: nameOf(configuration.uri) };
  const family = parent === undefined ? [] : familyOf(parent, log);
  const prefixes = countPrefixes(family.length > 0 && series === undefined ? family : records);
  const prefix = series === undefined ? (prefixes[0] ?? '') : findSeries(series, prefixes);
  if (prefix === undefined)
    return { kind: 'no-such-series', typed: series ?? '', known: [...new Set(prefixes.map(nameSeries))] };
  if (parent !== undefined && !family.some(({ name }) => seriesOf(name.prefix) === seriesOf(prefix)))
    return { kind: 'no-parent-number', typed: parent };
  const known = statusesOf(log);
  const wanted = status ?? defaultStatus(log);
  const first = wanted === undefined ? undefined : findStatusOf(wanted, log);
  if (first === undefined && wanted !== undefined) return { kind: 'no-such-status', typed: wanted, known };
  const templates = listTemplates(log);
  const chosen = template === '' ? templates[0] : findTemplate(template, templates);
  if (chosen === undefined)
    return { kind: 'no-such-template', typed: template, known: templates.flatMap(({ name }) => name || []) };
  const next = nextFreeNumber(log, { parent, prefix });
  const number = typedNumber === undefined ? next : planNewNumber(typedNumber, { next, prefix }, log);
  if (typeof number !== 'string') return number;
  const lead = prefix + dateBeforeNumber(records, date);
  const own = records.filter(({ name }) => seriesOf(name.prefix) === seriesOf(prefix));
  const fileName = writeFileName(own.length > 0 ? own : records, { lead, number, slug });
  return {
    uri: `${log.folder}/${encodeURIComponent(fileName)}`,
    fileName,
    number,
    title,
    status: first,
    isStatusAsked: status !== undefined,
    template: chosen,
  };
}

/** Reads a number that a person gave, as wide as the next free one. */
function planNewNumber(
  typed: string,
  { next, prefix }: { readonly next: RecordNumber; readonly prefix: string },
  log: Log,
): RecordNumber | Extract<TitleProblem, { kind: 'no-number' | 'number-taken' }> {
  if (!/^\d{1,8}(?:-\d{1,2})?$/.test(typed)) return { kind: 'no-number', typed };
  const number = inWidthOf(next, typed);
  return isNumberTaken(number, prefix, log) ? { kind: 'number-taken', number } : number;
}

/** A file in a folder of its own that a row of the index leads to, as where each record has a folder. */
function findListedFile({ index, folder, files, records }: Log): string | undefined {
  const isUnread = (uri: string) => !records.has(uri) && files.exists(uri) !== false && uri.startsWith(`${folder}/`);
  const target = index?.meanings.flatMap((row) => row.target ?? []).find(isUnread);
  return target === undefined ? undefined : decodeURIComponent(target.slice(folder.length + 1));
}

/**
 * A title without a number that was typed with it, and would be a second one. "ADR-0002 replacement" begins with another
 * record, where titles have numbers of their own.
 */
function withoutNumber(typed: string, { convention }: Log): string {
  const { number, text } = parseTitle(typed);
  const lead = typed.slice(0, typed.length - text.length);
  return number !== undefined && convention.areTitlesNumbered && /[\p{L}\p{N}]\s+$/u.test(lead) ? typed : text;
}

/** The decisions that have a number, or are sub-records of it: it need not be that of a record. */
function familyOf(number: RecordNumber, { numbers, records }: Log): DecisionRecord[] {
  if (!/^\d{1,8}$/.test(number)) return [];
  const family = numbers.familyOf(Number.parseInt(number, 10)).flatMap((uri) => records.get(uri) ?? []);
  return family.filter(({ isTemplate }) => !isTemplate);
}

/** The status that a record starts with; undefined where a log has words of its own for statuses that are not understood. */
export function defaultStatus(log: Log): string | undefined {
  return isInUnknownWords(log) ? undefined : (log.convention.statuses.value[0] ?? 'Proposed');
}

/** The edit that makes a planned record and its row, and the offset in the new file where writing starts. */
export interface NewRecord {
  readonly edit: WorkspaceEdit;
  readonly text: string;
  readonly cursor: number;
  /** Why it gets no row, though there is an index. */
  readonly hindrance: RowHindrance | undefined;
}

/**
 * Makes a record from the text of its template, else from what {@link writeTemplate} makes. The row goes into the index
 * by the same edit, so that one undo takes both away; one that is there already stays.
 */
export function newRecord(
  log: Log,
  planned: PlannedRecord,
  templateText: string | undefined,
  details: FilledDetails,
): NewRecord {
  const { status } = planned;
  const template = templateOf(log, planned, templateText);
  const filled = withSeries(
    withNumberInTitle(fillTemplate(template, planned, details, log), planned, log),
    planned,
    log,
  );
  const text = withStatus(filled, planned, log);
  const made = readMade(text, planned, log).title;
  // A template without a heading for the title leaves it to the row.
  const title = made.heading === undefined ? planned.title : made.markdown;
  const said = factsOfNew(text, planned, log);
  const row = { ...said, number: planned.number, title, status, date: said.date ?? details.today };
  const create = createFile(planned.uri, text);
  const { index } = log;
  const hasRow = index === undefined || index.targets.has(planned.uri);
  return {
    edit: hasRow ? create : joinEdits(create, insertRows(index, [row], log.convention.statuses)),
    text,
    cursor: findWritingStart(text),
    hindrance: hasRow ? undefined : findNoPlace(index, row, log.convention.statuses),
  };
}

/** Whether the template of a planned record has a place for the author. */
export function asksForAuthor(log: Log, planned: PlannedRecord, templateText: string | undefined): boolean {
  return hasAuthorPlace(templateOf(log, planned, templateText));
}

function templateOf(log: Log, planned: PlannedRecord, text: string | undefined): string {
  return text ?? writeTemplate(planned.template, log).replace(/\n/g, lineEndingOf(log));
}

const isOpen = new RegExp(String.raw`[<>{}[\]]|\bTODO\b|\bTBD\b|^[|\s]*$|^(?:${dayLetters})$`, 'i');

/** What a new record says of itself, for the columns of the index; what waits to be filled in says nothing. */
function factsOfNew(text: string, planned: PlannedRecord, log: Log): RowFacts {
  const record = readMade(text, planned, log);
  const facts = rowFactsOf({ ...record, isTemplate: false });
  const said = [...facts.fields].filter(([, value]) => !isOpen.test(value));
  return { ...facts, fields: new Map(said), tags: [] };
}

/**
 * The text of a record with its status where the template has no place for one: what somebody asked for is never dropped,
 * and a record that lacks what the log demands would be a problem from its first day.
 */
function withStatus(text: string, planned: PlannedRecord, log: Log): string {
  const { status, isStatusAsked } = planned;
  const { convention, ruleSettings } = log;
  const isDemanded = convention.isStatusDemanded && ruleSettings['status-missing'] !== 'off';
  const record = readMade(text, planned, log);
  if (status === undefined || record.status !== undefined || !(isStatusAsked || isDemanded)) return text;
  return applyChanges(text, insertStatus(record, status, log));
}

/**
 * The text of a record whose name alone does not say its number: `017-1-nats.md` is 017-1 only where a title or a row says
 * so. Where none does, its title gets the number.
 */
function withNumberInTitle(text: string, planned: PlannedRecord, log: Log): string {
  const { uri, number } = planned;
  const record = readMade(text, planned, log);
  const { heading } = record.title;
  if (heading === undefined || record.number === number || log.nameAt(uri)?.number === number) return text;
  const { start } = heading.content;
  return applyChanges(text, [{ span: { start, end: start }, text: titleOf(number, '') }]);
}

/** The text of a record whose head has the words of its series before its number, where it was made with those of another. */
function withSeries(text: string, { uri, number }: PlannedRecord, log: Log): string {
  const prefix = log.nameAt(uri)?.prefix ?? '';
  const prefixes = new Set([...log.records.values()].map(({ name }) => name.prefix));
  const others = [...prefixes].filter((each) => each !== '' && seriesOf(each) !== seriesOf(prefix));
  const written = log.series.has(prefix) ? [...others, 'ADR-', 'ADR '] : others;
  if (prefix === '' || written.length === 0) return text;
  const { bodyStart, headings } = readFacts(text);
  const end = headings.find(({ depth }) => depth === 1)?.block.end ?? bodyStart;
  const head = written.reduce((made, each) => made.replaceAll(each + number, prefix + number), text.slice(0, end));
  return head + text.slice(end);
}

function readMade(text: string, { uri, fileName }: PlannedRecord, { convention, series }: Log): DecisionRecord {
  const file = { uri, name: fileName, version: null, facts: readFacts(text) };
  return readRecord(file, convention, { ...noEvidence, series });
}

function lineEndingOf({ records, readme }: Log): string {
  const [file = readme] = [...records.values()].map((record) => record.file);
  return file?.facts.eol ?? '\n';
}

/** The words before the numbers of records, those that most have first. */
function countPrefixes(records: readonly DecisionRecord[]): string[] {
  const counts = new Map<string, number>();
  for (const { name } of records) counts.set(name.prefix, (counts.get(name.prefix) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([prefix]) => prefix);
}

/** The prefix that a user means by its words: `SEC`, `sec-`. */
function findSeries(typed: string, prefixes: readonly string[]): string | undefined {
  return prefixes.find((prefix) => seriesOf(prefix) === seriesOf(typed));
}

/** How a user writes the words of a prefix. */
function nameSeries(prefix: string): string {
  return prefix.replace(/[-_ ]$/, '') || 'ADR';
}

/** Today, as most records have their day before the number: `2024-01-05_` in `2024-01-05_001-x.md`. */
function dateBeforeNumber(records: readonly DecisionRecord[], today: string | undefined): string {
  const leads = records.flatMap(({ file, name }) => file.name.slice(name.prefix.length, name.at) || []);
  const last = leads.at(-1);
  if (today === undefined || last === undefined || leads.length * 2 <= records.length) return '';
  return last.replace(/\d{4}-\d{2}-\d{2}/, today).replace(/\d{8}/, today.replaceAll('-', ''));
}

/** The first line of the first section behind the status: there the decision's story begins. */
function findWritingStart(text: string): number {
  const { headings, lines } = readFacts(text);
  const section = headings.find(({ depth, text: name }) => depth > 1 && sectionKey(name) !== 'status') ?? headings[0];
  if (section === undefined) return text.length;
  const body = text.slice(section.body.start, section.body.end);
  const lead = /^\s*/.exec(body)?.[0].length ?? 0;
  return lead === body.length ? Math.min(section.body.start, lines.length) : section.body.start + lead;
}
