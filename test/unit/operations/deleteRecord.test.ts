import { describe, expect, test } from 'vitest';
import { findBrokenBy } from '../../../server/src/core/features/brokenBy.ts';
import { syncIndex } from '../../../server/src/core/operations/index/syncIndex.ts';
import { deleteRecord } from '../../../server/src/core/operations/record/deleteRecord.ts';
import { editLog } from '../../support/editLog.ts';

const records = ['0001-tea', '0002-cups', '0003-milk', '0004-jam']
  .map((name) => `//- docs/adr/${name}.md\n# ${Number(name.slice(0, 4))}. ${name.slice(5)}\n\n## Status\n\nAccepted\n`)
  .join('');

async function withoutRecord(name: string, index: string): Promise<string | undefined> {
  const { log, recordOf, changedBy } = await editLog(`${records}//- docs/adr/README.md\n${index}`);
  return changedBy(deleteRecord(recordOf(name), log))['README.md'];
}

describe('rows below the row of a record that is deleted stay', () => {
  test.each([
    [
      'one level further out, with what is below them',
      `- [1. Tea](0001-tea.md)
  - Mind the pot.
  - [2. Cups](0002-cups.md)
    in two
    lines
    - [3. Milk](0003-milk.md)

      More.
  - Pour slowly.
- [4. Jam](0004-jam.md)

The end.
`,
      `- [2. Cups](0002-cups.md)
    in two
    lines
  - [3. Milk](0003-milk.md)

      More.
- [4. Jam](0004-jam.md)

The end.
`,
    ],
    [
      'with the marker of the list that they come to',
      `1. [Tea](0001-tea.md)
   * [Cups](0002-cups.md)
     * [Milk](0003-milk.md)
2. [Jam](0004-jam.md)
`,
      `1. [Cups](0002-cups.md)
   * [Milk](0003-milk.md)
2. [Jam](0004-jam.md)
`,
    ],
    [
      'with their own marker in a wider list',
      `* [Jam](0004-jam.md)
* [Tea](0001-tea.md)
    1. [Cups](0002-cups.md)
    2. [Milk](0003-milk.md)`,
      `* [Jam](0004-jam.md)
* [Cups](0002-cups.md)
* [Milk](0003-milk.md)`,
    ],
    [
      'where blank lines part the items',
      `- [4. Jam](0004-jam.md)

- [1. Tea](0001-tea.md)

\t- [2. Cups](0002-cups.md)

\t\t- [3. Milk](0003-milk.md)
`,
      `- [4. Jam](0004-jam.md)

- [2. Cups](0002-cups.md)

\t- [3. Milk](0003-milk.md)
`,
    ],
    [
      'below an item that groups them',
      `- [1. Tea](0001-tea.md)
  - See also:
    - [2. Cups](0002-cups.md)
    - [3. Milk](0003-milk.md)
- [4. Jam](0004-jam.md)
`,
      `- See also:
  - [2. Cups](0002-cups.md)
  - [3. Milk](0003-milk.md)
- [4. Jam](0004-jam.md)
`,
    ],
    [
      'while the second row of the record goes, too',
      `- [2. Cups](0002-cups.md)
- [1. Tea](0001-tea.md)
  - [1. Tea](0001-tea.md)
    - [3. Milk](0003-milk.md)
- [4. Jam](0004-jam.md)
`,
      `- [2. Cups](0002-cups.md)
- [3. Milk](0003-milk.md)
- [4. Jam](0004-jam.md)
`,
    ],
  ])('%s', async (_, index, expected) => {
    expect(await withoutRecord('0001-tea.md', index)).toBe(expected);
  });

  test('and what is below a row without others goes with it', async () => {
    const index = '- [1. Tea](0001-tea.md)\n  - Mind the pot.\n- [2. Cups](0002-cups.md)\n- [3. Milk](0003-milk.md)\n';
    expect(await withoutRecord('0001-tea.md', index)).toBe('- [2. Cups](0002-cups.md)\n- [3. Milk](0003-milk.md)\n');
  });
});

describe('the definition through which a row leads to its record', () => {
  const rows = '| [1. Tea][tea] |\n| [2. Cups][cups] |\n';
  const definitions = '[tea]: 0001-tea.md\n[cups]: 0002-cups.md\n';
  test.each([
    [
      'goes with the row of a table',
      `| Decision |\n|---|\n${rows}\n${definitions}`,
      `| Decision |\n|---|\n| [1. Tea][tea] |\n\n[tea]: 0001-tea.md\n`,
    ],
    [
      'goes with the item of a list, at the end of the file',
      '- [1. Tea][1]\n- [2. Cups][2]\n\n[1]: 0001-tea.md\n[2]:\n  0002-cups.md "Cups"',
      '- [1. Tea][1]\n\n[1]: 0001-tea.md',
    ],
    [
      'stays where a text uses it, too',
      `Begin with the [cups].\n\n| Decision |\n|---|\n${rows}\n${definitions}`,
      `Begin with the [cups].\n\n| Decision |\n|---|\n| [1. Tea][tea] |\n\n${definitions}`,
    ],
    [
      'stays where another row uses it, too',
      `| Decision |\n|---|\n| [1. Tea][tea], as [these][cups] |\n| [2. Cups][cups] |\n\n${definitions}`,
      `| Decision |\n|---|\n| [1. Tea][tea], as [these][cups] |\n\n${definitions}`,
    ],
    [
      'stays where another item uses it, too',
      `- [1. Tea][tea], as [these][cups]\n- [2. Cups][cups]\n\n${definitions}`,
      `- [1. Tea][tea], as [these][cups]\n\n${definitions}`,
    ],
  ])('%s', async (_, index, expected) => {
    const { log, recordOf, changedBy } = await editLog(`${records}//- docs/adr/README.md\n${index}`);
    const cups = recordOf('0002-cups.md');
    expect(changedBy(deleteRecord(cups, log))['README.md']).toBe(expected);
    expect(findBrokenBy(cups, log)).toHaveLength(expected.includes('0002') ? 1 : 0);
  });

  test('goes with a row that leads nowhere', async () => {
    const { log, textOf } = await editLog(
      `//- docs/adr/README.md\n- [1. Tea][1]\n- [2. Cups][2]\n- [9. Gone][9]\n\n[1]: 0001-tea.md\n[2]: 0002-cups.md\n[9]: 0009-gone.md\n${records}`,
    );
    const { text } = syncIndex(log, textOf('README.md'), { prune: true });
    expect(text).toContain('[2]: 0002-cups.md\n');
    expect(text).not.toContain('9');
  });
});
