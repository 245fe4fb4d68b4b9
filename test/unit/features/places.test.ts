import { describe, expect, test } from 'vitest';
import type { Range } from 'vscode-languageserver-types';
import type { AskedFile } from '../../../server/src/core/features/askedFile.ts';
import { findInlayHints, findLenses } from '../../../server/src/core/features/findHints.ts';
import { findRefactorings } from '../../../server/src/core/features/findRefactorings.ts';
import {
  findDefinition,
  findDocumentLinks,
  findHighlights,
  findReferences,
} from '../../../server/src/core/features/findReferences.ts';
import { findRenamable } from '../../../server/src/core/features/findRenamable.ts';
import { findSymbols } from '../../../server/src/core/features/findSymbols.ts';
import { hoverSection, hoverStatus } from '../../../server/src/core/features/hoverTexts.ts';
import { listRelations } from '../../../server/src/core/features/listRelations.ts';
import { english } from '../../../server/src/core/messages/english.ts';
import { nameOf } from '../../../server/src/core/model/uris.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const log = `
//- docs/adr/README.md
| Section | Purpose |
|---|---|
| Status | Proposed / Accepted / Deprecated |
| Decision | What is done |

| Number | Title | Status |
|---|---|---|
| [001](001-ants.md) | Ants | Accepted |
//- docs/adr/001-ants.md
# ADR 1: Ants

## Status

Deprecated

## Decision

We keep ants.
//- docs/adr/002-bees.md
# ADR 2: Bees

## Status

Accepted

Depends on ADR-001.

## Decision

Bees need [ants](001-ants.md), as ADR-001 says.
`;

/** The log with one more file, which has the cursor at `$0`. */
async function ask(path: string, text: string) {
  const { workspace, disk, fixture } = await loadFixture(`${log}//- ${path}\n${text}`);
  const content = fixture.files.get(path) ?? '';
  const asked = workspace.lookUp(disk.uri(path));
  const position = asked.file?.facts.lines.positionAt(fixture.cursor?.offset ?? 0) ?? { line: 0, character: 0 };
  return { asked, position, content, logs: workspace.logs };
}

/** A place as `001-ants.md 0:2`. */
const placeOf = ({ uri, range: { start } }: { uri: string; range: Range }) =>
  `${nameOf(uri)} ${start.line}:${start.character}`;

const whole = ({ file }: AskedFile): Range => {
  const lines = file?.facts.lines;
  return { start: { line: 0, character: 0 }, end: { line: (lines?.count ?? 1) - 1, character: 0 } };
};

const cows = '# ADR 3: Cows\n\n## Status\n\nAccepted\n\n## Decision\n\n';

describe('of a mention', () => {
  test.each([
    ['in a record', 'docs/adr/003-cows.md', `${cows}See ADR-0$001.\n`],
    ['in source code', 'src/cows.ts', '// see ADR-0$001\n'],
  ])('%s the definition is the title, and the references are all places', async (_, path, text) => {
    const { asked, position } = await ask(path, text);
    const definition = findDefinition(asked, position).map(({ targetUri: uri, targetRange: range }) =>
      placeOf({ uri, range }),
    );
    expect(definition).toEqual(['001-ants.md 0:2']);
    const places = findReferences(asked, position, true).map(placeOf);
    expect(places).toEqual([
      '001-ants.md 0:2',
      '002-bees.md 6:11',
      '002-bees.md 10:17',
      '002-bees.md 10:34',
      ...(path.endsWith('.md') ? ['003-cows.md 8:4'] : []),
      'README.md 7:8',
      ...(path.endsWith('.ts') ? ['cows.ts 0:7'] : []),
    ]);
  });

  test('the highlights are those of the file, and a bare mention is a link', async () => {
    const { asked, position } = await ask(
      'docs/adr/003-cows.md',
      `${cows}ADR-0$001, [a](001-ants.md), ADR-001 and ADR-002.\n`,
    );
    expect(findHighlights(asked, position).map(({ range }) => range.start.character)).toEqual([0, 13, 27]);
    expect(findDocumentLinks(asked).map(({ tooltip }) => tooltip)).toEqual(['Ants', 'Ants', 'Bees']);
  });

  test('the hint has the title and status, with a sign where the record is no longer in effect', async () => {
    const { asked } = await ask('docs/adr/003-cows.md', `${cows}ADR-001 and ADR-002 and ADR-099$0\n`);
    expect(findInlayHints(asked, whole(asked)).map(({ label }) => label)).toEqual([
      '⚠ Ants · Deprecated',
      'Bees · Accepted',
    ]);
  });
});

