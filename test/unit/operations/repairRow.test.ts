import { expect, test } from 'vitest';
import { applyFix } from '../../support/checkFixture.ts';

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
