import { describe, expect, test } from 'vitest';
import { renameRecord } from '../../../server/src/core/operations/record/renameRecord.ts';
import { retitleRecord } from '../../../server/src/core/operations/record/retitleRecord.ts';
import { applyEdit } from '../../support/applyEdit.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const source = `
//- docs/adr/README.md
See [ants](001-red-ants.md#context).

| Number | Title |
|---|---|
| [001](./001-red-ants.md) | **Red ants** |
| [002](002-Bees.md) | Short |
//- docs/adr/001-red-ants.md
# ADR 001: Red ants

See [b](./002-Bees.md), [me](001-red-ants.md#x) and [c](../c.md).
//- docs/adr/002-Bees.md
# Bees

Supersedes [Red ants](001-red-ants.md), that is ADR-001.
//- docs/c.md
x
`;

async function change(
  name: string,
  edit: (given: {
    loaded: Awaited<ReturnType<typeof loadFixture>>;
    text: string;
    uri: string;
  }) => ReturnType<typeof retitleRecord>,
): Promise<Record<string, string>> {
  const loaded = await loadFixture(source);
  const uri = loaded.disk.uri(`docs/adr/${name}`);
  const texts = new Map([...loaded.fixture.files].map(([path, text]) => [loaded.disk.uri(path), text]));
  const made = edit({ loaded, text: texts.get(uri) ?? '', uri });
  const after = made === undefined ? texts : applyEdit(made, texts);
  return Object.fromEntries(
    [...after].map(([each, text]) => [decodeURIComponent(each).slice(`${loaded.disk.root}/docs/adr/`.length), text]),
  );
}

function recordOf({ loaded, uri }: { loaded: Awaited<ReturnType<typeof loadFixture>>; uri: string }) {
  const record = loaded.log.records.get(uri);
  if (record === undefined) throw new Error(`${uri} is no record.`);
  return record;
}

describe('another title', () => {
  test('changes heading, file, links and row, and keeps what people wrote', async () => {
    const files = await change('001-red-ants.md', (given) =>
      retitleRecord(recordOf(given), 'Blue * ants', given.loaded.log, given.text),
    );
    expect(files).toMatchObject({
      '001-blue-ants.md': expect.stringMatching(
        /^# ADR 001: Blue \* ants\n\nSee \[b\]\(\.\/002-Bees\.md\), \[me\]\(001-blue-ants\.md#x\)/,
      ),
      'README.md': expect.stringContaining('See [ants](001-blue-ants.md#context).'),
      '002-Bees.md': expect.stringContaining('Supersedes [Red ants](001-blue-ants.md), that is ADR-001.'),
    });
    expect(files['README.md']).toContain('| [001](./001-blue-ants.md) | Blue * ants |');
    expect(files['001-red-ants.md']).toBeUndefined();
  });

  test('keeps a short title in the index and the letters of the name', async () => {
    const files = await change('002-Bees.md', (given) =>
      retitleRecord(recordOf(given), 'Honey bees', given.loaded.log, given.text),
    );
    expect(files['002-Honey-Bees.md']).toMatch(/^# Honey bees\n/);
    expect(files['README.md']).toContain('| [002](002-Honey-Bees.md) | Short |');
  });
});

test('another number changes title, file, links and row; and back, every byte is as it was', async () => {
  const there = await change('001-red-ants.md', (given) =>
    renameRecord(recordOf(given), '007-red-ants.md', given.loaded.log),
  );
  expect(there['007-red-ants.md']).toMatch(/^# ADR 007: Red ants\n/);
  expect(there['README.md']).toContain('| [007](./007-red-ants.md) | **Red ants** |');
  const loaded = await loadFixture(
    Object.entries(there)
      .map(([name, text]) => `//- docs/adr/${name}\n${text}`)
      .join(''),
  );
  const record = loaded.log.records.get(loaded.disk.uri('docs/adr/007-red-ants.md'));
  const texts = new Map(Object.entries(there).map(([name, text]) => [loaded.disk.uri(`docs/adr/${name}`), text]));
  const back = record === undefined ? undefined : applyEdit(renameRecord(record, '001-red-ants.md', loaded.log), texts);
  const before = (await loadFixture(source)).fixture.files;
  for (const name of ['001-red-ants.md', '002-Bees.md', 'README.md'])
    expect(back?.get(loaded.disk.uri(`docs/adr/${name}`)), name).toBe(before.get(`docs/adr/${name}`));
});
