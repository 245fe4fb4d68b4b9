import { describe, expect, test } from 'vitest';
import { applyFix, expectProblems, findProblems } from '../../support/checkFixture.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const log = (...rows: string[]) => `
//- docs/adr/.adr-keeper.yaml
sections: [Status]
//- docs/adr/README.md
| Number | Title | Status |
|---|---|---|
${rows.join('\n')}
//- docs/adr/001-rust.md
# ADR 1: Why Rust, and not Go
## Status
Accepted
//- docs/adr/002-hexagons.md
# \`Hexagons\`
## Status
Proposed (under review)
`;
const first = '| [001](001-rust.md) | Why Rust | Accepted |';
const second = '| [002](002-hexagons.md) | Hexagons | Proposed |';

const cases = [
  {
    code: 'index-row-duplicate',
    failing: log(first, second, first.replace('Accepted', '✅ Accepted'), '  ^^^^^^^^^^^^^^^^^^ index-row-duplicate'),
    passing: log(first, second),
    fix: ['Remove this row from the index', [first, second]],
  },
  {
    code: 'index-number-mismatch',
    failing: log(first, '| [ADR-003](002-hexagons.md) | Hexagons | Proposed |', '       ^^^ index-number-mismatch'),
    passing: log(first, '| [2](002-hexagons.md) | Hexagons | Proposed |'),
    fix: ['Change the number to 002', [first, '| [ADR-002](002-hexagons.md) | Hexagons | Proposed |']],
  },
  {
    code: 'index-title-mismatch',
    failing: log(
      first,
      '| [002](002-hexagons.md) | Onions | Proposed |',
      '                           ^^^^^^ index-title-mismatch',
    ),
    passing: log('| [001](001-rust.md) | ADR-001: why **rust** | Accepted |', second),
    fix: ['Take the record\'s title "Hexagons"', [first, second]],
  },
  {
    code: 'index-status-mismatch',
    failing: log(
      first,
      '| [002](002-hexagons.md) | Hexagons | **accepted** |',
      '                                        ^^^^^^^^ index-status-mismatch',
    ),
    passing: log(first.replace('Accepted', '✅ approved'), second),
    fix: ['Change the status to "Proposed"', [first, '| [002](002-hexagons.md) | Hexagons | **Proposed** |']],
  },
] as const;

describe.each(cases)('$code', ({ code, failing, passing, fix: [title, rows] }) => {
  test('fails at the exact place', () => expectProblems(failing));

  test('passes', () => expectProblems(passing));

  test('is fixed in its row alone', async () => {
    const texts = await applyFix(failing, title);
    expect(texts.get('docs/adr/README.md')).toBe(`| Number | Title | Status |\n|---|---|---|\n${rows.join('\n')}\n`);
  });

  test('is switched off by comments around the table, and in a cell', async () => {
    const { fixture } = await loadFixture(failing);
    const readme = fixture.files.get('docs/adr/README.md') ?? '';
    const files = (text: string) =>
      [...fixture.files].map(([path, each]) => `//- ${path}\n${path.endsWith('README.md') ? text : each}`).join('');
    const around = `<!-- adr-disable ${code} -->\n\n${readme}`;
    const inCell = readme.replace(/ \|$/gm, ` <!-- adr-disable-line ${code} --> |`);
    for (const text of [around, inCell]) {
      expect(findProblems(await loadFixture(files(text))).map((problem) => problem.code)).not.toContain(code);
    }
  });
});
