import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFacts } from '../../../server/src/core/markdown/readFacts.ts';
import { readIndex } from '../../../server/src/core/model/decisionIndex.ts';
import { insertRows } from '../../../server/src/core/operations/index/addToIndex.ts';
import { removeRows } from '../../../server/src/core/operations/index/removeRow.ts';
import { editFile } from '../../../server/src/core/operations/workspaceEdits.ts';
import { applyEdit } from '../../support/applyEdit.ts';

const uri = 'file:///w/docs/adr/README.md';

interface Style {
  readonly eol: string;
  readonly prefix: string;
  readonly leading: boolean;
  readonly trailing: boolean;
  readonly padding: string;
  readonly aligned: boolean;
  readonly linkInTitle: boolean;
  readonly descending: boolean;
  readonly columns: readonly ('Number' | 'Title' | 'Status' | 'Owner')[];
}

const style: fc.Arbitrary<Style> = fc.record({
  eol: fc.constantFrom('\n', '\r\n'),
  prefix: fc.constantFrom('./', ''),
  leading: fc.constant(true),
  trailing: fc.boolean(),
  padding: fc.constantFrom(' ', '', '  '),
  aligned: fc.boolean(),
  linkInTitle: fc.boolean(),
  descending: fc.boolean(),
  columns: fc.constantFrom(['Number', 'Title', 'Status'], ['Status', 'Number', 'Title'], ['Title', 'Number'], [
    'Number',
    'Owner',
    'Title',
    'Status',
  ] as const),
});

interface Entry {
  readonly number: string;
  readonly title: string;
  readonly status: string;
}

const entry = (number: number): fc.Arbitrary<Entry> =>
  fc.record({
    number: fc.constant(String(number).padStart(3, '0')),
    title: fc.stringMatching(/^[A-Za-z][A-Za-z |*`é😀-]{0,20}[a-z]$/u),
    status: fc.constantFrom('Accepted', 'Proposed', '**Accepted**', '✅ Accepted'),
  });
const entries = fc
  .uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 2, maxLength: 12 })
  .chain((numbers) => fc.tuple(...numbers.map(entry)));

function write(
  rows: readonly Entry[],
  { eol, prefix, leading, trailing, padding, aligned, linkInTitle, columns }: Style,
  before: string,
  after: string,
): string {
  const cells = rows.map(({ number, title, status }) => {
    const escaped = title.replaceAll('|', '\\|');
    const link = (text: string) => `[${text}](${prefix}${number}-x.md)`;
    return columns.map(
      (column) =>
        ({
          Number: linkInTitle ? number : link(number),
          Title: linkInTitle ? link(escaped) : escaped,
          Status: status,
          Owner: 'me',
        })[column],
    );
  });
  const all = [[...columns], ...cells];
  const widths = columns.map((_, at) => Math.max(3, ...all.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[], fill: string) => {
    const text = row
      .map((cell, at) =>
        fill === '-'
          ? '-'.repeat((widths[at] ?? 3) + 2 * padding.length)
          : `${padding}${aligned ? cell.padEnd(widths[at] ?? 0) : cell}${padding}`,
      )
      .join('|');
    return `${leading ? '|' : ''}${text}${trailing ? '|' : ''}`;
  };
  const lines = [line([...columns], ' '), line([...columns], '-'), ...cells.map((row) => line(row, ' '))];
  return `${before}${lines.join(eol)}${after}`.replaceAll('\n', eol).replaceAll('\r\r', '\r');
}

function indexOf(text: string) {
  const index = readIndex({ uri, name: 'README.md', version: null, facts: readFacts(text) });
  if (index === undefined) throw new Error(`This is no index:\n${text}`);
  return index;
}

const around = fc.tuple(
  fc.constantFrom('', '# Log\n\n', 'Words\n\n| Section | Purpose |\n|---|---|\n| Status | x |\n\n'),
  fc.constantFrom('', '\n', '\n\nWords', '\n\n| Other | Table |\n|---|---|\n'),
);

test('a row that is added and taken away again leaves every byte as it was', () => {
  fc.assert(
    fc.property(entries, style, around, (all, given, [before, after]) => {
      const sorted = [...all].sort((a, b) => (given.descending ? -1 : 1) * (Number(a.number) - Number(b.number)));
      const [added, ...rest] = [all[0] as Entry, ...sorted.filter((each) => each !== all[0])];
      const text = write(rest, given, before, after);
      const newUri = `file:///w/docs/adr/${added.number}-x.md`;
      const withRow =
        applyEdit(
          insertRows(
            indexOf(text),
            [{ uri: newUri, number: added.number, title: added.title, status: 'Accepted', fields: new Map() }],
            { value: [], understood: [], learnt: [], isOpen: false, language: 'en', source: 'default' },
          ),
          new Map([[uri, text]]),
        ).get(uri) ?? '';
      const index = indexOf(withRow);
      const row = index.rowsLinking(newUri)[0];
      expect(row, withRow).toBeDefined();
      if (row === undefined) return;
      expect(applyEdit(editFile(index.file, removeRows(index, [row])), new Map([[uri, withRow]])).get(uri)).toBe(text);
      // It stands where it belongs: with the rows around it in order.
      const numbers = index.groups[0]?.rows.map(({ target }) => Number(/(\d+)-x\.md$/.exec(target ?? '')?.[1])) ?? [];
      if (rest.length > 2) expect(numbers).toEqual([...numbers].sort((a, b) => (given.descending ? b - a : a - b)));
      // It says what was meant, in as many cells as the others have.
      expect(row.cells).toHaveLength(given.columns.length);
    }),
    { numRuns: 2000 },
  );
}, 300_000);
