import type { LogView, RecordView } from '../../../server/src/protocol.ts';

/** One line of the sidebar, without anything of VS Code: a codicon and a theme colour are named by their ids. */
export interface ExplorerItem {
  /** Stays the same as long as the file does, so that what a person expanded stays so. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  /** What a screen reader says. */
  readonly accessibleName: string;
  readonly icon: string;
  readonly color: string | undefined;
  /** `log`, `record` or `template`, with `.unlisted` behind it where the index has no row: what menus go by. */
  readonly context: string;
  /** The file that a click opens; undefined for a log. */
  readonly uri: string | undefined;
  readonly children: readonly ExplorerItem[];
}

/** The sidebar's lines: the records of the only log, or one line for each of several logs with its records below. */
export function listItems(logs: readonly LogView[]): ExplorerItem[] {
  if (logs.length === 1) return recordItems(logs[0]?.records ?? []);
  return logs.map(logItem);
}

function logItem({ uri, name, records }: LogView): ExplorerItem {
  const count = `${records.length}`;
  return {
    id: uri,
    label: name,
    description: count,
    tooltip: name,
    accessibleName: `${name}, ${count}`,
    icon: 'book',
    color: undefined,
    context: 'log',
    uri: undefined,
    children: recordItems(records),
  };
}

/** Sub-records stand below their parents; one whose parent does not exist stands at its place among the others. */
function recordItems(records: readonly RecordView[]): ExplorerItem[] {
  const children = new Map<string | null, RecordView[]>();
  for (const record of records) {
    const siblings = children.get(record.parent);
    if (siblings === undefined) children.set(record.parent, [record]);
    else siblings.push(record);
  }
  const itemsBelow = (parent: string | null): ExplorerItem[] =>
    (children.get(parent) ?? []).map((record) => recordItem(record, itemsBelow(record.uri)));
  return itemsBelow(null);
}

function recordItem(record: RecordView, children: readonly ExplorerItem[]): ExplorerItem {
  const { uri, number, title, status, isTemplate, row } = record;
  const label = number === null ? title : `${number} ${title}`;
  const remark = row === 'missing' || row === 'differs' ? remarks[row] : undefined;
  const told = [status, remark].flatMap((each) => each ?? []);
  const { icon, color } = isTemplate ? { icon: 'file-code', color: undefined } : lookOf(status);
  return {
    id: uri,
    label,
    description: told.join(' · '),
    tooltip: [label, ...told].join('\n'),
    accessibleName: [label, ...told].join(', '),
    icon,
    color,
    context: `${isTemplate ? 'template' : 'record'}${row === 'missing' ? '.unlisted' : ''}`,
    uri,
    children,
  };
}

const remarks = { missing: 'not in the index', differs: 'differs from the index' };

/** Shape and colour say the same, so that nobody depends on the colour. The colours are those that themes pick for charts. */
const looks: Readonly<Record<string, { readonly icon: string; readonly color: string | undefined }>> = {
  proposed: { icon: 'circle-large-outline', color: 'charts.blue' },
  pending: { icon: 'watch', color: 'charts.yellow' },
  accepted: { icon: 'pass', color: 'charts.green' },
  implemented: { icon: 'pass-filled', color: 'charts.green' },
  deprecated: { icon: 'circle-slash', color: 'disabledForeground' },
  superseded: { icon: 'arrow-swap', color: 'disabledForeground' },
  rejected: { icon: 'error', color: 'charts.red' },
  reference: { icon: 'bookmark', color: undefined },
};

function lookOf(status: string | null): { readonly icon: string; readonly color: string | undefined } {
  return looks[status?.toLowerCase() ?? ''] ?? { icon: 'question', color: undefined };
}
