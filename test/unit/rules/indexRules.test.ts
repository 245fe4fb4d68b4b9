import { expect, test } from 'vitest';
import { checkFile } from '../../../server/src/core/rules/checkFile.ts';
import { applyFix, expectProblems } from '../../support/checkFixture.ts';
import { loadFixture } from '../../support/loadFixture.ts';
import { parseFixture } from '../../support/parseFixture.ts';

/** A log whose records are complete when they have a status. */
const log = (rows: string) => `
//- docs/adr/.adr-keeper.yaml
sections: [Status]
//- docs/adr/README.md
# Records

| Number | Title | Status |
|--------|-------|--------|
${rows}
//- docs/adr/001-rust.md
# Why Rust
## Status
Accepted
//- docs/adr/003-abstractions.md
# ADR 3: Infrastructure Abstractions
## Status
Proposed
`;

test('a record without a row is reported on its title', () =>
  expectProblems(`
//- docs/adr/.adr-keeper.yaml
sections: [Status]
//- docs/adr/README.md
| Number | Title | Status |
^^^^^^^^^^^^^^^^^^^^^^^^^^^ index-incomplete
|---|---|---|
| [001](./001-rust.md) | Why Rust | Accepted |
//- docs/adr/001-rust.md
# Why Rust
## Status
Accepted
//- docs/adr/002-hexagons.md
# ADR 002: Hexagons
  ^^^^^^^^^^^^^^^^^ index-row-missing
## Status
Accepted
`));

test('a row of a file that does not exist is reported on the target of its link', () =>
  expectProblems(
    log(`| [001](./001-rust.md) | Why Rust | Accepted |
| [002](./002-gone.md) | Gone | Accepted |
        ^^^^^^^^^^^^^ index-link-broken
| [003](<003-abstractions.md> "A title") | Infrastructure Abstractions | Proposed |`),
  ));

test('a link in other letters is broken, and its record has no row', () =>
  expectProblems(`
//- docs/adr/.adr-keeper.yaml
sections: [Status]
//- docs/adr/README.md
| Number | Title |
|---|---|
| [001](./001-Rust.md) | Why Rust |
        ^^^^^^^^^^^^^ index-link-broken
//- docs/adr/001-rust.md
# Why Rust
  ^^^^^^^^ index-row-missing
## Status
Accepted
`));

test('a table of something else is no index, and a log without an index has no rows to miss', () =>
  expectProblems(`
//- docs/adr/.adr-keeper.yaml
sections: [Status]
//- docs/adr/README.md
| Section | Purpose |
|---|---|
| Status | Where it stands |
//- docs/adr/001-rust.md
# Why Rust
## Status
Accepted
`));

test('rows in code are no rows', () =>
  expectProblems(`
//- docs/adr/.adr-keeper.yaml
sections: [Status]
//- docs/adr/README.md
\`\`\`
| Number | Title |
|---|---|
| [009](./009-gone.md) | Gone |
\`\`\`
//- docs/adr/001-rust.md
# Why Rust
## Status
Accepted
`));

test('adding a record puts its row in its place and touches nothing else', async () => {
  const texts = await applyFix(
    log(`| [000](./000-ADR-Template.md) | ADR Template | Reference |
| [003](./003-abstractions.md) | Infrastructure Abstractions | Proposed |

Words below, and no line ending`),
    'Add to the index',
  );
  expect(texts.get('docs/adr/README.md')).toBe(`# Records

| Number | Title | Status |
|--------|-------|--------|
| [000](./000-ADR-Template.md) | ADR Template | Reference |
| [001](./001-rust.md) | Why Rust | Accepted |
| [003](./003-abstractions.md) | Infrastructure Abstractions | Proposed |

Words below, and no line ending
`);
});

test('adding follows the style of the table: bare links, title column, padding, no outer pipes, newest first', async () => {
  const texts = await applyFix(
    `
//- docs/adr/.adr-keeper.yaml
sections: [Status]
//- docs/adr/README.md
 Title                            |  Owner | ADR 
----------------------------------|--------|-----
 [Third thing](003-third.md)      |  me    | 003 
 [First thing](001-first.md)      |  you   | 001 
//- docs/adr/001-first.md
# First thing
## Status
Accepted
//- docs/adr/002-second.md
# Second | thing
## Status
Accepted
//- docs/adr/003-third.md
# Third thing
## Status
Accepted
`,
    'Add to the index',
  );
  expect(texts.get('docs/adr/README.md')).toBe(` Title                            |  Owner | ADR 
----------------------------------|--------|-----
 [Third thing](003-third.md)      |  me    | 003 
 [Second \\| thing](002-second.md) |        | 002
 [First thing](001-first.md)      |  you   | 001 
`);
});

test('adding to an index without rows', async () => {
  const texts = await applyFix(
    `
//- docs/adr/.adr-keeper.yaml
sections: [Status]
//- docs/adr/README.md
| Number | Title | Status |
| --- | --- | --- |
//- docs/adr/001-first.md
# First thing
## Status
Accepted
`,
    'Add to the index',
  );
  expect(texts.get('docs/adr/README.md')).toBe(`| Number | Title | Status |
| --- | --- | --- |
| [001](./001-first.md) | First thing | Accepted |
`);
});

