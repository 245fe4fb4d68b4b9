import { folder, type ModelLog, type ModelRow } from './generateLog.ts';

export const indexForms = [
  'table',
  'none',
  'table-title-first',
  'table-status-first',
  'table-with-date',
  'table-padded',
  'table-without-pipes',
  'table-link-in-title',
  'table-root-absolute',
  'table-newest-first',
  'table-with-legend',
  'table-twice',
  'list',
  'list-of-titles',
  'groups',
  'ids',
] as const;

export type IndexForm = (typeof indexForms)[number];

const cell = (text: string) => text.replaceAll('|', '\\|');
const label = (text: string) => text.replaceAll('[', '\\[').replaceAll(']', '\\]');

/** The index of a log as its form has it; undefined where it has none. */
export function writeIndex(model: ModelLog): string | undefined {
  const { indexForm: form, words } = model;
  if (form === 'none') return undefined;
  const rows = form === 'table-newest-first' ? [...model.rows].reverse() : model.rows;
  const body = bodyOf(rows, model);
  const after = form === 'table-with-legend' ? `\n\n## ${words.status}\n\n${legend(model)}` : '';
  return `# ADR\n\nOur log, see below.\n\n${body}${after}\n\nThe end of it.\n`;
}

function legend({ words }: ModelLog): string {
  return [words.proposed, words.accepted, words.rejected, words.deprecated, words.superseded]
    .map((word) => `- **${word}**: …`)
    .join('\n');
}

function bodyOf(rows: readonly ModelRow[], model: ModelLog): string {
  const { indexForm: form, words } = model;
  if (form === 'list') return rows.map((row) => row.raw ?? listLine(row)).join('\n');
  if (form === 'list-of-titles')
    return rows.map((row) => row.raw ?? `* [${label(row.title)}](${row.target})`).join('\n');
  if (form === 'groups') {
    const statuses = [words.accepted, words.proposed, words.rejected, words.deprecated, words.superseded];
    const extra = rows.map(({ status }) => status).filter((status) => !statuses.includes(status as never));
    return [...new Set([...statuses, ...extra])]
      .map((status) => {
        const own = rows.filter((row) => row.status === status);
        const items = own.map((row) => row.raw ?? `- [${row.number}. ${label(row.title)}](${row.target})`);
        return items.length === 0 ? '' : `## ${status}\n\n${items.join('\n')}`;
      })
      .filter((group) => group !== '')
      .join('\n\n');
  }
  if (form === 'table-twice') {
    const half = Math.ceil(rows.length / 2);
    return `## A\n\n${table(rows.slice(0, half), model)}\n\n## B\n\n${table(rows.slice(half), model)}`;
  }
  return table(rows, model);
}

function listLine({ number, title, target, status }: ModelRow): string {
  return `- [ADR-${number}](${target}) - ${title} - ${status}`;
}

function table(rows: readonly ModelRow[], model: ModelLog): string {
  const { words } = model;
  const columns = columnsOf(model.indexForm);
  const header = columns.map((column) => words[column]);
  const lines = rows.map((row) => ({ raw: row.raw, cells: cellsOf(row, model) }));
  const isPadded = model.indexForm === 'table-padded';
  const widths = columns.map((_, at) =>
    Math.max(3, ...[header, ...lines.map(({ cells }) => cells)].map((each) => each[at]?.length ?? 0)),
  );
  const [open, close] = model.indexForm === 'table-without-pipes' ? ['', ''] : ['| ', ' |'];
  const write = (cells: readonly string[]) =>
    open + cells.map((text, at) => (isPadded ? text.padEnd(widths[at] ?? 0) : text)).join(' | ') + close;
  const conflict = model.hasConflict ? Math.floor(lines.length / 2) : -1;
  const body = lines.flatMap(({ raw, cells }, at) => {
    const line = raw ?? write(cells);
    return at === conflict ? ['<<<<<<< HEAD', line, '=======', write(cells), '>>>>>>> other'] : [line];
  });
  return [write(header), write(widths.map((width) => (isPadded ? '-'.repeat(width) : '---'))), ...body].join('\n');
}

/** What may be wrong with the cells of a row: a pipe in its title, its last cell missing, or no link. */
export type RowFault = 'pipe' | 'short' | 'no-link';

/** The line of a row in a table, with a fault; undefined where that is none in this form. */
export function writeFaultyRow(row: ModelRow, model: ModelLog, fault: RowFault): string | undefined {
  const { indexForm: form } = model;
  const cells = cellsOf(row, model);
  const at = columnsOf(form).indexOf('title');
  // A link that a pipe divides is none.
  if (fault === 'pipe' && /^table-(?:title-first|link-in-title)$/.test(form)) return undefined;
  if (fault === 'pipe') cells[at] = (cells[at] ?? '').replaceAll('\\|', '|');
  if (fault === 'short') cells.pop();
  if (fault === 'no-link') {
    if (form === 'ids') return undefined;
    cells.splice(0, cells.length, ...cellsOf(row, model, false));
  }
  return `| ${cells.join(' | ')} |`;
}

function columnsOf(form: IndexForm): readonly ('number' | 'title' | 'status' | 'date')[] {
  switch (form) {
    case 'table-title-first':
      return ['title', 'status', 'number'];
    case 'table-status-first':
      return ['status', 'number', 'title'];
    case 'table-with-date':
      return ['number', 'title', 'date', 'status'];
    default:
      return ['number', 'title', 'status'];
  }
}

function cellsOf(
  { record, number, title, status, target }: ModelRow,
  { indexForm: form }: ModelLog,
  isLinked = form !== 'ids',
): string[] {
  const href = form === 'table-root-absolute' ? `/${folder}/${target}` : target;
  const isTitleLinked = form === 'table-link-in-title' || form === 'table-title-first';
  const texts = {
    number: isLinked && !isTitleLinked ? `[${number}](${href})` : number,
    title: isLinked && isTitleLinked ? `[${label(cell(title))}](${href})` : cell(title),
    status,
    date: record.date,
  };
  return columnsOf(form).map((column) => texts[column]);
}
