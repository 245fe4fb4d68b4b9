import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { readFacts } from '../../../server/src/core/markdown/readFacts.ts';
import { readIndex } from '../../../server/src/core/model/decisionIndex.ts';
import { findStrayRows } from '../../../server/src/core/model/rowOrder.ts';
import { lineEdits } from '../../../server/src/core/operations/lineEdits.ts';
import { sortIndexGroup } from '../../../server/src/core/operations/sortIndexGroup.ts';
import { type SyncOptions, syncIndex } from '../../../server/src/core/operations/syncIndex.ts';
import { applyChanges } from '../../../server/src/core/operations/workspaceEdits.ts';
import { checkFile } from '../../../server/src/core/rules/checkFile.ts';
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
Words.
`.replace('Words.\n', '') +
        `Words.\n`
          .replace('Words.', '| 3 | [Cows](./003-cows.md) | Proposed | 2024-05-06 | Ada |\nWords.')
          .replace(/^/, ''),
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
    expect((await sync(index)).text).toBe(
      index.replace('Deprecated  |', 'Accepted    |').replace('Bees  | Accepted    |', 'Bees  | Superseded  |'),
    );
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
    const index =
      '| Number | Title |\n|---|---|\n| [001](001-ants.md) | Ants |\n| [002](002-bees.md) | Bees |\n| [003](003-cows.md) | Cows |\n| [008](008-x.md) | X |\n| [009](009-y.md) | Y |\n';
    expect((await sync(index)).text).toBe(index);
    expect((await sync(index, (uri) => ({ gone: new Set([uri('008-x.md')]) }))).text).toBe(
      index.replace(/.*008.*\n/, ''),
    );
    expect((await sync(index, () => ({ prune: true }))).text).toBe(index.replace(/.*008.*\n.*009.*\n/, ''));
  });

  test('changes a title only where the row said the former one', async () => {
    const index =
      '| Number | Title |\n|---|---|\n| [001](001-ants.md) | **Uncles** |\n| [002](002-bees.md) | Bees (short) |\n| [003](003-cows.md) | Cows |\n';
    const { text } = await sync(index, (uri) => ({
      formerTitles: new Map([
        [uri('001-ants.md'), 'Uncles'],
        [uri('002-bees.md'), 'Long bees'],
      ]),
    }));
    expect(text).toBe(index.replace('**Uncles**', '**Ants**'));
  });

  test('touches the rows of the asked records alone', async () => {
    const index =
      '| Number | Title | Status |\n|---|---|---|\n| [9](001-ants.md) | Ants | x |\n| [9](002-bees.md) | Bees | Accepted |\n';
    const { text } = await sync(index, (uri) => ({ only: new Set([uri('002-bees.md')]) }));
    expect(text).toBe(index.replace('[9](002-bees.md) | Bees | Accepted', '[2](002-bees.md) | Bees | Superseded'));
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

const number = fc.constantFrom('1', '001', '2', 'ADR-003', '7');
const file = fc.constantFrom('001-ants.md', './002-bees.md', '003-cows.md', '009-gone.md', '001-Ants.md');
const title = fc.constantFrom('Ants', 'Bees', '`Cows`', 'X \\| Y', '**Ants**', 'Ünïcode 😀');
const status = fc.constantFrom('Accepted', 'proposed', '**Superseded**', '✅ Accepted', 'Parked', '');
const row = fc.tuple(number, file, title, status);
const eol = fc.constantFrom('\n', '\r\n');
const index = fc.oneof(
  fc
    .array(row, { maxLength: 6 })
    .map((rows) =>
      [
        '| Number | Title | Status |',
        '|---|:-:|--|',
        ...rows.map(([n, f, t, s]) => `| [${n}](${f}) | ${t} | ${s} |`),
      ].join('\n'),
    ),
  fc
    .array(row, { maxLength: 6 })
    .map((rows) =>
      [
        'State | Who | Title',
        '--- | --- | ---',
        ...rows.map(([n, f, t, s]) => `${s || 'x'} | me | [${n}. ${t}](<${f}>)`),
      ].join('\n'),
    ),
  fc.array(row, { maxLength: 6 }).map((rows) => {
    const lines = [['Number', 'Title', 'Status'], ...rows.map(([n, f, t, s]) => [`[${n}](${f})`, t, s])];
    const widths = [0, 1, 2].map((at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
    const write = (line: readonly string[]) =>
      `| ${line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
    return [
      write(lines[0] ?? []),
      `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`,
      ...lines.slice(1).map(write),
    ].join('\n');
  }),
  fc
    .array(row, { minLength: 2, maxLength: 6 })
    .map((rows) => rows.map(([n, f, t]) => `- [ADR-${n}](${f}) - ${t}`).join('\n')),
  fc.tuple(fc.array(row, { maxLength: 4 }), fc.array(row, { maxLength: 4 })).map(([a, b]) => {
    const items = (rows: typeof a) => rows.map(([n, f, t]) => `* [${n}: ${t}](${f})`).join('\n');
    return `## Accepted\n\n${items(a)}\n\n## Proposed\n\n${items(b)}\n\n## Superseded`;
  }),
);
const generated = fc.record({
  index,
  eol,
  above: fc.constantFrom('', '# Log\n\nWords | with pipes.\n\n'),
  below: fc.constantFrom('', '\n', '\n\nBelow.\n\n| Section | Purpose |\n|---|---|\n| Status | x |\n'),
});

