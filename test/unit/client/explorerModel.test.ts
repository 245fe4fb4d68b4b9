import { describe, expect, test } from 'vitest';
import {
  type ExplorerItem,
  type ExplorerOptions,
  findItem,
  listItems,
  statusOfDrop,
} from '../../../client/src/explorer/explorerModel.ts';
import { stageOf } from '../../../server/src/core/vocabulary/statusWords.ts';
import type { LogView, RecordView } from '../../../server/src/protocol.ts';
import { englishWords as words } from '../../support/englishWords.ts';

const folder = 'file:///project/docs/adr';

function record(number: string | null, title: string, more: Partial<RecordView> = {}): RecordView {
  const { status = 'Accepted' } = more;
  return {
    uri: `${folder}/${number ?? title}.md`,
    number,
    title,
    status,
    stage: status === null ? null : (stageOf(status) ?? null),
    date: null,
    areas: [],
    isTemplate: false,
    row: 'agrees',
    parent: null,
    ...more,
  };
}

function log(...records: RecordView[]): LogView {
  const statuses = ['Proposed', 'Accepted', 'Deprecated'];
  return { uri: folder, name: 'docs/adr', index: `${folder}/README.md`, statuses, records };
}

function list(logs: readonly LogView[], options: Partial<ExplorerOptions> = {}): readonly ExplorerItem[] {
  return listItems(logs, { grouping: 'number', words, ...options });
}

/** The lines as they look: indented, with icon and description. */
function draw(items: readonly ExplorerItem[], indent = ''): string[] {
  return items.flatMap(({ icon, label, description, children }) => [
    `${indent}(${icon}) ${label} · ${description}`,
    ...draw(children, `${indent}  `),
  ]);
}

/** The labels alone. */
function outline(items: readonly ExplorerItem[], indent = ''): string[] {
  return items.flatMap(({ label, children }) => [`${indent}${label}`, ...outline(children, `${indent}  `)]);
}

const template = record('000', 'Form', { isTemplate: true, status: 'Reference' });

test('the only log shows its records directly, each with its status as icon and description', () => {
  const records = log(
    record('001', 'Why Rust'),
    record('005', 'Interactive Project', { status: 'Proposed', date: '2025-01-14' }),
    record('006', 'Old', { status: 'Superseded' }),
    record('007', 'Odd', { status: 'Parked' }),
    record('008', 'None', { status: null }),
  );
  expect(draw(list([records]))).toEqual([
    '(pass) 001 Why Rust · Accepted',
    '(circle-large-outline) 005 Interactive Project · Proposed · 2025-01-14',
    '(arrow-swap) 006 Old · Superseded',
    '(question) 007 Odd · Parked',
    '(question) 008 None · ',
  ]);
});

test('the icon follows what a status means, in whatever language', () => {
  const records = log(
    record('001', 'Base', { status: 'Accepté' }),
    record('002', 'Files', { status: 'Remplacé' }),
    record('003', 'Compte', { status: 'Vorgeschlagen' }),
    record('004', 'Réseau', { status: 'Pending' }),
  );
  expect(draw(list([records]))).toEqual([
    '(pass) 001 Base · Accepté',
    '(arrow-swap) 002 Files · Remplacé',
    '(circle-large-outline) 003 Compte · Vorgeschlagen',
    '(watch) 004 Réseau · Pending',
  ]);
});

test('a sub-record stands below its parent, and at its place among the others where it has none', () => {
  const parent = record('020', 'Crate');
  const records = log(
    record('017-1', 'NATS'),
    parent,
    record('020-1', 'Store', { parent: parent.uri }),
    record('021', 'X'),
  );
  expect(draw(list([records]))).toEqual([
    '(pass) 017-1 NATS · Accepted',
    '(pass) 020 Crate · Accepted',
    '  (pass) 020-1 Store · Accepted',
    '(pass) 021 X · Accepted',
  ]);
  expect(outline(list([records], { grouping: 'flat' }))).toEqual(['017-1 NATS', '020 Crate', '020-1 Store', '021 X']);
});

test('the template has an icon of its own, whatever its status', () => {
  const [item] = list([log(record('000', 'ADR Template', { isTemplate: true }))]);
  expect(item).toMatchObject({ icon: 'file-code', context: 'template' });
});

