import fc from 'fast-check';
import ignore from 'ignore';
import { expect, test } from 'vitest';
import {
  type IgnoreFile,
  judgePath,
  readIgnoreFile,
  withoutShortcut,
} from '../../../server/src/workspace/ignoreFile.ts';

const pattern = fc
  .array(
    fc.constantFrom(
      ...['a', 'b', 'ab', '*', '**', '?', '/', '/', '.', '.log', '!', '#', ' ', '\\ ', '[ab]', 'B', '(', '$'],
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((pieces) => pieces.join(''));
const patterns = fc.array(pattern, { maxLength: 4 }).map((lines) => lines.join('\n'));
const name = fc.constantFrom('a', 'b', 'ab', 'aab', 'A', 'a.log', '.log', 'b.', '(', 'a b', '#', '!a', '$');

/** Walks down a path as a walk of folders does: undefined where a folder of it is ignored. */
function judgeWalk(names: readonly string[], files: readonly IgnoreFile[]): string | undefined {
  let rules = files;
  for (const [depth, each] of names.entries()) {
    const isFolder = depth < names.length - 1;
    const folderPath = names
      .slice(0, depth)
      .map((folder) => `${folder}/`)
      .join('');
    const mine = rules.filter(({ path }) => path === '' || folderPath.startsWith(`${path}/`));
    const verdict = judgePath(folderPath, each, mine, isFolder);
    if (!isFolder) return verdict;
    if (verdict === 'ignored') return undefined;
    if (verdict === 'unignored') rules = withoutShortcut(rules);
  }
  return undefined;
}

test('names that fit no pattern need not be asked for', () => {
  let matched = 0;
  fc.assert(
    fc.property(patterns, patterns, fc.array(name, { minLength: 2, maxLength: 4 }), (outer, inner, names) => {
      const known = new Map();
      const files = [readIgnoreFile('', outer, known), readIgnoreFile(names[0] as string, inner, known)];
      const always = withoutShortcut(files).map((file, at) => ({
        ...file,
        rules: ignore().add(at === 0 ? outer : inner),
      }));
      const verdict = judgeWalk(names, files);
      if (verdict !== undefined) matched++;
      expect(verdict).toBe(judgeWalk(names, always));
    }),
    { numRuns: Number(process.env['ADR_KEEPER_RUNS'] ?? 5_000) },
  );
  expect(matched).toBeGreaterThan(300);
});