test('a record whose row leads to its old name gets that row, not a second one', async () => {
  const texts = await applyFix(
    log(`| [001](./001-why-we-use-rust.md) | Why Rust | Accepted |
| [003](./003-abstractions.md) | Infrastructure Abstractions | Proposed |`),
    'Add to the index',
  );
  expect(texts.get('docs/adr/README.md')).toContain(`| [001](./001-rust.md) | Why Rust | Accepted |
| [003](./003-abstractions.md) | Infrastructure Abstractions | Proposed |`);
});

test('the nearest record is offered for a broken link', async () => {
  const texts = await applyFix(
    log(`| [001](./001-why-we-use-rust.md) | Why Rust | Accepted |
| [003](./003-abstractions.md) | Infrastructure Abstractions | Proposed |`),
    'Change link to "001-rust.md"',
  );
  expect(texts.get('docs/adr/README.md')).toContain('| [001](./001-rust.md) | Why Rust | Accepted |');
});

test('removing a row takes one line and nothing else', async () => {
  const texts = await applyFix(
    log(`| [009](./009-gone.md) | Gone | Accepted |
| [001](./001-rust.md) | Why Rust | Accepted |`),
    'Remove this row from the index',
  );
  expect(texts.get('docs/adr/README.md')).toBe(`# Records

| Number | Title | Status |
|--------|-------|--------|
| [001](./001-rust.md) | Why Rust | Accepted |
`);
});

const conflict = log(`<<<<<<< HEAD
| [003](./003-abstractions.md) | Infrastructure Abstractions | Proposed |
=======
| [003](./003-abstractions.md) | Abstractions | Proposed |
>>>>>>> branch
| [001](./001-rust.md) | Why Rust | Accepted |`);

test('conflict markers are reported, and the rows on either side still count', async () => {
  const { log: loaded } = await loadFixture(conflict);
  const problems = [...loaded.everyFile()].flatMap((uri) => checkFile(uri, loaded));
  expect(problems.map(({ code }) => code)).toEqual(['index-conflict-marker']);
  const text = parseFixture(conflict).files.get('docs/adr/README.md') ?? '';
  const span = problems[0]?.span ?? { start: 0, end: 0 };
  expect(text.slice(span.start, span.end)).toMatch(/^<<<<<<< HEAD\n[\s\S]*>>>>>>> branch$/);
});

test('no row is added to an index in conflict', () =>
  expect(applyFix(conflict.replace(/^\| \[001\].*$/m, ''), 'Add to the index')).rejects.toThrow('No problem offers'));

test('a comment in a cell, or behind the last one, says nothing of the record', () =>
  expectProblems(
    log(`| [001](./001-rust.md) | Why Rust <!-- short --> | <!-- for now --> Accepted | <!-- adr-disable-line number-gap -->
| [003](003-abstractions.md) | <!-- x --> Infrastructure Abstractions | Proposed <!-- y --> |`),
  ));

const indexWith = (...rows: string[]) =>
  ['| [001](./001-rust.md) | Why Rust | Accepted |', '| [002](./002-x.md) | X | Accepted |', ...rows].join('\n');
const withoutLinks = (...rows: string[]) =>
  `${log(indexWith(...rows))}//- docs/adr/002-x.md\n# X\n## Status\nAccepted\n`;

test.each([
  [
    '| 003 | Infrastructure Abstractions | Proposed |',
    '| [003](./003-abstractions.md) | Infrastructure Abstractions | Proposed |',
  ],
  ['| ADR-3 | Infrastructure | Draft |', '| [ADR-3](./003-abstractions.md) | Infrastructure | Draft |'],
  ['| [003] | Infrastructure | Proposed |', '| [003](./003-abstractions.md) | Infrastructure | Proposed |'],
  ['|  | ADR-003: Infrastructure | |', '| [003](./003-abstractions.md) | ADR-003: Infrastructure | |'],
])('a record whose row has no link gets that row, not a second one: %s', async (row, linked) => {
  for (const fix of ['Add to the index', 'Repair this row']) {
    const texts = await applyFix(withoutLinks(row), fix);
    expect(texts.get('docs/adr/README.md'), fix).toBe(
      parseFixture(withoutLinks(linked)).files.get('docs/adr/README.md'),
    );
  }
});

test('a row without a link keeps its columns under one another', async () => {
  const rows = (...all: string[]) =>
    `| Number               | Title |\n|----------------------|-------|\n${all.join('\n')}\n`;
  const first = '| [001](001-rust.md)   | Rust  |';
  const texts = await applyFix(
    `//- docs/adr/README.md\n${rows(first, '| 002                  | Bees  |', '| [003](003-cows.md)   | Cows  |')}${['001-rust', '002-bees', '003-cows'].map((name) => `//- docs/adr/${name}.md\n# ${name.slice(4).replace(/^./, (letter) => letter.toUpperCase())}\n`).join('')}`,
    'Repair this row',
  );
  expect(texts.get('docs/adr/README.md')).toBe(
    rows(first, '| [002](002-bees.md)   | Bees  |', '| [003](003-cows.md)   | Cows  |'),
  );
});

test('a row whose number links something else is not touched', async () => {
  const row = '| [ADR-3](https://x.org) | Infrastructure Abstractions | Proposed |';
  const texts = await applyFix(withoutLinks(row), 'Add to the index');
  expect(texts.get('docs/adr/README.md')).toContain(row);
});

test('a row without a link is no row of a second record of its number', () =>
  expectProblems(
    withoutLinks('| 001 | What comes next | Proposed |', '| [003](003-abstractions.md) | Infrastructure | Proposed |'),
  ));