test('several logs have a line each, with their records below', () => {
  const other: LogView = { ...log(), uri: 'file:///project/api/docs/adr', name: 'api/docs/adr' };
  const items = list([log(record('001', 'Why Rust')), other]);
  expect(draw(items)).toEqual(['(book) docs/adr · 1', '  (pass) 001 Why Rust · Accepted', '(book) api/docs/adr · 0']);
  expect(items[0]).toMatchObject({ context: 'log', uri: undefined, accessibleName: 'docs/adr, 1 records' });
});

test('a record without a number is called by its title, and a screen reader says all that is seen', () => {
  const items = list([log(record(null, 'Notes'), record('001', 'Why Rust', { date: '2025-01-14', row: 'missing' }))]);
  expect(items.map(({ label, accessibleName }) => [label, accessibleName])).toEqual([
    ['Notes', 'Notes, Accepted'],
    ['001 Why Rust', '001 Why Rust, Accepted, 2025-01-14, not in the index'],
  ]);
});

test('an item keeps its id when the title or the status of its record changes', () => {
  const idOf = (...records: RecordView[]) => list([log(...records)])[0]?.id;
  expect(idOf(record('001', 'Why Rust'))).toBe(idOf(record('001', 'Rust', { status: 'Deprecated' })));
});

test('a record whose row is missing or differs says so', () => {
  const [missing, differs, none] = list([
    log(
      record('001', 'A', { row: 'missing' }),
      record('002', 'B', { row: 'differs' }),
      record('003', 'C', { row: null }),
    ),
  ]);
  expect(missing).toMatchObject({ description: 'Accepted · not in the index', context: 'record.unlisted' });
  expect(differs).toMatchObject({ description: 'Accepted · differs from the index', context: 'record' });
  expect(none).toMatchObject({ description: 'Accepted', context: 'record' });
});

