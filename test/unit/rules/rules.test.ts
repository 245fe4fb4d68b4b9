import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { allRules } from '../../../server/src/core/rules/allRules.ts';
import { applyFix, expectProblems, findProblems } from '../../support/checkFixture.ts';
import { loadFixture } from '../../support/loadFixture.ts';
import { ruleCases } from './ruleCases.ts';

/** Rules about files that are no Markdown texts have tests of their own. */
const elsewhere = {
  'file-unreadable': 'workspace.test.ts',
  'config-invalid': 'configuration.test.ts',
  'number-taken-elsewhere': 'numberTakenElsewhere.test.ts',
  'record-changed': 'recordChanged.test.ts',
};

test('every rule has its cases', () => {
  const covered = [...ruleCases.map(({ code }) => code), ...Object.keys(elsewhere)];
  expect(covered.sort()).toEqual(Object.keys(allRules).sort());
});

test('rules that offer no fix are these', () => {
  expect(
    ruleCases
      .filter(({ fix }) => fix === undefined)
      .map(({ code }) => code)
      .sort(),
  ).toEqual([
    'date-invalid',
    'front-matter-invalid',
    'link-empty',
    'number-gap',
    'parent-missing',
    'placeholder-left',
    'section-duplicate',
    'section-empty',
    'supersede-by-draft',
    'supersede-cycle',
  ]);
});

async function codesIn(files: ReadonlyMap<string, string>, change: (path: string, text: string) => string) {
  const source = [...files].map(([path, text]) => `//- ${path}\n${change(path, text)}`).join('');
  return findProblems(await loadFixture(source)).map(({ code }) => code);
}

describe.each(ruleCases)('$code', ({ code, failing, passing, fix }) => {
  test('fails at the exact place', () => expectProblems(failing));

  test('passes', () => expectProblems(passing));

  if (fix !== undefined)
    test('is fixed, and nothing else has changed or is wrong', async () => {
      const [title, after] = fix;
      const texts = await applyFix(failing, title);
      expect(Object.fromEntries([...texts].filter(([path]) => path in after))).toEqual(after);
      const before = await loadFixture(failing);
      const untouched = [...before.fixture.files].filter(([path]) => !(path in after) && texts.has(path));
      for (const [path, text] of untouched) expect(texts.get(path), path).toBe(text);
      const left = findProblems(await loadFixture([...texts].map(([each, text]) => `//- ${each}\n${text}`).join('')));
      const known = findProblems(before).map((problem) => problem.code);
      // What is wrong with the text that the fix wrote, such as an empty section, is for the writer to mend.
      const isWritten = ({ path, line }: (typeof left)[number]) =>
        before.fixture.files
          .get(path)
          ?.split('\n')
          .includes(texts.get(path)?.split('\n')[line] ?? '') === false;
      expect(left.filter((problem) => !known.includes(problem.code) && !isWritten(problem))).toEqual([]);
      expect(left.filter((problem) => problem.code === code).length).toBeLessThan(
        known.filter((each) => each === code).length,
      );
    });

  test('is switched off by a comment', async () => {
    const { fixture } = await loadFixture(failing);
    const comment = `<!-- adr-disable ${code} -->\n\n`;
    const withComment = (path: string, text: string) =>
      path.endsWith('.md') ? text.replace(/^(---\n[\s\S]*?\n---\n)?/, `$1${comment}`) : text;
    expect(await codesIn(fixture.files, withComment)).not.toContain(code);
  });

  test('is switched off in place as its page says', async () => {
    const page = readFileSync(new URL(`../../../docs/rules/${code}.md`, import.meta.url), 'utf8');
    const ways = [
      ...page.slice(page.indexOf('**Configure.**')).matchAll(/<!-- adr-(disable(?:-next-line|-line)?) ([a-z-]+) -->/g),
    ];
    expect(ways.map(([, , named]) => named)).toEqual(ways.map(() => code));
    expect(ways).not.toEqual([]);
    const { fixture } = await loadFixture(failing);
    const places = fixture.expected.filter((problem) => problem.code === code);
    for (const [comment, kind] of ways) {
      const change = (path: string, text: string) => {
        const lines = text.split('\n');
        // One comment for all that is wrong in a line: a second one would be of no use.
        const own = new Set(places.filter((place) => place.path === path).map(({ line }) => line));
        for (const line of [...own].sort((a, b) => b - a)) {
          if (kind === 'disable-next-line') lines.splice(line, 0, comment);
          if (kind === 'disable-line') lines[line] = lines[line]?.replace(/ \|$/, ` ${comment} |`) ?? '';
        }
        if (kind === 'disable' && own.size > 0) lines.unshift(comment, '');
        return lines.join('\n');
      };
      const before = await codesIn(fixture.files, (_path, text) => text);
      const after = await codesIn(fixture.files, change);
      expect(after.sort(), comment).toEqual(before.filter((each) => each !== code).sort());
    }
  });

  test('is switched off by the configuration', async () => {
    const { fixture } = await loadFixture(failing);
    const withoutRule = (path: string, text: string) => {
      if (!path.endsWith('.yaml')) return text;
      const others = text.replace(new RegExp(`^  ${code}: .*\n`, 'm'), '');
      return others.includes('rules:\n')
        ? others.replace('rules:\n', `rules:\n  ${code}: off\n`)
        : `${others}rules:\n  ${code}: off\n`;
    };
    expect(await codesIn(fixture.files, withoutRule)).not.toContain(code);
  });
});
