import type { LogView, RecordView } from '../../../server/src/protocol.ts';
import type { ExplorerWords } from './explorerWords.ts';
import { type Grouping, groupRecords, type RecordGroup } from './grouping.ts';
import { lookOf } from './statusLook.ts';

/** One line of the sidebar, without anything of VS Code: a codicon and a theme colour are named by their ids. */
export interface ExplorerItem {
  /** Stays the same as long as the file or the group does, so that what a person expanded stays so. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** What a screen reader says. */
  readonly accessibleName: string;
  readonly icon: string;
  readonly color: string | undefined;
  /** `log`, `group`, `record` or `template`, with `.unlisted` behind it where the index has no row: what menus go by. */
  readonly context: string;
  /** The file that a click opens; undefined for a log and a group. */
  readonly uri: string | undefined;
  /** The status of all records below it: what a record gets that is dragged there. Undefined but for a group of one. */
  readonly status: string | undefined;
  /** The line that this one stands below. */
  readonly parent: ExplorerItem | undefined;
  /** The records on the lines below this one, however deep. */
  readonly records: readonly RecordView[];
  /** Whether the lines below it are shown before a person says so. */
  readonly isOpen: boolean;
  /** The lines below it: made when somebody asks. */
  readonly children: readonly ExplorerItem[];
}

/** What a person wants to see, and in which words. */
export interface ExplorerOptions {
  readonly grouping: Grouping;
  /** The `uri`s of the records that the filter found; undefined without a filter. */
  readonly found?: ReadonlySet<string> | undefined;
  readonly words: ExplorerWords;
}

/** With more records than these all groups are closed at first. */
const mostOpenRecords = 200;

/** The sidebar's lines: what is in the only log, or one line for each of several logs. */
export function listItems(logs: readonly LogView[], options: ExplorerOptions): readonly ExplorerItem[] {
  const shown = logs.map((log) => ({
    ...log,
    records: log.records.filter(({ uri }) => options.found?.has(uri) ?? true),
  }));
  const count = shown.reduce((sum, { records }) => sum + records.length, 0);
  const view = new View({ ...options, isOpen: count <= mostOpenRecords });
  const [only] = shown;
  if (shown.length === 1 && only !== undefined) return view.itemsOf(only, undefined);
  // A log without a match is no place to look at.
  return shown
    .filter(({ records }) => options.found === undefined || records.length > 0)
    .map((log) => view.logItem(log));
}

/** The first line of a record, made with all lines above it. */
export function findItem(items: readonly ExplorerItem[], uri: string): ExplorerItem | undefined {
  for (const item of items) {
    if (item.uri === uri) return item;
    if (item.records.some((record) => record.uri === uri)) return findItem(item.children, uri);
  }
  return undefined;
}

class View {
  readonly #options: ExplorerOptions & { readonly isOpen: boolean };

  constructor(options: ExplorerOptions & { readonly isOpen: boolean }) {
    this.#options = options;
  }

  logItem(log: LogView): ExplorerItem {
    const { words, isOpen } = this.#options;
    const count = words.records(log.records.length);
    return makeItem(
      {
        id: this.#idOf(log.uri),
        label: log.name,
        description: `${log.records.length}`,
        accessibleName: `${log.name}, ${count}`,
        icon: 'book',
        color: undefined,
        context: 'log',
        uri: undefined,
        status: undefined,
        parent: undefined,
        records: log.records,
        isOpen,
      },
      (item) => this.itemsOf(log, item),
    );
  }

