import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeIndexRows } from '../../../server/src/core/operations/mergeIndex.ts';

const row = fc.record({
  number: fc.integer({ min: 1, max: 12 }).map((number) => String(number).padStart(3, '0')),
  title: fc.constantFrom('Ants', 'Bees \\| wasps', '`Cows`', 'Ünïcode 😀'),
  status: fc.constantFrom('Accepted', 'Proposed', ''),
});
type Row = { readonly number: string; readonly title: string; readonly status: string };
const rows = fc.uniqueArray(row, { minLength: 1, maxLength: 8, selector: ({ number }) => number });

const table = (all: readonly Row[]) =>
  `# Log\n\n| Number | Title | Status |\n|---|---|---|\n${sorted(all)
    .map((each) => `| [${each.number}](${each.number}-x.md) | ${each.title} | ${each.status} |\n`)
    .join('')}\nBelow.\n`;
const list = (all: readonly Row[]) =>
  `# Log\n\n${sorted(all)
    .map((each) => `- [${each.number}: ${each.title}](${each.number}-x.md)\n`)
    .join('')}- [999](999-x.md)\n- [998](998-x.md)\n`;

function sorted(all: readonly Row[]): Row[] {
  return [...all].sort((a, b) => (a.number < b.number ? -1 : 1));
}

function merge(base: string, ours: string, theirs: string): { text: string; hasConflict: boolean } {
  const merged = mergeIndexRows({ base, ours, theirs });
  const text = merged?.join(merged.around.ours);
  if (merged === undefined || text === undefined) throw new Error('This is no index.');
  return { text, hasConflict: merged.hasConflict };
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
        expect(merge(base, base, base)).toEqual({ text: base, hasConflict: false });
        expect(merge(base, ours, base)).toEqual({ text: ours, hasConflict: false });
        expect(merge(base, base, theirs)).toEqual({ text: theirs, hasConflict: false });
        expect(merge(base, ours, ours)).toEqual({ text: ours, hasConflict: false });
        const { text } = merge(base, ours, theirs);
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
