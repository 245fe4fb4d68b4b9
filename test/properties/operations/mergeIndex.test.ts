import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFacts } from '../../../server/src/core/markdown/readFacts.ts';
import { mergeTexts } from '../../support/mergeTexts.ts';

const row = fc.record({
  number: fc.integer({ min: 1, max: 12 }).map((number) => String(number).padStart(3, '0')),
  title: fc.constantFrom('Ants', 'Bees \\| wasps', '`Cows`', 'Ünïcode 😀'),
  status: fc.constantFrom('Accepted', 'Proposed', ''),
});
type Row = { readonly number: string; readonly title: string; readonly status: string };
const rows = fc.uniqueArray(row, { minLength: 1, maxLength: 8, selector: ({ number }) => number });

const table = (all: readonly Row[]) =>
  `# Log\n\n| Number | Title | Status |\n|---|---|---|\n${all
    .map((each) => `| [${each.number}](${each.number}-x.md) | ${each.title} | ${each.status} |\n`)
    .join('')}\nBelow.\n`;
const list = (all: readonly Row[]) =>
  `# Log\n\n${sorted(all)
    .map((each) => `- [${each.number}: ${each.title}](${each.number}-x.md)\n`)
    .join('')}- [999](999-x.md)\n- [998](998-x.md)\n`;

function sorted(all: readonly Row[]): Row[] {
  return [...all].sort((a, b) => (a.number < b.number ? -1 : 1));
}

test.each([
  ['table', table],
  ['list', list],
])(
  'in a %s, what one side alone has done is the result, and what both have done is not lost',
  (_, write) => {
    fc.assert(
      fc.property(rows, rows, rows, (a, b, c) => {
        const [base, ours, theirs] = [write(a), write(b), write(c)];
        expect(mergeTexts(base, base, base)).toEqual({ text: base, hasConflict: false });
        expect(mergeTexts(base, ours, base)).toEqual({ text: ours, hasConflict: false });
        expect(mergeTexts(base, base, theirs)).toEqual({ text: theirs, hasConflict: false });
        expect(mergeTexts(base, ours, ours)).toEqual({ text: ours, hasConflict: false });
        const { text } = mergeTexts(base, ours, theirs);
        const before = new Set(base.split('\n'));
        const numbersOf = (each: string) => each.match(/\d{3}(?=-x\.md)/g) ?? [];
        // A number that a side has added, or changed, is there.
        for (const side of [ours, theirs]) {
          for (const line of side.split('\n').filter((each) => !before.has(each))) {
            for (const number of numbersOf(line)) expect(numbersOf(text), text).toContain(number);
          }
        }
      }),
      { numRuns: 300 },
    );
  },
  300_000,
);

/** How a row is written: what stands before and after it, and around its cells. */
const look = fc.record({
  indent: fc.constantFrom('', ' ', '   '),
  first: fc.constantFrom('|', ''),
  last: fc.constantFrom('|', '|  ', ''),
  padding: fc.constantFrom(['', ''], [' ', ' '], ['  ', '     '], ['\t', '']),
});
type Look = typeof look extends fc.Arbitrary<infer T> ? T : never;
const value = fc.constantFrom('', 'Ants', 'Bees \\| wasps', '\\|', '`Cows`', 'Ünïcode 😀', 'a \\\\', 'Accepted');
const freeRow = fc.record({ note: value, title: value, status: value, look });
type FreeRow = typeof freeRow extends fc.Arbitrary<infer T> ? T : never;

function writeRow({ indent, first, last, padding: [before, after] }: Look, cells: readonly string[]): string {
  // At the edge of a row, an empty cell needs a pipe.
  const start = cells[0] === '' ? '|' : first;
  const end = cells.at(-1) === '' ? '|' : last;
  const row = cells.map((cell) => before + cell + after).join('|');
  // Four blanks at its beginning would make it code.
  return indent + start + (start === '' ? row.trimStart() : row) + end;
}

function writeFree(all: ReadonlyMap<number, FreeRow>): string {
  const lines = [...all].map(([number, { note, title, status, look: style }]) =>
    writeRow(style, [note, `[${number}](00${number}-x.md)`, title, status]),
  );
  return ['# Log', '', '| Note | Number | Title | Status |', '|---|---|---|---|', ...lines, '', 'Below.', ''].join(
    '\n',
  );
}

function cellsOf(text: string): readonly (readonly string[])[] {
  return readFacts(text).tables.flatMap((each) => each.rows.map(({ cells }) => cells.map(({ raw }) => raw)));
}

test('of rows however they are written, each cell of the result is a whole cell, and the one that was changed', () => {
  const side = fc.array(freeRow, { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(side, side, side, (a, b, c) => {
      const byNumber = (rows: readonly FreeRow[]) => new Map(rows.map((row, at) => [at + 1, row]));
      const [base, ours, theirs] = [byNumber(a), byNumber(b), byNumber(c)];
      const { text } = mergeTexts(writeFree(base), writeFree(ours), writeFree(theirs));
      const withoutMarkers = text.replace(/^(?:<<<<<<<|=======|>>>>>>>).*\n/gm, '');
      const known = new Set([base, ours, theirs].flatMap((each) => cellsOf(writeFree(each)).flat()));
      for (const cells of cellsOf(withoutMarkers)) {
        expect(cells.length, text).toBe(4);
        for (const cell of cells) expect(known, text).toContain(cell);
      }
      for (const [number, mine] of ours) {
        const [before, yours] = [base.get(number), theirs.get(number)];
        const fields = ['note', 'title', 'status'] as const;
        const merged = fields.map((field) => {
          if (mine[field] === yours?.[field] || before?.[field] === yours?.[field]) return mine[field];
          return before?.[field] === mine[field] ? yours?.[field] : undefined;
        });
        if (merged.includes(undefined)) continue;
        const [note, ...others] = merged;
        expect(cellsOf(withoutMarkers), text).toContainEqual([note, `[${number}](00${number}-x.md)`, ...others]);
      }
    }),
    { numRuns: 500 },
  );
}, 300_000);
