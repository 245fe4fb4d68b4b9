import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { readFacts } from '../../../server/src/core/markdown/readFacts.ts';
import { readIndex } from '../../../server/src/core/model/decisionIndex.ts';
import { findStrayRows } from '../../../server/src/core/model/rowOrder.ts';
import { sortIndexGroup } from '../../../server/src/core/operations/index/sortIndexGroup.ts';
import { syncIndex } from '../../../server/src/core/operations/index/syncIndex.ts';
import { lineEdits } from '../../../server/src/core/operations/lineEdits.ts';
import { applyChanges } from '../../../server/src/core/operations/workspaceEdits.ts';
import { checkFile } from '../../../server/src/core/rules/checkFile.ts';
import { loadFixture } from '../../support/loadFixture.ts';

/** An index that is still empty, and what its rows may be about. */
const log = `
//- docs/adr/.adr-keeper.yaml
sections: [Status]
//- docs/adr/README.md

//- docs/adr/001-ants.md
# ADR 1: Ants

## Status

Accepted
//- docs/adr/002-bees.md
# Bees | wasps

## Status

Superseded by ADR-3
//- docs/adr/003-cows.md
---
date: 2024-05-06
author: "Ada"
---
# Cows

## Status

Proposed
`;

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
  const loaded = await loadFixture(log);
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
  const loaded = await loadFixture(log);
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
