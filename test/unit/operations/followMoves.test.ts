import { describe, expect, test } from 'vitest';
import { followMoves } from '../../../server/src/core/operations/record/followMoves.ts';
import { applyEdit } from '../../support/applyEdit.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const source = `
//- docs/adr/README.md
| Number | Title |
|---|---|
| [001](./001-ants.md) | Ants |
| [002](002-bees.md) | Bees |
//- docs/adr/001-ants.md
# ADR 001: Ants

See [b](./002-bees.md#x), [c](../c.png) and [nothing](gone.md). ADR-2, ADR 002, [[002]].
//- docs/adr/002-bees.md
---
supersedes: 001
---
# Bees

Supersedes [Ants](001-ants.md), that is ADR-001. \`ADR-001\` is code.
//- src/main.c
// ADR-001, ADR 1
//- docs/plan.md
[ants](adr/001-ants.md)
//- docs/c.png
x
`;

/** What the files say after moves, where they say something else than before; at their old places. */
async function move(moves: Record<string, string>, text = source): Promise<Record<string, string>> {
  const { workspace, disk, fixture } = await loadFixture(text);
  const texts = new Map([...fixture.files].map(([path, content]) => [disk.uri(path), content]));
  const uris = Object.entries(moves).map(([from, to]) => [disk.uri(from), disk.uri(to)] as const);
  const after = applyEdit(followMoves(new Map(uris), workspace), texts);
  const changed = [...after].filter(([uri, content]) => content !== texts.get(uri));
  return Object.fromEntries(changed.map(([uri, content]) => [uri.slice(disk.root.length + 1), content]));
}

test.each(['[[%s]]', '%s', '%s.md', '`%s`'])('names of files in a table without links follow: %s', async (form) => {
  const row = (name: string) => `| ${form.replace('%s', name)} | Accepted |\n`;
  const index = (...names: string[]) => `| ADR | Status |\n|---|---|\n${names.map(row).join('')}`;
  const record = (name: string) => `//- docs/adr/${name}.md\n# ${name.slice(5)}\n\n## Status\n\nAccepted\n`;
  const names = ['0001-ants', '0002-bees', '0003-cats'];
  const text = `//- docs/adr/README.md\n${index(...names)}${names.map(record).join('')}`;
  expect(await move({ 'docs/adr/0001-ants.md': 'docs/adr/0001-wasps.md' }, text)).toEqual({
    'docs/adr/README.md': index('0001-wasps', '0002-bees', '0003-cats'),
  });
  expect(await move({ 'docs/adr/0001-ants.md': 'docs/adr/0007-ants.md' }, text)).toEqual({
    'docs/adr/README.md': index('0002-bees', '0003-cats', '0007-ants'),
  });
});

describe('before files move', () => {
  test('another number is taken over by row, title and mentions, in the way they are written', async () => {
    expect(await move({ 'docs/adr/001-ants.md': 'docs/adr/007-ants.md' })).toEqual({
      'docs/adr/README.md':
        '| Number | Title |\n|---|---|\n| [002](002-bees.md) | Bees |\n| [007](./007-ants.md) | Ants |\n',
      'docs/adr/001-ants.md':
        '# ADR 007: Ants\n\nSee [b](./002-bees.md#x), [c](../c.png) and [nothing](gone.md). ADR-2, ADR 002, [[002]].\n',
      'docs/adr/002-bees.md':
        '---\nsupersedes: 007\n---\n# Bees\n\nSupersedes [Ants](007-ants.md), that is ADR-007. `ADR-001` is code.\n',
      'src/main.c': '// ADR-007, ADR 7\n',
      'docs/plan.md': '[ants](adr/007-ants.md)\n',
    });
  });

  test('a link in a value of the front matter is followed, its number too', async () => {
    const superseded = `${source}//- docs/adr/003-wasps.md\n---\nstatus: "superseded by [ADR-0001](001-ants.md)"\n---\n# W\n`;
    const files = await move({ 'docs/adr/001-ants.md': 'docs/adr/007-ants.md' }, superseded);
    expect(files['docs/adr/003-wasps.md']).toBe('---\nstatus: "superseded by [ADR-0007](007-ants.md)"\n---\n# W\n');
  });

  test('links in HTML, and in tables within lists, are followed', async () => {
    const html = `${source}//- docs/adr/000-list.md\n<ul>\n<li><a href="./001-ants.md#x">Ants</a> <a href='002-bees.md'>Bees</a></li>\n</ul>\n\n- x\n\n  | a | b |\n  |---|---|\n  | [Ants](001-ants.md) | y |\n`;
    const files = await move({ 'docs/adr/001-ants.md': 'docs/adr/007-ants.md' }, html);
    expect(files['docs/adr/000-list.md']).toBe(
      '<ul>\n<li><a href="./007-ants.md#x">Ants</a> <a href=\'002-bees.md\'>Bees</a></li>\n</ul>\n\n- x\n\n  | a | b |\n  |---|---|\n  | [Ants](007-ants.md) | y |\n',
    );
  });

  test('mentions that may mean another record stay', async () => {
    const twice = `${source}//- docs/adr/001-aunts.md\n# Aunts\n`;
    const files = await move({ 'docs/adr/001-ants.md': 'docs/adr/007-ants.md' }, twice);
    expect(files).not.toHaveProperty('src/main.c');
    expect(files['docs/adr/002-bees.md']).toContain('Supersedes [Ants](007-ants.md), that is ADR-001.');
  });

  test('links in a record that goes to another folder lead where they led', async () => {
    const files = await move({ 'docs/adr/001-ants.md': 'docs/adr/old/001-ants.md' });
    expect(files['docs/adr/001-ants.md']).toContain(
      'See [b](../002-bees.md#x), [c](../../c.png) and [nothing](../gone.md). ADR-2,',
    );
    expect(files['docs/adr/README.md']).toContain('[001](./old/001-ants.md)');
    expect(files['docs/plan.md']).toBe('[ants](adr/old/001-ants.md)\n');
  });

  test('a folder takes all in it along', async () => {
    expect(await move({ 'docs/adr': 'decisions' })).toEqual({
      'docs/adr/001-ants.md': expect.stringContaining('[c](../docs/c.png)'),
      'docs/plan.md': '[ants](../decisions/001-ants.md)\n',
    });
  });

  test('what records link may be of any kind', async () => {
    expect(await move({ 'docs/c.png': 'docs/img/c.png' })).toEqual({
      'docs/adr/001-ants.md': expect.stringContaining('[c](../img/c.png)'),
    });
  });
});
