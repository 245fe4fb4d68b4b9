import { expect, test } from 'vitest';
import { describeProblem } from '../../../server/src/core/messages/describe.ts';
import { english } from '../../../server/src/core/messages/english.ts';

const broken = (target: string) =>
  describeProblem(
    { code: 'link-broken', severity: 'warning', span: { start: 0, end: 1 }, arguments: { target, nearest: undefined } },
    english,
  );

test('of a sentence that quotes a long text, the middle is left out', () => {
  expect(broken('tea.md')).toBe('"tea.md" does not exist.');
  expect(broken('y'.repeat(400_000))).toMatch(/^"y{299}…y{283}" does not exist\.$/);
  expect(broken('😀'.repeat(400_000))).toMatch(/^"(?:😀){149}…(?:😀){141}" does not exist\.$/u);
});
