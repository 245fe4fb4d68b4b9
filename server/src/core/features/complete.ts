import { plainText } from '../markdown/plainText.ts';
import type { Span } from '../markdown/span.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { DecisionIndex } from '../model/indexGroups.ts';
import { resolveLink } from '../model/links.ts';
import { fileOf, type Log } from '../model/log.ts';
import { findUnlistedRecords } from '../model/orphanRows.ts';
import { sectionKey } from '../model/sectionKeys.ts';
import { findAbsentSections } from '../model/sections.ts';
import type { SourceFile } from '../model/sourceFile.ts';
import { rowLine } from '../operations/index/addToIndex.ts';
import { newRowFactsOf } from '../operations/index/rowFacts.ts';
import { completeField } from './completeField.ts';
import { completeRecord, mostRecords } from './completeRecord.ts';
import type { Completion, Place } from './completion.ts';

/**
 * What may stand at a place: keys and values in front matter; records behind `ADR-`, in `](` and in `[[`; headings behind
 * `#` in a link; sections that are still missing where a heading is written; the rows that an index lacks; statuses below
 * the Status heading and in its field. The likeliest come first.
 */
export function complete(place: Place, log: Log): Completion[] {
  const { file, offset, line } = place;
  const spanBack = (length: number): Span => ({ start: offset - length, end: offset });
  if (isInFrontMatter(place)) return completeField(place, log);
  const fragment = /\]\(<?([^()\s#]*)#([^()\s]*)$/.exec(line);
  if (fragment !== null) return completeHeading(fragment[1] ?? '', file, log, spanBack((fragment[2] ?? '').length));
  const records = completeRecord(place, log);
  if (records !== undefined) return records;
  if (log.index?.file === file) return completeRow(place, log.index, log);
  const record = log.records.get(file.uri);
  if (record === undefined) return [];
  const heading = /^ {0,3}(#{2,6})[ \t]+(?![ \t])(.*)$/.exec(line);
  if (heading === null) return completeStatus(record, log, place);
  const span = spanBack((heading[2] ?? '').length);
  return findAbsentSections(record, log.convention).map(({ name, purpose }) => ({
    kind: 'section',
    label: name,
    detail: purpose,
    insert: name,
    span,
    filter: name,
  }));
}

/** Also in front matter whose last line is still to be written. */
function isInFrontMatter({ file, text, offset }: Place): boolean {
  const { bodyStart } = file.facts;
  if (bodyStart > 0) return offset < bodyStart && file.facts.lines.lineAt(offset) > 0;
  return unfinishedFrontMatter.test(text.slice(0, offset));
}

/** Each line can be read in one way only: of two ways, many lines would make exponentially many. */
const unfinishedFrontMatter = /^---\r?\n(?:(?:[\w-]+:|[ \t]).*\r?\n)*[\w-]*(?::[^\r\n]*)?$/;

/** The headings of the file that a link names, or of this one. */
function completeHeading(path: string, file: SourceFile, log: Log, span: Span): Completion[] {
  const target = path === '' ? file : fileOf(resolveLink(file.uri, path, file.root) ?? '', log);
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
function completeStatus({ file, title }: DecisionRecord, { convention }: Log, { offset, line }: Place): Completion[] {
  const { headings, lines } = file.facts;
  const section = headings.findLast((heading) => heading !== title.heading && heading.block.end <= offset);
  const isBelow =
    section !== undefined && sectionKey(section.text) === 'status' && /^\s*(?:\p{L}[\p{L} ]*)?$/u.test(line);
  const field = /^[\s*+-]*status(?:\*\*)?\s*:\s*(?:\*\*\s*)?((?:\p{L}[\p{L} ]*)?)$/iu.exec(line);
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

/** Where a row or an item of an index is begun: the whole rows of the records that have none. */
function completeRow({ offset, line, text }: Place, index: DecisionIndex, log: Log): Completion[] {
  if (!/^\s*(?:\||[-*+][ \t])[^|]*$/.test(line)) return [];
  const { lines } = index.file.facts;
  const group = index.groups.find(({ rows }) =>
    rows.some(({ span }) => Math.abs(lines.lineAt(span.start) - lines.lineAt(offset)) <= 1),
  );
  if (group === undefined) return [];
  const start = offset - line.trimStart().length;
  const rest = /^[^\r\n]*/.exec(text.slice(offset))?.[0] ?? '';
  // What stands behind the cursor is a row of its own, unless it is no more than the pipes that an editor has closed.
  const end = /^[\s|]*$/.test(rest) ? offset + rest.length : offset;
  return findUnlistedRecords(index, log)
    .slice(0, mostRecords)
    .map((record) => {
      const insert = rowLine(index, newRowFactsOf(record, log), group).trimStart();
      const label = record.number === undefined ? record.title.text : `${record.number} ${record.title.text}`;
      return { kind: 'row', label, detail: record.status?.known, insert, span: { start, end }, filter: insert };
    });
}
