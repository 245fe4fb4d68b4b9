import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFacts } from '../../../server/src/core/markdown/readFacts.ts';
import { scanInlineLinks } from '../../../server/src/core/markdown/scanLinks.ts';
import { readIndex } from '../../../server/src/core/model/decisionIndex.ts';

const row = fc.constantFrom(
  '| [001](./001-a.md) | Ants | Accepted |',
  '| [002](./002-b.md) | Bees, see ADR-001 | Proposed |',
  '  | [003](003-c.md) | 3. Cows | **Accepted** |',
  '| [004][d] | Dogs | |',
  '| 005 | `ADR-001` | x | y |',
  '| | | |',
  '<<<<<<< ours',
  '=======',
  '>>>>>>> theirs',
);
const line = fc.oneof(
  { weight: 6, arbitrary: row },
  fc.constantFrom('', 'Words', '```', '---', '- item', '[d]: 004-d.md'),
);
const document = fc
  .tuple(fc.array(line, { maxLength: 3 }), fc.array(line, { maxLength: 12 }))
  .map(([before, rows]) => [...before, '| Number | Title | Status |', '|---|---|---|', ...rows].join('\n'));

/** Another version of a text: some characters of it are others. */
const change = fc.record({
  at: fc.nat(400),
  length: fc.nat(60),
  text: fc.oneof(fc.constantFrom('', 'x', '|', '\n', '\n\n', '`', '\n| [006](006-f.md) | F | Accepted |\n'), row),
});

const uri = 'file:///docs/adr/README.md';
const indexOf = (facts: ReturnType<typeof readFacts>) => readIndex({ uri, name: 'README.md', version: null, facts });
const seenIn = (facts: ReturnType<typeof readFacts>) =>
  indexOf(facts)?.groups.map(({ rows }) =>
    rows.map(({ span, cells, link, target, number, title, words, status, says, cellCount, hasOtherLinks }) => ({
      ...{ span, cells, link, target, number, title, words, status, says, cellCount, hasOtherLinks },
    })),
  );

test('a file that is read after a change has the facts that it has without what was before', () => {
  fc.assert(
    fc.property(document, fc.array(change, { minLength: 1, maxLength: 4 }), (first, changes) => {
      let text = first;
      let before = readFacts(text);
      for (const { at, length, text: inserted } of changes) {
        text = text.slice(0, at) + inserted + text.slice(at + length);
        const after = readFacts(text, { before });
        const anew = readFacts(text);
        expect(after).toEqual(anew);
        expect(
          after.tables.map(({ rows }) => rows.map(({ span, cells, mentions }) => ({ span, cells, mentions }))),
        ).toEqual(anew.tables.map(({ rows }) => rows.map(({ span, cells, mentions }) => ({ span, cells, mentions }))));
        expect(seenIn(after)).toEqual(seenIn(anew));
        before = after;
      }
    }),
    { numRuns: 500 },
  );
});

test('a cell that is a link and nothing else is read as one among words', () => {
  const part = (unit: string) => fc.string({ unit: fc.constantFrom(...unit), maxLength: 8 });
  fc.assert(
    fc.property(part('ab_*`<>[]()\\!&; |'), part('ab./#%-_<>() "\\&'), fc.nat(9), (label, href, base) => {
      const raw = `[${label}](${href})`;
      const [alone, ...others] = scanInlineLinks(raw, base);
      const [among] = scanInlineLinks(`${raw} x`, base);
      // Only what is one link to the end is read in the short way.
      if (others.length > 0 || alone?.whole.end !== base + raw.length || alone.whole.start !== base) return;
      const { kind, text, target, whole } = alone;
      expect({ kind, href: alone.href, text, target, whole }).toEqual(among);
    }),
    { numRuns: 3000 },
  );
});
