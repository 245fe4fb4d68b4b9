import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { universalStatuses } from '../../server/src/core/model/status.ts';
import { markColours, readUnmarked } from './markColours.ts';
import { isOurs, ours, tokenize } from './tokenize.ts';

// A fixture is a text and, under each of its lines, marks for what our grammar colours there: a line without marks has
// no colour of ours. `npx vitest run test/grammar -u` writes the marks anew; read the diff.
const folder = fileURLToPath(new URL('./fixtures/', import.meta.url));

function readFixture(name: string): string[] {
  return readUnmarked(readFileSync(folder + name, 'utf8'));
}

test.each(readdirSync(folder))('%s is coloured as its marks say', async (name) => {
  await expect(await markColours(readFixture(name))).toMatchFileSnapshot(folder + name);
});

// An editor gives lines without their ends, other hosts do not. The other fixtures are left out because Markdown's own
// grammar then sees no end of front matter and no blank line before indented code.
test.each(['indexRows.md', 'statusField.md', 'statusSection.md', 'titles.md'])(
  '%s is coloured alike where its lines keep the carriage return of Windows',
  async (name) => {
    const lines = readFixture(name);
    const marked = await markColours(lines.map((line) => `${line}\r`));
    expect(marked.replaceAll('\r', '')).toBe(await markColours(lines));
  },
);

// In brackets.md we take what Markdown calls a link, though it has no target: `[[017-1]]` and `# [ADR-017] T`.
test.each(readdirSync(folder).filter((name) => name !== 'brackets.md'))(
  "%s keeps every scope of Markdown's own",
  async (name) => {
    const lines = readFixture(name);
    expect(await describeTheirs(lines, 'withOurs')).toEqual(await describeTheirs(lines, 'alone'));
  },
);

describe.each([...universalStatuses, 'Proposed', 'Pending', 'Accepted', 'Implemented', 'Deprecated'])(
  'the status %s',
  (status) => {
    test.each([`## Status\n\n${status}`, `Status: ${status}`, `| [001](./001-rust.md) | Why Rust | ${status} |`])(
      'is coloured in %j',
      async (text) => {
        const lines = text.split('\n');
        const last = (await tokenize(lines)).at(-1) ?? [];
        const coloured = last.filter(({ scopes }) => scopes.some((scope) => /\.status\..*\.adr$/.test(scope)));
        expect(coloured.map(({ start, end }) => lines.at(-1)?.slice(start, end))).toEqual([status]);
      },
    );
  },
);

test('both rules of a status know the same words', () => {
  const { repository } = ours as unknown as { repository: Record<string, { match: string }> };
  const [atStart, inPlace] = ['status-at-start', 'status-in-place'].map((rule) =>
    /\(proposed[^)]*\)(?:\|\([^)]*\))*/.exec(repository[rule]?.match ?? '')?.[0].split('|'),
  );
  expect(atStart).toContain('(accepted');
  expect(inPlace).toEqual(atStart);
});

// Patterns that looked back at each character took 25 000 times as long as Markdown's own grammar; ours now take ten.
test.each([
  ['a row of many cells', `| [1](x) ${'| Accepted things and others that are pending '.repeat(200)}|`],
  ['a row of many statuses', `| [${'| accepted '.repeat(900)}`],
  ['a row of many links', `| ${'[017](x) ADR-3 | Accepted | '.repeat(330)}`],
  ['a paragraph of many mentions', 'See ADR-1 and the status of accepted things, '.repeat(220)],
])('%s is tokenized without a pause', async (_, line) => {
  await tokenize([line.slice(0, 200)]);
  await tokenize([line.slice(0, 200)], 'alone');
  const start = performance.now();
  await tokenize([line], 'alone');
  const middle = performance.now();
  await tokenize([line]);
  expect((performance.now() - middle) / (middle - start)).toBeLessThan(200);
});

/** The stretches of each line with their scopes, but for ours, and for YAML's, which calls a status a string. */
async function describeTheirs(lines: readonly string[], by: 'withOurs' | 'alone'): Promise<string[][]> {
  const tokens = await tokenize(lines, by);
  return lines.map((line, at) => {
    const stretches: { text: string; scopes: string }[] = [];
    for (const { start, end, scopes } of tokens[at] ?? []) {
      const theirs = scopes.filter((scope) => !isOurs(scope) && !scope.endsWith('.yaml')).join(' ');
      const last = stretches.at(-1);
      if (last?.scopes === theirs) last.text += line.slice(start, end);
      else stretches.push({ text: line.slice(start, end), scopes: theirs });
    }
    return stretches.map(({ text, scopes }) => `${text}: ${scopes}`);
  });
}