  /** The groups of a log, or its records where they make one list; the template behind them. */
  itemsOf(log: LogView, parent: ExplorerItem | undefined): ExplorerItem[] {
    const { grouping, words } = this.#options;
    const records = log.records.filter(({ isTemplate }) => !isTemplate);
    const templates = log.records.filter(({ isTemplate }) => isTemplate);
    const groups = groupRecords(records, grouping, log, words);
    const items = groups?.map((group) => this.#groupItem(group, log, parent)) ?? this.#recordItems(records, parent, '');
    return [...items, ...this.#recordItems(templates, parent, '')];
  }

  #groupItem({ key, label, icon, color, records }: RecordGroup, log: LogView, parent: ExplorerItem | undefined) {
    const { grouping, words, isOpen } = this.#options;
    const name = `${grouping}=${key}`;
    return makeItem(
      {
        id: this.#idOf(`${log.uri}?${name}`),
        label,
        description: `${records.length}`,
        accessibleName: `${label}, ${words.records(records.length)}`,
        icon,
        color,
        context: 'group',
        uri: undefined,
        status: grouping === 'status' && key !== '' ? label : undefined,
        parent,
        records,
        isOpen,
      },
      // A record of several areas has a line in each.
      (item) => this.#recordItems(records, item, grouping === 'area' ? `?${name}` : ''),
    );
  }

  /** Sub-records stand below their parents; one whose parent is elsewhere stands at its place among the others. */
  #recordItems(records: readonly RecordView[], parent: ExplorerItem | undefined, suffix: string): ExplorerItem[] {
    const isNested = this.#options.grouping !== 'flat';
    const here = new Set(records.map(({ uri }) => uri));
    const below = new Map<string | null, RecordView[]>();
    for (const record of records) {
      const above = isNested && record.parent !== null && here.has(record.parent) ? record.parent : null;
      const siblings = below.get(above);
      if (siblings === undefined) below.set(above, [record]);
      else siblings.push(record);
    }
    const allBelow = (uri: string): RecordView[] =>
      (below.get(uri) ?? []).flatMap((record) => [record, ...allBelow(record.uri)]);
    const itemsBelow = (uri: string | null, above: ExplorerItem | undefined): ExplorerItem[] =>
      (below.get(uri) ?? []).map((record) =>
        makeItem(
          { ...this.#describe(record, suffix), parent: above, records: allBelow(record.uri), isOpen: true },
          (item) => itemsBelow(record.uri, item),
        ),
      );
    return itemsBelow(null, parent);
  }

  #describe(record: RecordView, suffix: string): Omit<ExplorerItem, 'parent' | 'records' | 'isOpen' | 'children'> {
    const { grouping, words } = this.#options;
    const { uri, status, date, isTemplate, row } = record;
    const label = labelOf(record);
    const remark = row === 'missing' ? words.notInIndex : row === 'differs' ? words.differs : undefined;
    const told = [status, date, remark].flatMap((each) => each ?? []);
    // The group's line says the status of all that stand below it.
    const isStatusTold = grouping === 'status' && !isTemplate && status !== null;
    return {
      id: this.#idOf(uri + suffix),
      label,
      description: told.slice(isStatusTold ? 1 : 0).join(' · '),
      accessibleName: [label, ...told].join(', '),
      ...(isTemplate ? { icon: 'file-code', color: undefined } : lookOf(record)),
      context: `${isTemplate ? 'template' : 'record'}${row === 'missing' ? '.unlisted' : ''}`,
      uri,
      status: undefined,
    };
  }

  /** What is open among the matches of a filter says nothing of what a person wants open without it. */
  #idOf(id: string): string {
    return this.#options.found === undefined ? id : `found ${id}`;
  }
}

/** The status that a record gets which is dropped on a line: that of the group of which it is a part. */
export function statusOfDrop(line: ExplorerItem | undefined): string | undefined {
  return line === undefined ? undefined : (line.status ?? statusOfDrop(line.parent));
}

/** What a record is called: `017-1 NATS`. */
export function labelOf({ number, title }: Pick<RecordView, 'number' | 'title'>): string {
  return number === null ? title : `${number} ${title}`;
}

function makeItem(
  fields: Omit<ExplorerItem, 'children'>,
  makeChildren: (item: ExplorerItem) => readonly ExplorerItem[],
): ExplorerItem {
  let children: readonly ExplorerItem[] | undefined;
  return {
    ...fields,
    get children() {
      children ??= makeChildren(this);
      return children;
    },
  };
}
