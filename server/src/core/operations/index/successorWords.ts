import { plainText } from '../../markdown/plainText.ts';
import { saysNothing } from '../../markdown/saysNothing.ts';
import type { DecisionRecord } from '../../model/decisionRecord.ts';
import type { DecisionIndex, IndexTable } from '../../model/indexGroups.ts';
import type { IndexRow } from '../../model/indexRow.ts';
import { linkLike, resolveLink } from '../../model/links.ts';
import type { Log } from '../../model/log.ts';
import { inWidthOf, isSameNumber } from '../../model/recordNumber.ts';
import { relationsFrom } from '../../model/relatedRecords.ts';
import type { ComparedRow } from '../../model/rowDifferences.ts';
import { type ColumnRelation, recordsIn, relationColumn } from '../../model/successorCells.ts';
import { escapeLinkText, linkTo } from './rowStyle.ts';

/** The record that a record names as its only successor. */
export function onlySuccessor(record: DecisionRecord, log: Log): DecisionRecord | undefined {
  const named = relationsFrom(record, log).flatMap(({ kind, other }) => (kind === 'superseded-by' ? [other] : []));
  const [successor, ...others] = new Set(named);
  return others.length > 0 ? undefined : successor;
}

/**
 * The status of a row whose record was superseded, in the words in which another row of the index names a successor:
 * `Superseded by [ADR-0004](0004-x.md)`. `samples` are the rows that do; undefined where none can be followed.
 */
export function wordSuccessor(
  samples: readonly IndexRow[],
  successor: DecisionRecord,
  index: DecisionIndex,
  log: Log,
): string | undefined {
  for (const { status, target } of samples) {
    const record = log.records.get(target ?? '');
    const named = record === undefined ? undefined : onlySuccessor(record, log);
    const words =
      status === undefined || named === undefined ? undefined : exchange(status.raw, named, successor, index);
    if (words !== undefined) return words;
  }
  return undefined;
}

/** What a cell names other records with. */
interface CellForm {
  /** A cell of the column that names one record, and that record. */
  readonly sample: { readonly raw: string; readonly named: DecisionRecord } | undefined;
  /** What stands there for none. */
  readonly nothing: string;
}

/**
 * What a cell says in the column for a relation: as another cell of it names a record, else as the row names its own one.
 */
export function writeRelated(
  kind: ColumnRelation,
  related: readonly DecisionRecord[],
  { row, group, index, record }: Pick<ComparedRow, 'row' | 'index' | 'record'> & { readonly group: IndexTable },
  log: Log,
): string {
  const form = formOf(kind, group, index, log);
  if (related.length === 0) return form.nothing;
  const { sample } = form;
  const own = row.cells[group.columns.link]?.raw ?? '';
  // A title beside a number is not one that a number changes.
  const isName =
    plainText(own) === record.title.text ||
    /^[^\p{L}\p{N}]*(?:\p{L}+[-_ #]?)?\d+(?:-\d+)?[^\p{L}\p{N}]*$/u.test(plainText(own));
  const write = (other: DecisionRecord) =>
    (sample && exchange(sample.raw, sample.named, other, index)) ??
    (isName ? exchange(own, record, other, index) : undefined) ??
    `[${escapeLinkText(other.number ?? other.title.markdown)}](${linkTo(other.file.uri, index, row.link?.href ?? './')})`;
  return related.map(write).join(', ');
}

/** The forms of a table's columns, as long as its log is the same. */
interface KnownForms {
  readonly version: number;
  readonly forms: Map<ColumnRelation, CellForm>;
}

/** A table never changes, and is asked for each of its rows. */
const knownForms = new WeakMap<IndexTable, KnownForms>();

function formOf(kind: ColumnRelation, group: IndexTable, index: DecisionIndex, log: Log): CellForm {
  const last = knownForms.get(group);
  const known = last?.version === log.recordsVersion ? last : { version: log.recordsVersion, forms: new Map() };
  knownForms.set(group, known);
  const form = known.forms.get(kind) ?? findForm(kind, group, index, log);
  known.forms.set(kind, form);
  return form;
}

function findForm(kind: ColumnRelation, group: IndexTable, { file }: DecisionIndex, log: Log): CellForm {
  let sample: CellForm['sample'];
  let nothing: string | undefined;
  for (const { target, cells } of group.rows) {
    const record = log.records.get(target ?? '');
    const cell = cells[relationColumn(group.table, kind) ?? -1];
    const [named, ...others] = (record && cell && recordsIn(cell, record, file, log)) ?? [];
    if (cell === undefined) continue;
    if (named !== undefined && others.length === 0) sample ??= { raw: cell.raw, named };
    else if (saysNothing(cell.raw)) nothing ??= cell.raw;
  }
  return { sample, nothing: nothing ?? '' };
}

/** A text with one record in the place of another; undefined unless it names that one, and has no other link or number. */
function exchange(raw: string, was: DecisionRecord, now: DecisionRecord, { file }: DecisionIndex): string | undefined {
  let isExchanged = false;
  let isOther = false;
  const numberOf = (digits: string): string => {
    if (was.number !== undefined && now.number !== undefined && isSameNumber(was.number, digits)) {
      isExchanged = true;
      return inWidthOf(digits, now.number);
    }
    isOther = true;
    return digits;
  };
  const labelOf = (label: string): string => {
    if (plainText(label) !== was.title.text) return label.replace(digitsAlone, numberOf);
    isExchanged = true;
    return escapeLinkText(now.title.markdown);
  };
  const words = raw.replace(linkOrDigits, (whole: string, label?: string, href?: string) => {
    if (label === undefined || href === undefined) return numberOf(whole);
    if (resolveLink(file.uri, href, file.root) !== was.file.uri) isOther = true;
    else return `[${labelOf(label)}](${linkLike(href, file, now.file.uri)})`;
    return whole;
  });
  return isExchanged && !isOther ? words : undefined;
}

const digitsAlone = /\d{3,5}[a-f]\b|\d+(?:-\d{1,2})?(?!\d)/gi;
const linkOrDigits = /\[([^[\]]*)\]\(([^()\s]*)\)|\d{3,5}[a-f]\b|\d+(?:-\d{1,2})?(?!\d)/gi;
