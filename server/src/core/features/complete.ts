import { plainText } from '../markdown/plainText.ts';
import type { Span } from '../markdown/span.ts';
import { normalizeSection } from '../model/convention.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import { relativeLink, resolveLink } from '../model/links.ts';
import { fileOf, type Log, sortRecords } from '../model/log.ts';
import { findMissingSections } from '../model/sections.ts';
import type { SourceFile } from '../model/sourceFile.ts';

/** Something to insert where the cursor stands. */
export interface Completion {
  readonly kind: 'record' | 'heading' | 'section' | 'status';
  readonly label: string;
  readonly detail: string | undefined;
  readonly insert: string;
  /** What it replaces. */
  readonly span: Span;
  /** What an editor compares with what was typed. */
  readonly filter: string;
}

/**
 * What may stand at an offset: records behind `ADR-`, in `](` and in `[[`; headings behind `#` in a link; sections that are
 * still missing where a heading is written; statuses below the Status heading and in its field. `line` is the text of the
 * cursor's line up to it. The likeliest come first: for records those with the greatest numbers.
 */
export function complete(file: SourceFile, log: Log, offset: number, line: string): Completion[] {
  const mention = /(?:^|[^\p{L}\p{N}])((?:M?ADR)[-_ ]?)(\d{0,5}(?:-\d{0,2})?)$/iu.exec(line);
  const link = /\]\(<?([^()\s#]*)$/.exec(line);
  const fragment = /\]\(<?([^()\s#]*)#([^()\s]*)$/.exec(line);
  const wiki = /\[\[([^\][]*)$/.exec(line);
  const heading = /^ {0,3}(#{2,6})[ \t]+(.*)$/.exec(line);
  const spanBack = (length: number): Span => ({ start: offset - length, end: offset });
  if (fragment !== null) return headingsOf(fragment[1] ?? '', file, log, spanBack((fragment[2] ?? '').length));
  if (link !== null) {
    const span = spanBack((link[1] ?? '').length);
    return recordsOf(log).map((record) => toCompletion(record, relativeLink(file.uri, record.file.uri), span));
  }
  if (wiki !== null) {
    const span = spanBack((wiki[1] ?? '').length);
    return recordsOf(log).flatMap((record) =>
      record.number === undefined ? [] : [toCompletion(record, record.number, span)],
    );
  }
  if (mention !== null) {
    const span = spanBack((mention[2] ?? '').length);
    return recordsOf(log).flatMap((record) =>
      record.number === undefined ? [] : [toCompletion(record, record.number, span)],
    );
  }
  const record = log.records.get(file.uri);
  if (record === undefined) return [];
  if (heading !== null) {
    const span = spanBack((heading[2] ?? '').length);
    return findMissingSections(record, log.convention).map(({ name, purpose }) => ({
      kind: 'section',
      label: name,
      detail: purpose,
      insert: name,
      span,
      filter: name,
    }));
  }
  return statusesAt(record, log, offset, line);
}

function recordsOf(log: Log): DecisionRecord[] {
  return sortRecords(log.records.values())
    .filter(({ isTemplate }) => !isTemplate)
    .reverse();
}

function toCompletion({ number, title, status, file }: DecisionRecord, insert: string, span: Span): Completion {
  const label = number === undefined ? title.text : `${number} ${title.text}`;
  const detail = status?.known ?? status?.word;
  return { kind: 'record', label, detail, insert, span, filter: `${insert} ${label} ${file.name}` };
}

/** The headings of the file that a link names, or of this one. */
function headingsOf(path: string, file: SourceFile, log: Log, span: Span): Completion[] {
  const target = path === '' ? file : fileOf(resolveLink(file.uri, path) ?? '', log);
  return (target?.facts.headings ?? []).map(({ text, slug }) => ({
    kind: 'heading',
    label: text,
    detail: undefined,
    insert: slug,
    span,
    filter: `${slug} ${text}`,
  }));
}

/** A word alone on a line below the Status heading, or behind `Status:`. */
function statusesAt({ file, title }: DecisionRecord, { convention }: Log, offset: number, line: string): Completion[] {
  const { headings, lines } = file.facts;
  const section = headings.findLast((heading) => heading !== title.heading && heading.block.end <= offset);
  const isBelow = section !== undefined && normalizeSection(section.text) === 'status' && /^\s*[\p{L} ]*$/u.test(line);
  const field = /^[\s*+-]*(?:\*\*)?status(?:\*\*)?\s*:\s*(?:\*\*)?\s*([\p{L} ]*)$/iu.exec(line);
  if (!isBelow && field === null) return [];
  const typed = field?.[1] ?? line.trimStart();
  const start = Math.max(lines.spanOf(lines.lineAt(offset)).start, offset - typed.length);
  return convention.statuses.value.map((status) => ({
    kind: 'status',
    label: status,
    detail: undefined,
    insert: field !== null && /^[a-z]/.test(plainText(line).trim()) ? status.toLowerCase() : status,
    span: { start, end: offset },
    filter: status,
  }));
}