test('whatever the index: nothing outside its rows changes, a second sync finds nothing, and no problem of rows is left', async () => {
  const loaded = await loadFixture(log(''));
  const { log: live } = loaded;
  const uri = live.readme?.uri ?? '';
  await fc.assert(
    fc.asyncProperty(generated, async ({ index: rows, eol: ending, above, below }) => {
      const text = `${above}${rows}${below}`.replaceAll('\n', ending);
      loaded.disk.write('docs/adr/README.md', text);
      await loaded.workspace.followDisk([{ uri, kind: 'changed' }]);
      if (live.index === undefined) return;
      const once = syncIndex(live, text, { prune: true });
      const twice = syncIndex(live, once.text, { prune: true });
      expect(twice, text).toMatchObject({ text: once.text, changes: [] });
      expect(once.text.startsWith(above.replaceAll('\n', ending)), text).toBe(true);
      expect(once.text.endsWith(below.replaceAll('\n', ending)), text).toBe(true);
      expect(applyChanges(text, lineEdits(text, once.text))).toBe(once.text);
      loaded.disk.write('docs/adr/README.md', once.text);
      await loaded.workspace.followDisk([{ uri, kind: 'changed' }]);
      const codes = [...live.everyFile()].flatMap((each) => checkFile(each, live).map(({ code }) => code));
      // Under Who each row says something that no record does, and a heading with words under it does not wait for rows.
      const isLeft = once.left.every(
        ({ reason }) =>
          (reason.kind === 'empty-cell' && reason.column === 'Who') ||
          (/^(?:no-group|status)$/.test(reason.kind) && /\S/.test(below)),
      );
      expect(isLeft, JSON.stringify(once.left) + once.text).toBe(true);
      const codesLeft = codes.filter((code) =>
        (once.left.length === 0
          ? /^index-(?:row-missing|incomplete|link-broken|number-mismatch|status-mismatch)$/
          : /^index-(?:link-broken|number-mismatch)$/
        ).test(code),
      );
      expect(codesLeft, once.text).toEqual([]);
    }),
    { numRuns: Number(process.env['ADR_KEEPER_RUNS'] ?? 1200) },
  );
}, 300_000);

test('sorting puts every row of a group into its order, loses none, and touches nothing else', async () => {
  const loaded = await loadFixture(log(''));
  const uri = loaded.log.readme?.uri ?? '';
  fc.assert(
    fc.property(generated, ({ index: rows, eol: ending, above, below }) => {
      const text = `${above}${rows}${below}`.replaceAll('\n', ending);
      const read = (each: string) => readIndex({ uri, name: 'README.md', version: null, facts: readFacts(each) });
      const before = read(text);
      if (before === undefined) return;
      const edits = before.groups.flatMap((group) => sortIndexGroup(before, group, text).documentChanges ?? []);
      const changes = edits.flatMap((edit) => ('edits' in edit ? edit.edits : [])).filter((each) => 'newText' in each);
      const sorted = TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 0, text), changes);
      expect(sorted.split(ending).sort()).toEqual(text.split(ending).sort());
      expect(sorted.startsWith(above.replaceAll('\n', ending)) && sorted.endsWith(below.replaceAll('\n', ending))).toBe(
        true,
      );
      for (const group of read(sorted)?.groups ?? []) expect(findStrayRows(group), sorted).toEqual([]);
    }),
    { numRuns: Number(process.env['ADR_KEEPER_RUNS'] ?? 6000) },
  );
}, 300_000);

test('line edits make one text of another', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 });
  const text = fc
    .tuple(lines, fc.constantFrom('\n', '\r\n'), fc.boolean())
    .map(([all, ending, ends]) => all.join(ending) + (ends ? ending : ''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(applyChanges(before, lineEdits(before, after))).toBe(after);
    }),
    { numRuns: 2000 },
  );
});
