import { describe, expect, test } from 'vitest';
import { syncIndex } from '../../../server/src/core/operations/index/syncIndex.ts';
import { findProblems } from '../../support/checkFixture.ts';
import { editLog } from '../../support/editLog.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const records = ['Ants', 'Bees', 'Cows', 'Dogs']
  .map(
    (title, at) =>
      `//- docs/adr/000${at + 1}-${title.toLowerCase()}.md\n# ${at + 1}. ${title}\n\n## Status\n\nAccepted\n`,
  )
  .join('');

const withList = (list: string) => `${records}//- docs/adr/README.md
# Log

## New form

| ADR | Title | Status |
|---|---|---|
| [3](0003-cows.md) | Cows | Accepted |
| [4](0004-dogs.md) | Dogs | Accepted |

## Old form

${list}
`;

async function missingBeside(list: string): Promise<string[]> {
  const problems = findProblems(await loadFixture(withList(list)));
  return problems.filter(({ code }) => code === 'index-row-missing').map(({ path }) => path.slice('docs/adr/'.length));
}

const old = '- [1](0001-ants.md) Ants\n- [2](0002-bees.md) Bees';

describe('a list beside the table of an index', () => {
  test('lists the records that the table does not', async () => {
    expect(await missingBeside(old)).toEqual([]);
    const { log, textOf } = await editLog(withList(old));
    const text = textOf('README.md');
    expect(syncIndex(log, text).text).toBe(text);
  });

  const both = ['0001-ants.md', '0002-bees.md'];
  test.each([
    ['repeats a record of the table', `${old}\n- [3](0003-cows.md) Cows`, both],
    ['has one item', '- [1](0001-ants.md) Ants', both],
    ['names records in sentences', '- As [1](0001-ants.md) says\n- As [2](0002-bees.md) says', both],
    ['links other files, too', `${old}\n- [Guide](guide.md)`, both],
    ['has items without a link', `${old}\n- More to come`, both],
  ])('counts for nothing where it %s', async (_, list, missing) => {
    expect(await missingBeside(list)).toEqual(missing);
  });

  test('is looked at when it changes', async () => {
    const { log, workspace, disk } = await loadFixture(withList(old));
    const uri = disk.uri('docs/adr/0002-bees.md');
    expect(log.index?.targets.has(uri)).toBe(true);
    disk.write('docs/adr/README.md', withList(`${old}\n- [3](0003-cows.md) Cows`).split('README.md\n')[1] ?? '');
    await workspace.refresh(disk.uri('docs/adr/README.md'));
    expect(log.index?.targets.has(uri)).toBe(false);
  });
});
