import type { Cell, Table } from '../../markdown/facts.ts';
import { plainText } from '../../markdown/plainText.ts';
import { commonDayForm } from '../../model/dayForm.ts';
import type { DecisionRecord } from '../../model/decisionRecord.ts';
import { type FieldTable, fieldTables, isStatusName, type TableField } from '../../model/preamble.ts';
import { isDayOfDecision } from '../../model/recordDates.ts';
import { headOf, isSameNumber } from '../../model/recordNumber.ts';
import { columnRole } from '../../vocabulary/columnNames.ts';
import { isHeaderLabel } from '../../vocabulary/headerLabels.ts';
import { findAlignment } from '../index/rowStyle.ts';
import { applyChanges, type Change } from '../workspaceEdits.ts';
import { inLettersOfAll } from './statusLetters.ts';

/** The lines of a table under the title, and whether one of its cells is for the status. */
export interface CommonTable {
  readonly lines: readonly string[];
  readonly hasStatus: boolean;
}

interface RecordTable extends FieldTable {
  readonly record: DecisionRecord;
}

/**
 * The table of fields that most records have under their title, as the last of these writes it: with the names that most
 * of them have, and with placeholders for what a new record says there.
 */
export function commonTable(decisions: readonly DecisionRecord[], status: string): CommonTable | undefined {
  const all = decisions.flatMap((record) => findTable(record) ?? []);
  const tables = all.filter(({ areBelow }) => areBelow === all.at(-1)?.areBelow);
  const isCommon = (count: number) => count * 2 > decisions.length;
  const counts = new Map<string, number>();
  for (const { fields } of tables)
    for (const name of new Set(fields.map((field) => field.name))) counts.set(name, (counts.get(name) ?? 0) + 1);
  const common = new Set([...counts].filter(([, count]) => isCommon(count)).map(([name]) => name));
  const model = tables.findLast(({ areBelow, fields }) => {
    const own = fields.filter(({ name }) => common.has(name)).length;
    return own === common.size && (!areBelow || own === fields.length);
  });
  if (model === undefined || common.size === 0) return undefined;
  const { header, delimiter, rows } = model.table;
  const own = model.areBelow
    ? [header, delimiter, ...(model.row === undefined ? [] : [model.row])]
    : [header, delimiter, ...rows.filter(({ cells: [name] }) => common.has(plainText(name?.raw ?? '')))];
  const valuesOf = (name: string) =>
    tables.flatMap(({ fields }) => fields.find((field) => field.name === name)?.value.raw ?? []);
  const changes = model.fields
    .filter((field) => common.has(field.name) && !isCaption(field, model))
    .map((field) => {
      const text = newValue(field, model.record, status, valuesOf(field.name));
      return changeValue(field.value, text, model.table);
    });
  const lines = own.map(({ span, content }) => {
    const within = changes.filter((change) => span.start <= change.span.start && change.span.end <= span.end);
    return applyChanges(
      content.text,
      within.map(({ span: place, text }) => ({
        span: { start: place.start - span.start, end: place.end - span.start },
        text,
      })),
    );
  });
  return { lines, hasStatus: [...common].some(isStatusName) };
}

/** A longer table is what a record is about. */
const mostFields = 50;

/** The first table under a record's title that names what records say of themselves. */
function findTable(record: DecisionRecord): RecordTable | undefined {
  const tables = fieldTables(record.file.facts).filter(({ table }) => table.contents.length <= mostFields);
  const found = tables.find(({ fields }) => fields.some(({ name }) => isHeaderLabel(name)));
  return found === undefined ? undefined : { ...found, record };
}

/** Whether a pair is the header of the names and the values beside them, `| Field | Value |`. */
function isCaption({ name, value }: TableField, { table, areBelow }: FieldTable): boolean {
  return !areBelow && value === table.header.cells[1] && !isHeaderLabel(name) && columnRole(name) !== 'number';
}

function newValue(
  { name, value }: TableField,
  record: DecisionRecord,
  status: string,
  values: readonly string[],
): string {
  if (isStatusName(name)) return inLettersOfAll(values, status);
  if (isDayOfDecision(name)) return commonDayForm(values) ?? 'YYYY-MM-DD';
  const role = columnRole(name);
  const [, lead = '', number = '', trail = ''] =
    /^(\D*)(\d{3,5}[a-f](?![a-z])|\d{1,8}(?:-\d{1,2})?)(\D*)$/i.exec(value.raw) ?? [];
  if (role === 'number' && record.number !== undefined && number !== '' && isSameNumber(number, record.number))
    return lead + 'N'.repeat(headOf(number).length) + trail;
  return role === 'title' && plainText(value.raw) === record.title.text ? '{title}' : '';
}

/** Another text in a cell, which stays as wide as it was where its column is padded to one width. */
function changeValue(cell: Cell, text: string, table: Table): Change {
  const { outer, content } = cell;
  const column = [table.header, ...table.rows].find(({ cells }) => cells.includes(cell))?.cells.indexOf(cell) ?? 0;
  const before = text === '' ? 1 : Math.max(1, content.start - outer.start);
  const written = `${' '.repeat(before)}${text} `;
  const { width = 0, measure } = findAlignment(column, table) ?? {};
  return { span: outer, text: written + ' '.repeat(Math.max(0, width - (measure?.(written) ?? 0))) };
}
