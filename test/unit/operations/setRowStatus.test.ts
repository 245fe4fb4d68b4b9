import { expect, test } from 'vitest';
import { applyFix } from '../../support/checkFixture.ts';

/** A log with an index, whose second record is the one that the index is wrong about. */
const log = (index: string, status: string) => `
//- docs/adr/.adr-keeper.yaml
sections: [Status]
//- docs/adr/README.md
${index}
//- docs/adr/001-ants.md
# Ants
## Status
Accepted
//- docs/adr/002-bees.md
# Bees
## Status
${status}
//- docs/adr/003-cows.md
# Cows
## Status
Proposed
`;

const table = (...statuses: string[]) =>
  ['| Number | Title | Status |', '|---|---|---|']
    .concat(
      ['ants', 'bees', 'cows'].flatMap((name, at) =>
        statuses[at] === undefined ? [] : [row(at + 1, name, statuses[at])],
      ),
    )
    .join('\n');
const row = (number: number, name: string, status: string) =>
  `| [00${number}](00${number}-${name}.md) | ${name.replace(/^./, (first) => first.toUpperCase())} | ${status} |`;

async function indexAfter(index: string, status: string, fix: string): Promise<string | undefined> {
  return (await applyFix(log(index, status), fix)).get('docs/adr/README.md')?.trimEnd();
}

test.each([
  ['follows it as the other rows have it', '✅ Accepted', '✅ **Accepted**', '🤔 Proposed', '🤔 **Proposed**'],
  ['behind the word, too', 'Accepted ✅', 'Accepted ✅', 'Proposed 🤔', 'Proposed 🤔'],
  ['goes where nothing tells of one for the new status', '✅ Accepted', '✅ Accepted', 'Proposed', 'Proposed'],
  ['stays where it says the new status already', '✅ Accepted', '🤔 Accepted', '🤔 Proposed', '🤔 Proposed'],
  ['stays where it stands beside any status', '📄 Accepted', '📄 Accepted', '📄 Proposed', '📄 Proposed'],
  ['is followed as one sign', '✅ Accepted', '✅ Accepted', '👷‍♂️ Proposed', '👷‍♂️ Proposed'],
])('the emoji beside the word of a status %s', async (_, first, second, third, after) => {
  expect(await indexAfter(table(first, second, third), 'Proposed', 'Change the status to "Proposed"')).toBe(
    table(first, after, third),
  );
});

test('the emoji beside a word is what the legend of the index says', async () => {
  const legend = '\n\n- Proposed: 🤔\n- Accepted: 🎉';
  expect(
    await indexAfter(
      table('🎉 Accepted', '🎉 Accepted', 'Proposed') + legend,
      'Proposed',
      'Change the status to "Proposed"',
    ),
  ).toBe(table('🎉 Accepted', '🤔 Proposed', 'Proposed') + legend);
});

test.each([
  ['✅ Accepted', '🤔 Proposed', '🤔 Proposed'],
  ['Accepted', 'Proposed', 'Proposed'],
  ['✅', '🤔 Proposed', '🤔 Proposed'],
])('a new row says its status as those near it do: %s', async (first, second, added) => {
  expect(await indexAfter(table(first, second), 'Proposed', 'Add to the index')).toBe(table(first, second, added));
});

test('the tags around a status are those that another row has for the new one, else they stay', async () => {
  const span = (color: string, status: string) => `<span style="color:${color}">${status}</span>`;
  const before = [span('green', 'Accepted'), span('orange', 'Proposed')];
  expect(await indexAfter(table(...before), 'Accepted', 'Change the status to "Accepted"')).toBe(
    table(span('green', 'Accepted'), span('green', 'Accepted')),
  );
  expect(await indexAfter(table(...before), 'Rejected', 'Change the status to "Rejected"')).toBe(
    table(span('green', 'Accepted'), span('orange', 'Rejected')),
  );
  const remark = `${span('green', 'Accepted')} by [003](003-cows.md)`;
  expect(
    await indexAfter(table(remark, span('orange', 'Proposed')), 'Accepted', 'Change the status to "Accepted"'),
  ).toBe(table(remark, span('orange', 'Accepted')));
});
