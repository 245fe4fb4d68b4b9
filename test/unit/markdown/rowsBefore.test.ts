import { expect, test } from 'vitest';
import { readFacts } from '../../../server/src/core/markdown/readFacts.ts';

test('rows that stay are not read again, wherever they are moved', () => {
  const rows = Array.from({ length: 20 }, (_, at) => `| [${at}](${at}-a.md) | Title ${at} | Accepted |\n`);
  const textOf = (each: readonly string[]) => `| Number | Title | Status |\n|---|---|---|\n${each.join('')}`;
  const before = readFacts(textOf(rows));
  const moved = [...rows.slice(10), '| [99](99-z.md) | New | Proposed |\n', ...rows.slice(0, 10)];
  const after = readFacts(`Words.\n\n${textOf(moved)}`, { before });
  const contents = new Set(before.tables[0]?.rows.map(({ content }) => content));
  const anew = after.tables[0]?.rows.filter(({ content }) => !contents.has(content)) ?? [];
  // The new one, and the first of those that have moved: where one line is another one, the next is expected to stay.
  expect(anew.map(({ content }) => content.cells[1]?.raw)).toEqual(['Title 10', 'New']);
});
