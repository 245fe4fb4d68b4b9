import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { DecisionIndex, IndexRow, IndexTable } from '../model/decisionIndex.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import { findOrphanRow } from '../model/orphanRows.ts';
import { parseRecordName } from '../model/recordName.ts';
import { compareNumbers, type RecordNumber } from '../model/recordNumber.ts';
import { repointRow } from './repointRow.ts';
import { escapeCell, escapeLinkText, formatRow, linkTo, sampleLink } from './rowStyle.ts';
import { editFile } from './workspaceEdits.ts';

/** What a row says of a record. */
export interface RowFacts {
  readonly uri: string;
  readonly number: RecordNumber | undefined;
  readonly title: string;
  readonly status: string | undefined;
}

/**
 * Gives a record its row. Where a row was written for it but leads nowhere (the file was renamed), that row is led to
 * the record, so that nothing somebody wrote is lost or doubled; else one row is inserted.
 */
export function addToIndex(index: DecisionIndex, record: DecisionRecord, log: Log): WorkspaceEdit {
  const orphan = findOrphanRow(record, index, log);
  return orphan === undefined ? insertRow(index, rowFactsOf(record)) : repointRow(index, orphan, record);
}

/** Inserts one row in its place, in the table's own style. The table with the most rows gets it. */
export function insertRow(index: DecisionIndex, facts: RowFacts): WorkspaceEdit {
  const table = index.tables.reduce((largest, each) => (each.rows.length > largest.rows.length ? each : largest));
  const { lines, eol } = index.file.facts;
  const after = findRowBefore(facts, table);
  const anchor = table.rows[after]?.row ?? table.table.delimiter;
  const link = sampleLink(table.rows, Math.max(after, 0));
  const sample = table.rows[after]?.row ?? table.rows[0]?.row ?? table.table.header;
  const line = lines.lineAt(anchor.span.start);
  const indent = ' '.repeat(anchor.span.start - lines.spanOf(line).start);
  const text = indent + formatRow(cellsOf(facts, table, linkTo(facts.uri, index, link?.href ?? './')), table, sample);
  const end = lines.spanOf(line).end;
  return editFile(index.file, [{ span: { start: end, end }, text: eol + text }]);
}

export function rowFactsOf({ file, number, title, status }: DecisionRecord): RowFacts {
  return { uri: file.uri, number, title: title.text, status: status?.known ?? status?.word };
}

function cellsOf({ number, title, status }: RowFacts, { table, columns }: IndexTable, target: string): string[] {
  const label = number ?? title;
  const cells = table.header.cells.map((_, column) => {
    if (column === columns.number) return escapeCell(number ?? '');
    if (column === columns.title) return escapeCell(title);
    if (column === columns.status) return escapeCell(status ?? '');
    return '';
  });
  const text = columns.link === columns.title ? title : label;
  cells[columns.link] = `[${escapeLinkText(text)}](${target})`;
  return cells;
}

/** The position of the row behind which a record belongs, in the order that most rows follow; -1 for the first place. */
function findRowBefore({ number }: RowFacts, { rows }: IndexTable): number {
  const numbers = rows.map(numberOf);
  if (number === undefined) return rows.length - 1;
  const isDescending = countSteps(numbers, 1) > countSteps(numbers, -1);
  let after = isDescending ? -1 : rows.length - 1;
  if (isDescending) {
    numbers.forEach((each, at) => {
      if (each !== undefined && compareNumbers(each, number) > 0) after = at;
    });
    return after;
  }
  // Behind the last smaller one, not before the first greater one: a stray row near the top must not attract others.
  const smaller = numbers.findLastIndex((each) => each !== undefined && compareNumbers(each, number) < 0);
  if (numbers.some((each) => each !== undefined)) after = smaller;
  return after;
}

function countSteps(numbers: readonly (RecordNumber | undefined)[], sign: 1 | -1): number {
  const known = numbers.filter((each) => each !== undefined);
  return known.filter((each, at) => at > 0 && Math.sign(compareNumbers(known[at - 1] as string, each)) === sign).length;
}

function numberOf({ target }: IndexRow): RecordNumber | undefined {
  return target === undefined
    ? undefined
    : parseRecordName(decodeURIComponent(target.slice(target.lastIndexOf('/') + 1)))?.number;
}
