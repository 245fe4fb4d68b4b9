import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findProblems } from '../../support/checkFixture.ts';
import { loadFixture } from '../../support/loadFixture.ts';
import { renumber } from '../../support/renumber.ts';

/** The texts that another number changes, where it is not refused. */
async function renumbered(files: string, name: string, typed: string): Promise<Record<string, string | undefined>> {
  const changed = await renumber(files, name, typed);
  if ('kind' in changed) throw new Error(`Refused: ${JSON.stringify(changed)}`);
  return changed;
}

const eol = fc.constantFrom('\n', '\r\n');
const body = fc.array(
  fc.constantFrom(
    'See ADR-002.',
    'See [ADR-002: b](002-b.md).',
    '- [2](./002-b.md#x), ADR-2',
    '`ADR-002`',
    '| a | [002](002-b.md) |',
    '> ADR-002 and 002',
    'Supersedes ADR-002',
  ),
  { maxLength: 6 },
);

test('a number that is given and taken back leaves every byte as it was, and no problem that was not there', async () => {
  await fc.assert(
    fc.asyncProperty(body, body, eol, async (first, second, end) => {
      const files: Record<string, string> = {
        'README.md':
          ['| No | Title |', '|---|---|', '| [1](001-a.md) | A |', '| [2](002-b.md) | B |', '', ...first].join(end) +
          '\n',
        '001-a.md': `${['# ADR-001: A', '', ...first, '', ...second].join(end)}\n`,
        '002-b.md': `${['# ADR-002: B', '', ...second].join(end)}\n`,
      };
      const write = (texts: Readonly<Record<string, string | undefined>>) =>
        Object.entries(texts)
          .flatMap(([name, text]) => (text === undefined ? [] : [`//- docs/adr/${name}\n${text}`]))
          .join('');
      const codes = async (texts: string) => findProblems(await loadFixture(texts)).map(({ code }) => code);
      const there = { ...files, ...(await renumbered(write(files), '002-b.md', '7')) };
      expect((await codes(write(there))).sort()).toEqual((await codes(write(files))).sort());
      const back = { ...there, ...(await renumbered(write(there), '007-b.md', '2')) };
      expect(back).toEqual({ ...files, '007-b.md': undefined });
    }),
    { numRuns: Number(process.env['ADR_KEEPER_RUNS'] ?? 60) },
  );
}, 60_000);
