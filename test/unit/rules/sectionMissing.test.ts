import { expect, test } from 'vitest';
import { applyFix, expectProblems, findProblems } from '../../support/checkFixture.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const readme = `
//- docs/adr/README.md
| Section | Purpose |
| --- | --- |
| **Status** | Proposed / Accepted |
| **Context** | Why a decision is needed |
| **Decision** | What was decided |
`;

test('a section that the record lacks is reported on its title', () =>
  expectProblems(`${readme}
//- docs/adr/001-rust.md
# ADR 1: Why Rust
  ^^^^^^^^^^^^^^^ section-missing
## Status
Accepted
## Context
Reasons.
`));

test('each missing section is a problem of its own, on the first line where there is no title', () =>
  expectProblems(`${readme}
//- docs/adr/001-rust.md
## Status
^^^^^^^^^ section-missing
^^^^^^^^^ section-missing
^^^^^^^^^ title-missing
Accepted
`));

test('a record with every section is complete, whatever the case, depth and numbering of its headings', () =>
  expectProblems(`${readme}
//- docs/adr/001-rust.md
# Why Rust
### 1. STATUS
Accepted
### 2. context:
Reasons.
## Decision
Rust.
`));

test('a heading in code, a comment or a quote is no section', () =>
  expectProblems(`${readme}
//- docs/adr/001-rust.md
# Why Rust
  ^^^^^^^^ section-missing
  ^^^^^^^^ section-missing
## Status
Accepted

\`\`\`
## Context
\`\`\`

<!--
## Decision
-->

> ## Decision
`));

test('the template need not be complete', () =>
  expectProblems(`${readme}
//- docs/adr/000-ADR-Template.md
# \\<Title\\>
`));

test('the section is inserted in its place with its purpose', async () => {
  const texts = await applyFix(
    `${readme}
//- docs/adr/001-rust.md
# Why Rust

## Status

Accepted

## Decision

Rust.
`,
    'Insert the section "Context"',
  );
  expect(texts.get('docs/adr/001-rust.md')).toBe(`# Why Rust

## Status

Accepted

## Context

<!-- Why a decision is needed -->

## Decision

Rust.
`);
});

test('all missing sections are inserted at once, at the depth of the others and at the end without a last line ending', async () => {
  const texts = await applyFix(
    `${readme}
//- docs/adr/001-rust.md
# Why Rust
### Status
Accepted`,
    'Insert all 2 missing sections',
  );
  expect(texts.get('docs/adr/001-rust.md')).toBe(`# Why Rust
### Status
Accepted

### Context

<!-- Why a decision is needed -->

### Decision

<!-- What was decided -->`);
});

test('sections are inserted with the line endings of the file', async () => {
  const texts = await applyFix(
    `${readme}
//- docs/adr/001-rust.md
${['# Why Rust', '', '## Status', '', 'Accepted', '', '## Context', '', 'Reasons.', ''].join('\r\n')}`,
    'Insert the section "Decision"',
  );
  expect(texts.get('docs/adr/001-rust.md')?.replaceAll('\r\n', '')).not.toContain('\n');
});

test('without words of the log and other records, nothing but a status is demanded', () =>
  expectProblems(`
//- docs/adr/001-rust.md
# Why Rust
  ^^^^^^^^ status-missing
`));

test.each([
  ['Context', 'Decision', 'Consequences', 'Context', 'Revision', 'Consequences'],
  ['Contesto', 'Decisione', 'Conseguenze', 'Contesto', 'Revisione', 'Conseguenze'],
  ['背景', '决策', '后果', '背景', '决策', '结果'],
  ['背景', '決定', '結果', '背景', '決定', '結論'],
  ['Kontext', 'Entscheidung', 'Konsequenzen', 'Kontext', 'Entscheidung', 'Konsequenz'],
  ['Контекст', 'Решение', 'Последствия', 'Контекст', 'Решения', 'Последствия'],
  ['Context', 'Besluit', 'Gevolgen', 'Context', 'Besluiten', 'Gevolgen'],
])('a heading that is another word is no slip: %s, %s, %s beside %s, %s, %s', async (...names) => {
  const record = (number: number, sections: readonly string[]) =>
    `//- docs/adr/000${number}-x.md\n# X\n\nStatus: Accepted\n\n${sections.map((name) => `## ${name}\n\nText.\n`).join('\n')}`;
  const records = [1, 2, 3, 4, 5].map((number) => record(number, names.slice(0, 3)));
  const loaded = await loadFixture(records.join('') + record(6, names.slice(3)));
  expect(findProblems(loaded).filter(({ code }) => code === 'section-misspelled')).toEqual([]);
});

test.each([
  ['Decison', 'Decision'],
  ['Desicion', 'Decision'],
  ['Consequenses', 'Consequences'],
  ['Konsequenezn', 'Konsequenzen'],
])('a slip of the hand is one: %s', async (slip, name) => {
  const record = (number: number, section: string) =>
    `//- docs/adr/000${number}-x.md\n# X\n\nStatus: Accepted\n\n## Context\n\nText.\n\n## ${section}\n\nText.\n`;
  const loaded = await loadFixture([1, 2, 3, 4, 5].map((number) => record(number, name)).join('') + record(6, slip));
  expect(findProblems(loaded).filter(({ code }) => code === 'section-misspelled')).toHaveLength(1);
});
