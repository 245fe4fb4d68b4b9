import { expect, test } from 'vitest';
import { applyFix } from '../../support/checkFixture.ts';

const log = (...rows: string[]) => `
//- docs/adr/.adr-keeper.yaml
sections: [Status]
//- docs/adr/README.md
| ADR | Title | Status |
|---|---|---|
${rows.join('\n')}
//- docs/adr/ADR-001-ants.md
# Ants
## Status
Accepted
//- docs/adr/ADR-002-bees.md
# Bees
## Status
Accepted
`;

async function rowsAfter(fix: string, ...rows: string[]): Promise<string[] | undefined> {
  return (await applyFix(log(...rows), fix)).get('docs/adr/README.md')?.trimEnd().split('\n').slice(2);
}

test.each([
  ['| [ADR-001](ADR-001-ants.md) | Ants | Accepted |', '| [ADR-002](ADR-002-bees.md) | Bees | Accepted |'],
  ['| [1](./ADR-001-ants.md) | Ants | Accepted |', '| [2](./ADR-002-bees.md) | Bees | Accepted |'],
  ['| **001** | [Ants](ADR-001-ants.md) | Accepted |', '| **002** | [Bees](ADR-002-bees.md) | Accepted |'],
  [
    '| ADR-001 | [ADR-001: Ants](ADR-001-ants.md) | Accepted |',
    '| ADR-002 | [ADR-002: Bees](ADR-002-bees.md) | Accepted |',
  ],
  [
    '| [ADR-001](ADR-001-ants.md) | [Ants](ADR-001-ants.md) | Accepted |',
    '| [ADR-002](ADR-002-bees.md) | [Bees](ADR-002-bees.md) | Accepted |',
  ],
])('a new row names and links its record as its neighbour does: %s', async (row, added) => {
  expect(await rowsAfter('Add to the index', row)).toEqual([row, added]);
});

test.each([
  [
    '| Nr | Titel | Status |',
    '| 1 | [Ants](ADR-001-ants.md) | Accepted |',
    '| 2 | [Bees](ADR-002-bees.md) | Accepted |',
  ],
  ['| # | ADR | Status |', '| 1 | [Ants](ADR-001-ants.md) | Accepted |', '| 2 | [Bees](ADR-002-bees.md) | Accepted |'],
  ['| ADR | Status |', '| [Ants](ADR-001-ants.md) | Accepted |', '| [Bees](ADR-002-bees.md) | Accepted |'],
  ['| ADR | Status |', '| [1: Ants](ADR-001-ants.md) | Accepted |', '| [2: Bees](ADR-002-bees.md) | Accepted |'],
  ['| ADR | Status |', '| [ADR-001](ADR-001-ants.md) | Accepted |', '| [ADR-002](ADR-002-bees.md) | Accepted |'],
  [
    '| Nr. | Título | Estado |',
    '| [1](ADR-001-ants.md) | Ants | Accepted |',
    '| [2](ADR-002-bees.md) | Bees | Accepted |',
  ],
])('below %s, and %s, stands %s', async (header, row, added) => {
  const source = log(row)
    .replace('| ADR | Title | Status |', header)
    .replace('|---|---|---|', header.replace(/[^|]+/g, '---'));
  const after = (await applyFix(source, 'Add to the index')).get('docs/adr/README.md');
  expect(after?.trimEnd().split('\n').slice(2)).toEqual([row, added]);
});

test('a title that is a link of its own stays one', async () => {
  const rows = (title: string) => [
    '| [ADR-001](ADR-001-ants.md) | [Ants](ADR-001-ants.md) | Accepted |',
    `| [ADR-002](ADR-002-bees.md) | [${title}](ADR-002-bees.md) | Accepted |`,
  ];
  expect(await rowsAfter('Use the record\'s title "Bees"', ...rows('Wasps'))).toEqual(rows('Bees'));
});

test('all links of a row are led to the record that it was written for', async () => {
  const rows = (name: string) => [
    '| [ADR-001](ADR-001-ants.md) | [Ants](ADR-001-ants.md) | Accepted |',
    `| [ADR-002](${name}) | [Bees](${name}) | Accepted |`,
  ];
  expect(await rowsAfter('Add to the index', ...rows('ADR-002-wasps.md'))).toEqual(rows('ADR-002-bees.md'));
});
