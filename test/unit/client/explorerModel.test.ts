import { expect, test } from 'vitest';
import { type ExplorerItem, listItems } from '../../../client/src/explorer/explorerModel.ts';
import type { LogView, RecordView } from '../../../server/src/protocol.ts';

const folder = 'file:///project/docs/adr';

function record(number: string | null, title: string, more: Partial<RecordView> = {}): RecordView {
  const uri = `${folder}/${number ?? title}.md`;
  return {
    uri,
    number,
    title,
    status: 'Accepted',
    isTemplate: false,
    row: 'agrees',
    parent: null,
    date: null,
    areas: [],
    ...more,
  };
}

function log(...records: RecordView[]): LogView {
  return { uri: folder, name: 'docs/adr', index: `${folder}/README.md`, statuses: [], records };
}

/** The lines as they look: indented, with icon and description. */
function draw(items: readonly ExplorerItem[], indent = ''): string[] {
  return items.flatMap(({ icon, label, description, children }) => [
    `${indent}(${icon}) ${label} · ${description}`,
    ...draw(children, `${indent}  `),
  ]);
}

test('the only log shows its records directly, each with its status as icon and description', () => {
  const records = log(
    record('001', 'Why Rust'),
    record('005', 'Interactive Project', { status: 'Proposed' }),
    record('006', 'Old', { status: 'Superseded' }),
    record('007', 'Odd', { status: 'Parked' }),
    record('008', 'None', { status: null }),
  );
  expect(draw(listItems([records]))).toEqual([
    '(pass) 001 Why Rust · Accepted',
    '(circle-large-outline) 005 Interactive Project · Proposed',
    '(arrow-swap) 006 Old · Superseded',
    '(question) 007 Odd · Parked',
    '(question) 008 None · ',
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
  expect(draw(listItems([records]))).toEqual([
    '(pass) 017-1 NATS · Accepted',
    '(pass) 020 Crate · Accepted',
    '  (pass) 020-1 Store · Accepted',
    '(pass) 021 X · Accepted',
  ]);
});

test('the template has an icon of its own, whatever its status', () => {
  const [item] = listItems([log(record('000', 'ADR Template', { isTemplate: true }))]);
  expect(item).toMatchObject({ icon: 'file-code', context: 'template' });
});

test('several logs have a line each, with their records below', () => {
  const other: LogView = { ...log(), uri: 'file:///project/api/docs/adr', name: 'api/docs/adr' };
  const items = listItems([log(record('001', 'Why Rust')), other]);
  expect(draw(items)).toEqual(['(book) docs/adr · 1', '  (pass) 001 Why Rust · Accepted', '(book) api/docs/adr · 0']);
  expect(items[0]).toMatchObject({ context: 'log', uri: undefined });
});

test('a record without a number is called by its title, and a screen reader says label and status', () => {
  const items = listItems([log(record(null, 'Notes'), record('001', 'Why Rust'))]);
  expect(items.map(({ label, accessibleName }) => [label, accessibleName])).toEqual([
    ['Notes', 'Notes, Accepted'],
    ['001 Why Rust', '001 Why Rust, Accepted'],
  ]);
});

test('an item keeps its id when the title or the status of its record changes', () => {
  const idOf = (...records: RecordView[]) => listItems([log(...records)])[0]?.id;
  expect(idOf(record('001', 'Why Rust'))).toBe(idOf(record('001', 'Rust', { status: 'Deprecated' })));
});

test('a record whose row is missing or differs says so', () => {
  const [missing, differs, none] = listItems([
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