describe('grouped', () => {
  test("by status: in the log's order, then the others, then none; the group's line says it for all", () => {
    const parent = record('020', 'Crate');
    const records = log(
      record('001', 'A', { status: 'deprecated' }),
      record('002', 'B', { status: null }),
      record('003', 'C', { status: 'Superseded', date: '2024-05-06' }),
      record('004', 'D', { status: 'Proposed' }),
      parent,
      record('020-1', 'Same', { parent: parent.uri }),
      record('020-2', 'Other', { parent: parent.uri, status: 'Proposed' }),
      template,
    );
    expect(draw(list([records], { grouping: 'status' }))).toEqual([
      '(circle-large-outline) Proposed · 2',
      '  (circle-large-outline) 004 D · ',
      '  (circle-large-outline) 020-2 Other · ',
      '(pass) Accepted · 2',
      '  (pass) 020 Crate · ',
      '    (pass) 020-1 Same · ',
      '(circle-slash) deprecated · 1',
      '  (circle-slash) 001 A · ',
      '(arrow-swap) Superseded · 1',
      '  (arrow-swap) 003 C · 2024-05-06',
      '(question) No Status · 1',
      '  (question) 002 B · ',
      '(file-code) 000 Form · Reference',
    ]);
  });

  test('by status: a record that is dropped on a group, or on a record in it, gets its status', () => {
    const parent = record('020', 'Crate');
    const child = record('020-1', 'Store', { parent: parent.uri });
    const logs = [log(parent, child, record('021', 'X', { status: null }), template)];
    const dropped = (uri: string, grouping: 'status' | 'year') => statusOfDrop(findItem(list(logs, { grouping }), uri));
    expect(statusOfDrop(list(logs, { grouping: 'status' })[0])).toBe('Accepted');
    expect(dropped(child.uri, 'status')).toBe('Accepted');
    expect(dropped(`${folder}/021.md`, 'status')).toBeUndefined();
    expect(dropped(template.uri, 'status')).toBeUndefined();
    expect(dropped(child.uri, 'year')).toBeUndefined();
    expect(statusOfDrop(undefined)).toBeUndefined();
  });

  test('by area: one that names several stands in each, with an id in each', () => {
    const items = list(
      [
        log(
          record('001', 'A', { areas: ['Mesh', 'Edge'] }),
          record('002', 'B'),
          record('003', 'C', { areas: ['mesh'] }),
        ),
      ],
      { grouping: 'area' },
    );
    expect(outline(items)).toEqual(['Edge', '  001 A', 'Mesh', '  001 A', '  003 C', 'No Area', '  002 B']);
    const ids = items.flatMap(({ id, children }) => [id, ...children.map((child) => child.id)]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('by year: the last one first', () => {
    const records = log(
      record('001', 'A', { date: '2023-12-31' }),
      record('002', 'B'),
      record('003', 'C', { date: '2024-01-01' }),
    );
    expect(outline(list([records], { grouping: 'year' }))).toEqual([
      '2024',
      '  003 C',
      '2023',
      '  001 A',
      'No Date',
      '  002 B',
    ]);
  });

  test('by number: a long log is cut into hundreds, closed at first; sub-records stay with their parents', () => {
    const many = Array.from({ length: 250 }, (_, at) => record(String(at).padStart(4, '0'), 'R'));
    const parent = many[7] as RecordView;
    const child = record('0007-1', 'S', { parent: parent.uri });
    const items = list([log(...many.slice(0, 8), child, ...many.slice(8), record(null, 'Notes'), template)]);
    expect(items.map(({ label, description, isOpen }) => [label, description, isOpen])).toEqual([
      ['0000–0099', '101', false],
      ['0100–0199', '100', false],
      ['0200–0299', '50', false],
      ['No Number', '1', false],
      ['000 Form', 'Reference', true],
    ]);
    expect(outline(items[0]?.children.slice(7, 8) ?? [])).toEqual(['0007 R', '  0007-1 S']);
  });
});

describe('with a filter', () => {
  const parent = record('020', 'Crate');
  const child = record('020-1', 'Store', { parent: parent.uri });
  const records = log(record('001', 'A'), parent, child, template);

  test('only what was found is shown, a sub-record without its parent too', () => {
    expect(outline(list([records], { found: new Set([child.uri]) }))).toEqual(['020-1 Store']);
  });

  test('a log or a group without a match has no line', () => {
    const other: LogView = { ...log(), uri: 'file:///project/api/docs/adr', name: 'api/docs/adr' };
    expect(outline(list([records, other], { found: new Set([child.uri]), grouping: 'status' }))).toEqual([
      'docs/adr',
      '  Accepted',
      '    020-1 Store',
    ]);
    expect(list([records], { found: new Set() })).toEqual([]);
  });

  test('its lines are others than those without it, so that each keeps what is open', () => {
    const all = list([records]).map(({ id }) => id);
    expect(list([records], { found: new Set([parent.uri]) }).filter(({ id }) => all.includes(id))).toEqual([]);
  });
});

describe('the line of a record', () => {
  test.each(['number', 'status', 'area', 'year', 'flat'] as const)(
    'is found %s, with the lines above it',
    (grouping) => {
      const parent = record('020', 'Crate', { areas: ['Mesh'], date: '2024-01-01' });
      const child = record('020-1', 'Store', { parent: parent.uri, areas: ['Mesh'], date: '2024-01-01' });
      const other: LogView = { ...log(), uri: 'file:///project/api/docs/adr', name: 'api/docs/adr' };
      const items = list([other, log(record('001', 'A'), parent, child)], { grouping });
      const item = findItem(items, child.uri);
      const path: string[] = [];
      for (let each = item; each !== undefined; each = each.parent) path.unshift(each.label);
      expect(path.at(-1)).toBe('020-1 Store');
      expect(path.slice(0, -1)).toEqual(
        {
          number: ['docs/adr', '020 Crate'],
          status: ['docs/adr', 'Accepted', '020 Crate'],
          area: ['docs/adr', 'Mesh', '020 Crate'],
          year: ['docs/adr', '2024', '020 Crate'],
          flat: ['docs/adr'],
        }[grouping],
      );
    },
  );

  test('is not there for a file that is no record', () => {
    expect(findItem(list([log(record('001', 'A'))]), `${folder}/README.md`)).toBeUndefined();
  });
});

test('lines are made when somebody asks, once', () => {
  const many = Array.from({ length: 1000 }, (_, at) => record(String(at).padStart(4, '0'), 'R'));
  let asked = 0;
  const counting = many.map((each) => ({
    ...each,
    get title() {
      asked++;
      return each.title;
    },
  }));
  const [first] = list([log(...counting)]);
  expect(asked).toBe(0);
  expect(first?.children).toHaveLength(100);
  expect(asked).toBe(100);
  expect(first?.children[0]).toBe(first?.children[0]);
});