describe('of a record', () => {
  test('the lenses count its references and offer its row; others get no command that only our client has', async () => {
    const { asked } = await ask('docs/adr/003-cows.md', `${cows}Milk.$0\n`);
    const commandsOf = (isOurs: boolean) =>
      findLenses(asked, english, isOurs).map(({ command }) => `${command?.title}: ${command?.command}`);
    expect(commandsOf(true)).toEqual([
      '0 references: adrKeeper.showReferences',
      'Add missing index row: adr.addToIndex',
      'Set status…: adrKeeper.setStatus',
    ]);
    expect(commandsOf(false)).toEqual(['Add missing index row: adr.addToIndex']);
  });

  test('a hover tells what a section is for, and how many records have a status', async () => {
    const { asked } = await ask('docs/adr/003-cows.md', `${cows}Milk.$0\n`);
    expect(hoverSection(asked, cows.indexOf('Decision'))?.value).toBe('What is done');
    expect(hoverStatus(asked, cows.indexOf('Accepted'), english)?.value).toMatch(/^\*\*Accepted\*\* · 2 of 3/);
    expect(hoverStatus(asked, cows.indexOf('Decision'), english)).toBeUndefined();
  });

  test.each([
    ['the words of its title', '# ADR 3: Co$0ws\n', 'title', 'Cows'],
    ['its number', '# ADR 3$0: Cows\n', 'number', '3'],
    ['nothing else', '# ADR 3: Cows\n\nMilk$0\n', undefined, undefined],
  ])('%s can be renamed', async (_, text, kind, placeholder) => {
    const { asked, position, content } = await ask('docs/adr/003-cows.md', text);
    const found = findRenamable(asked, position, content);
    expect([found?.kind, found?.placeholder]).toEqual([kind, placeholder]);
  });

  test('what is said of it is a relation, from either side', async () => {
    const relationsOf = async (lines: string) => {
      const { asked } = await ask('docs/adr/003-cows.md', `# Cows\n\n## Status\n\n${lines}$0\n`);
      return listRelations(asked).relations.map(({ kind, record }) => `${kind} ${record.title}`);
    };
    expect(await relationsOf('Superseded by ADR-002')).toEqual(['superseded-by Bees']);
    expect(await relationsOf('Accepted\n\nAmends ADR-001')).toEqual(['amends Ants']);
    const { workspace, disk } = await loadFixture(log);
    const ants = listRelations(workspace.lookUp(disk.uri('docs/adr/001-ants.md'))).relations;
    expect(ants.map(({ kind, record, count }) => `${kind} ${record.title} ${count}`)).toEqual(['needed-by Bees 3']);
  });

  test('its status and its number have refactorings where the cursor is', async () => {
    const { asked, content } = await ask('docs/adr/003-cows.md', `${cows}Milk.$0\n`);
    const titlesAt = (line: number) => {
      const range = { start: { line, character: 0 }, end: { line, character: 0 } };
      const state = { text: content, today: '2026-03-04' };
      return findRefactorings({ range, context: {} }, asked, state, english).map(({ title }) => title);
    };
    expect(titlesAt(0)).toEqual(['Renumber to 004 (next free number)']);
    expect(titlesAt(4).length).toBeGreaterThan(0);
    expect(titlesAt(8)).toEqual([]);
  });
});

test('of a file that is none of ours there is nothing to say', async () => {
  const { asked, position, content } = await ask('src/cows.ts', 'const cows = 1;$0\n');
  expect(findDefinition(asked, position)).toEqual([]);
  expect(findReferences(asked, position, true)).toEqual([]);
  expect(findLenses(asked, english, true)).toEqual([]);
  expect(findRenamable(asked, position, content)).toBeUndefined();
  expect(listRelations(asked)).toEqual({ relations: [] });
});

test.each([
  ['#bees', ['2 Bees']],
  ['accepted', ['2 Bees']],
  ['bs', ['2 Bees']],
  ['zebra', []],
])('the symbols for "%s" are found by words, else by letters', async (query, names) => {
  const { logs } = await ask('src/cows.ts', '$0\n');
  expect(findSymbols(query, logs).map(({ name }) => name.replace(/^0+/, ''))).toEqual(names);
});
