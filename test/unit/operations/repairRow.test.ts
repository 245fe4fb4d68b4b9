import { expect, test } from 'vitest';
import { describeProblem } from '../../../server/src/core/messages/describe.ts';
import { english } from '../../../server/src/core/messages/english.ts';
import { checkFile } from '../../../server/src/core/rules/checkFile.ts';
import { applyFix } from '../../support/checkFixture.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const index = (row: string) => `
//- docs/adr/.adr-keeper.yaml
sections: [Status]
//- docs/adr/README.md
| Number | Title | Status |
|--------|-------|--------|
| [001](001-rust.md) | Why Rust | Accepted |
${row}
//- docs/adr/001-rust.md
# Why Rust
## Status
Accepted
//- docs/adr/002-hexagons.md
# Hexagons
## Status
Proposed
`;

async function repaired(row: string): Promise<string | undefined> {
  const text = (await applyFix(index(row), 'Repair this row')).get('docs/adr/README.md');
  return text?.split('\n')[3];
}

test.each([
  ['| [002](002-hexagons.md) | Hexagons |', '| [002](002-hexagons.md) | Hexagons |  |'],
  ['| [002](002-hexagons.md) | Hexagons', '| [002](002-hexagons.md) | Hexagons |  |'],
  ['| [002](002-hexagons.md)', '| [002](002-hexagons.md) |  |  |'],
  ['[002](002-hexagons.md) | Hexagons', '[002](002-hexagons.md) | Hexagons |  |'],
])('a row that lacks cells gets them, whatever it ends with: %s', async (row, expected) => {
  expect(await repaired(row)).toBe(expected);
});

test('a row that names its record gets a link, whatever comment follows it', async () => {
  expect(await repaired('| 002 | Hexagons | Proposed | <!-- soon -->')).toBe(
    '| [002](002-hexagons.md) | Hexagons | Proposed | <!-- soon -->',
  );
});

test.each([
  [
    '| [002](002-hexagons.md) | Hexagons | Proposed | |',
    'This row has 4 cells. Expected 3.',
    '| [002](002-hexagons.md) | Hexagons | Proposed |',
  ],
  [
    '| [002](002-hexagons.md) | Hexa | gons | Proposed |',
    'This row has 4 cells. Expected 3. Escape a pipe in text as "\\|".',
    undefined,
  ],
])(
  'of a row with too many cells a pipe is the reason only where a cell holds something: %s',
  async (row, message, after) => {
    const { log } = await loadFixture(index(row));
    const problems = checkFile(log.index?.file.uri ?? '', log);
    expect(problems.map((problem) => describeProblem(problem, english))).toEqual([message]);
    if (after !== undefined) expect(await repaired(row)).toBe(after);
  },
);
