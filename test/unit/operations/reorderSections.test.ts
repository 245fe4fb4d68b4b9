import { expect, test } from 'vitest';
import { applyFix, findProblems } from '../../support/checkFixture.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const record = (number: number, sections: readonly string[]) =>
  `//- docs/adr/${number}-x.md\n# ${number}. X\n\n${sections.map((name) => `## ${name}\n\n${name === 'Status' ? 'Accepted' : `On ${name}.`}\n`).join('\n')}`;

test("sections whose order is nobody's business stay where they are", async () => {
  const habits = [10, 11, 12, 13, 14, 15, 16, 17, 18, 19].map((number) =>
    record(number, ['Context', 'Decision', ...(number % 3 ? ['Status', 'Consequences'] : ['Consequences', 'Status'])]),
  );
  const sections = (first: string, second: string) => [
    record(20, [first, second, 'Status', 'Consequences']),
    record(20, [first, second, 'Consequences', 'Status']),
  ];
  const wrong = sections('Decision', 'Context');
  const right = sections('Context', 'Decision');
  for (const at of [0, 1]) {
    const texts = await applyFix([...habits, wrong[at]].join(''), 'Reorder sections');
    expect(`//- docs/adr/20-x.md\n${texts.get('docs/adr/20-x.md')}`).toBe(right[at]);
  }
});

test('a section within another one has no place in the order of the sections', async () => {
  const config = '//- docs/adr/.adr-keeper.yaml\nsections: [Status, Context, Decision]\n';
  const text = '# A\n\n## Context\n\nC.\n\n### Status\n\nAccepted\n\n## Decision\n\nD.\n';
  const problems = findProblems(await loadFixture(`${config}//- docs/adr/001-a.md\n${text}`));
  expect(problems.map(({ code }) => code)).toEqual([]);
});
