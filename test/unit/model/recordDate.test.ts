import { expect, test } from 'vitest';
import { parseDate } from '../../../server/src/core/model/parseDate.ts';
import { loadFixture } from '../../support/loadFixture.ts';

test.each([
  ['2024-05-06', '2024-05-06'],
  ['2024-05-06T10:00:00Z', '2024-05-06'],
  ['2024/5/6', '2024-05-06'],
  ['20240506', '2024-05-06'],
  ['06.05.2024', '2024-05-06'],
  ['6. 5. 2024', '2024-05-06'],
  ['6 May 2024', '2024-05-06'],
  ['6th of May', undefined],
  ['on May 6th, 2024 in Graz', '2024-05-06'],
  ['Sept. 6, 2024', '2024-09-06'],
  ['05/06/2024', undefined],
  ['2024-13-06', undefined],
  ['{YYYY-MM-DD}', undefined],
  ['', undefined],
])('%s is the day %s', (text, day) => {
  expect(parseDate(text)).toBe(day);
});

async function recordOf(name: string, text: string) {
  const { log, disk } = await loadFixture(`//- docs/adr/001-other.md\n# Other\n//- docs/adr/${name}\n${text}`);
  const record = log.records.get(disk.uri(`docs/adr/${name}`));
  if (record === undefined) throw new Error(`${name} is no record.`);
  return record;
}

test.each([
  ['front matter', '---\ndate: 2024-05-06\n---\n# A\n'],
  ['a line under the title', '# A\n\n**Date**: 2024-05-06\n'],
  ['a list under the title', '# A\n\n* Status: accepted\n* Date: 2024-05-06\n'],
  ['a table under the title', '# A\n\n| | |\n|---|---|\n| Date | 2024-05-06 |\n'],
  ['a section', '# A\n\n## Date\n\n2024-05-06\n'],
  ['the day it began, not the last touch', '# A\n\nLast Updated Date: 2025-01-01\n\nInitial Date: 2024-05-06\n'],
])('the day of a decision is read from %s', async (_, text) => {
  expect((await recordOf('002-a.md', text)).date).toBe('2024-05-06');
});

test('a file name may be the date', async () => {
  expect((await recordOf('20240506-a.md', '# A\n')).date).toBe('2024-05-06');
  expect((await recordOf('2024-05-06-a.md', '# A\n')).date).toBe('2024-05-06');
  expect((await recordOf('002-a.md', '# A\n\nOn 2024-05-06 we met.\n')).date).toBeUndefined();
});

test.each([
  ['tags: [mesh, "edge"]', ['mesh', 'edge']],
  ['tags:\n  - mesh\n  - edge', ['mesh', 'edge']],
  ['area: Network & mesh', ['Network & mesh']],
  ['tags: mesh, edge, mesh', ['mesh', 'edge']],
  ['tags: []', []],
  ['title: mesh', []],
])('the areas that `%s` names', async (yaml, tags) => {
  expect((await recordOf('002-a.md', `---\n${yaml}\n---\n# A\n`)).tags).toEqual(tags);
});
