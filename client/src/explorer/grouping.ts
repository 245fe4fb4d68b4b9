import type { LogView, RecordView } from '../../../server/src/protocol.ts';
import type { ExplorerWords } from './explorerWords.ts';
import { lookOf, type StatusLook } from './statusLook.ts';

/** By what the sidebar puts records together. `flat` is one list in number order, sub-records among the others. */
export const groupings = ['number', 'status', 'area', 'year', 'flat'] as const;

export type Grouping = (typeof groupings)[number];

/** Records that the sidebar puts together. */
export interface RecordGroup extends StatusLook {
  /** Tells the group from the others of its log, whatever the language. Empty for those that have no such thing. */
  readonly key: string;
  readonly label: string;
  readonly records: readonly RecordView[];
}

/** A log of more records is cut into hundreds when it is ordered by number: a longer list nobody reads. */
const longestList = 200;

/**
 * Puts the records of a log, which come in number order, into groups; one that names several areas stands in each.
 * Undefined where they make one list.
 */
export function groupRecords(
  records: readonly RecordView[],
  grouping: Grouping,
  { statuses }: Pick<LogView, 'statuses'>,
  words: ExplorerWords,
): RecordGroup[] | undefined {
  switch (grouping) {
    case 'flat':
      return undefined;
    case 'number':
      if (records.length <= longestList) return undefined;
      return group(records, hundredOf, words.noNumber, () => ({ icon: 'list-ordered', color: undefined }));
    case 'status':
      return inOrderOf(
        statuses,
        group(records, ({ status }) => [status ?? ''], words.noStatus, lookOf),
      );
    case 'area':
      return group(
        records,
        ({ areas }) => areas,
        words.noArea,
        () => ({ icon: 'tag', color: undefined }),
      ).sort(byKey);
    case 'year':
      return group(records, yearOf, words.noDate, () => ({ icon: 'calendar', color: undefined })).sort(
        (a, b) => Number(b.key) - Number(a.key),
      );
  }
}

/** In the order in which their first records come; what differs in case alone is the same. */
function group(
  records: readonly RecordView[],
  labelsOf: (record: RecordView) => readonly string[],
  none: string,
  look: (record: RecordView) => StatusLook,
): RecordGroup[] {
  const groups = new Map<string, { label: string; records: RecordView[] }>();
  for (const record of records) {
    const labels = labelsOf(record);
    for (const label of labels.length === 0 ? [''] : labels) {
      const key = label.toLowerCase();
      const known = groups.get(key);
      if (known === undefined) groups.set(key, { label, records: [record] });
      else known.records.push(record);
    }
  }
  return [...groups].map(([key, { label, records: mine }]) => ({
    key,
    label: label === '' ? none : label,
    records: mine,
    ...look(mine[0] as RecordView),
  }));
}

/** `017-1` is in `000–099`, `1234` in `1200–1299`. */
function hundredOf({ number }: RecordView): string[] {
  const head = /^\d+/.exec(number ?? '')?.[0];
  if (head === undefined) return [];
  const first = Math.floor(Number(head) / 100) * 100;
  return [`${String(first).padStart(head.length, '0')}–${String(first + 99).padStart(head.length, '0')}`];
}

function yearOf({ date }: RecordView): string[] {
  return date === null ? [] : [date.slice(0, 4)];
}

/** The log's own statuses in its order, then the others by name, then the records without one. */
function inOrderOf(statuses: readonly string[], groups: readonly RecordGroup[]): RecordGroup[] {
  const known = statuses.map((status) => status.toLowerCase());
  const rank = ({ key }: RecordGroup) => (known.includes(key) ? known.indexOf(key) : known.length);
  return [...groups].sort((a, b) => Number(a.key === '') - Number(b.key === '') || rank(a) - rank(b) || byKey(a, b));
}

function byKey(a: RecordGroup, b: RecordGroup): number {
  return Number(a.key === '') - Number(b.key === '') || (a.key < b.key ? -1 : 1);
}
