import { describe, expect, test } from 'vitest';
import { type SyncOptions, syncIndex } from '../../../server/src/core/operations/index/syncIndex.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const record = (name: string, title: string, status: string, more = '') =>
  `//- docs/adr/${name}\n${more}# ${title}\n\n## Status\n\n${status}\n`;
const records = [
  record('001-ants.md', 'ADR 1: Ants', 'Accepted'),
  record('002-bees.md', 'Bees | wasps', 'Superseded by ADR-3'),
  record('003-cows.md', 'Cows', 'Proposed', '---\ndate: 2024-05-06\nauthor: "Ada"\n---\n'),
].join('');

const log = (index: string) => `
//- docs/adr/.adr-keeper.yaml
sections: [Status]
//- docs/adr/README.md
${index}
${records}`;

async function sync(index: string, options: (uri: (name: string) => string) => SyncOptions = () => ({})) {
  const loaded = await loadFixture(log(index));
  const text = loaded.fixture.files.get('docs/adr/README.md') ?? '';
  const result = syncIndex(
    loaded.log,
    text,
    options((name) => loaded.disk.uri(`docs/adr/${name}`)),
  );
  return { ...result, text: result.text.slice(0, -1), kinds: result.changes.map(({ kind }) => kind) };
}

describe('sync', () => {
  test('copies no author into a column in which several rows say what none of their records does', async () => {
    const index = `# Log

| No | Name | State | Owner |
|----|------|-------|-------|
| 1 | [Ants](001-ants.md) | Accepted | Platform |
| 2 | [Bees](002-bees.md) | Superseded | Search |
`;
    const { text } = await sync(index);
    expect(text).toBe(`${index}| 3 | [Cows](003-cows.md) | Proposed |  |\n`);
  });

  test('adds rows, sets numbers and statuses, and leaves titles and everything else alone', async () => {
    const index = `# Log

| No | Name      | State      | Date       | Owner |
|----|-----------|------------|------------|-------|
| 9  | [A-word](001-ants.md) | **proposed** | | me |
| 2  | [Bees](./002-bees.md "x") | ✅ Accepted | ? |
Words.
`;
    const { text, kinds } = await sync(index);
    expect(text).toBe(
      `# Log

| No | Name      | State      | Date       | Owner |
|----|-----------|------------|------------|-------|
| 1  | [A-word](001-ants.md) | **Accepted** | | me |
| 2  | [Bees](./002-bees.md "x") | Superseded | ? |
| 3 | [Cows](./003-cows.md) | Proposed | 2024-05-06 | Ada |
Words.
`,
    );
    expect(kinds).toEqual(['number', 'status', 'status', 'add']);
  });

  test('keeps padded columns under one another where the new text fits', async () => {
    const index = `| Number               | Title | Status      |
|----------------------|-------|-------------|
| [001](001-ants.md)   | Ants  | Deprecated  |
| [002](002-bees.md)   | Bees  | Accepted    |
| [003](003-cows.md)   | Cows  | Proposed    |
`;
    expect((await sync(index)).text).toBe(`| Number               | Title | Status      |
|----------------------|-------|-------------|
| [001](001-ants.md)   | Ants  | Accepted    |
| [002](002-bees.md)   | Bees  | Superseded  |
| [003](003-cows.md)   | Cows  | Proposed    |
`);
  });

  test('moves rows of a list below the heading of their status', async () => {
    const index = `## Proposed

- [1: Ants](001-ants.md) since May
- [3: Cows](003-cows.md)

## Accepted

## Superseded

- [2: Bees](002-bees.md)
`;
    const { text, changes } = await sync(index);
    expect(text).toBe(`## Proposed

- [3: Cows](003-cows.md)

## Accepted

- [1: Ants](001-ants.md) since May

## Superseded

- [2: Bees](002-bees.md)
`);
    expect(changes).toMatchObject([{ kind: 'status', from: 'Proposed', to: 'Accepted' }]);
  });

  test('follows a rename, and the number in the new name', async () => {
    const index =
      '| Number | Title |\n|---|---|\n| [001](old.md) | Ants |\n| [002](002-bees.md) | Bees |\n| [007](./007-cows.md#x) | Cows |\n';
    const { text, kinds } = await sync(index, (uri) => ({
      only: new Set([uri('003-cows.md'), uri('001-ants.md')]),
      renamed: new Map([
        [uri('007-cows.md'), uri('003-cows.md')],
        [uri('old.md'), uri('001-ants.md')],
      ]),
    }));
    expect(text).toBe(
      '| Number | Title |\n|---|---|\n| [001](001-ants.md) | Ants |\n| [002](002-bees.md) | Bees |\n| [003](./003-cows.md) | Cows |\n',
    );
    expect(kinds).toEqual(['lead', 'lead', 'number']);
  });

  test('takes rows of files that are gone only when it saw them go, or is asked to prune', async () => {
    const kept = `| Number | Title |
|---|---|
| [001](001-ants.md) | Ants |
| [002](002-bees.md) | Bees |
| [003](003-cows.md) | Cows |
`;
    const index = `${kept}| [008](008-x.md) | X |\n| [009](009-y.md) | Y |\n`;
    expect((await sync(index)).text).toBe(index);
    expect((await sync(index, (uri) => ({ gone: new Set([uri('008-x.md')]) }))).text).toBe(
      `${kept}| [009](009-y.md) | Y |\n`,
    );
    expect((await sync(index, () => ({ prune: true }))).text).toBe(kept);
  });

  test('takes rows within each other all at once, however deep, and those around a row that stays never', async () => {
    const nested = (names: readonly string[]) =>
      names.map((name, depth) => `${'  '.repeat(depth)}- [${name}](${name}.md)\n`).join('');
    const gone = Array.from({ length: 60 }, (_, at) => `1${at}-x`);
    const kept = nested(['001-ants', '002-bees', '008-x', '003-cows']);
    const { text, kinds } = await sync(`${kept}${nested([...gone])}`, () => ({ prune: true }));
    expect(text).toBe(kept);
    expect(kinds).toEqual(gone.map(() => 'remove'));
  });

  test('changes a title only where the row said the former one', async () => {
    const index = `| Number | Title |
|---|---|
| [001](001-ants.md) | **Uncles** |
| [002](002-bees.md) | Bees (short) |
| [003](003-cows.md) | Cows |
`;
    const { text } = await sync(index, (uri) => ({
      formerTitles: new Map([
        [uri('001-ants.md'), 'Uncles'],
        [uri('002-bees.md'), 'Long bees'],
      ]),
    }));
    expect(text).toBe(`| Number | Title |
|---|---|
| [001](001-ants.md) | **Ants** |
| [002](002-bees.md) | Bees (short) |
| [003](003-cows.md) | Cows |
`);
  });

  test('touches the rows of the asked records alone', async () => {
    const index = `| Number | Title | Status |
|---|---|---|
| [9](001-ants.md) | Ants | x |
| [9](002-bees.md) | Bees | Accepted |
`;
    const { text } = await sync(index, (uri) => ({ only: new Set([uri('002-bees.md')]) }));
    expect(text).toBe(`| Number | Title | Status |
|---|---|---|
| [9](001-ants.md) | Ants | x |
| [2](002-bees.md) | Bees | Superseded |
`);
  });

  test('pads the whole table anew where it is asked to', async () => {
    const index =
      '| Number | Title | Status |\n|:--|---|-:|\n| [001](001-ants.md) | Ants | Proposed |\n| [002](002-bees.md) | Bees 😀 | Superseded |\n| [003](003-cows.md) | Cows | Proposed |\n';
    expect((await sync(index, () => ({ align: true }))).text).toBe(`| Number             | Title  | Status     |
| :----------------- | ------ | ---------: |
| [001](001-ants.md) | Ants   | Accepted   |
| [002](002-bees.md) | Bees 😀 | Superseded |
| [003](003-cows.md) | Cows   | Proposed   |
`);
  });

  test('does nothing to an index in conflict, or to a README without an index', async () => {
    const index = '| Number | Title |\n|---|---|\n<<<<<<< a\n| [9](001-ants.md) | Ants |\n=======\n>>>>>>> b\n';
    expect((await sync(index)).text).toBe(index);
    expect((await sync('Words.\n')).text).toBe('Words.\n');
  });
});
