/** What every rule proves: a failing, a passing, a fixed and a disabled case. */
export interface RuleCase {
  readonly code: string;
  /** Marked with `^^^`, as fixtures are. */
  readonly failing: string;
  readonly passing: string;
  /** The title of a fix, and files as they are after it; undefined where the rule offers none. */
  readonly fix?: readonly [title: string, after: Readonly<Record<string, string>>];
}

const config = `
//- docs/adr/.adr-keeper.yaml
sections: [Status, Decision]
rules:
  index-missing: off
`;

/** A log that demands two sections, with one record. */
export const whole = (text: string) => `${config}//- docs/adr/001-a.md\n${text}`;

const record = (name: string, title: string, status = 'Accepted', more = '') =>
  `//- docs/adr/${name}\n# ${title}\n\n## Status\n\n${status}\n\n## Decision\n\nYes.\n${more}`;

/** A log that asks after old proposals, with one record. */
const stale = (text: string) =>
  `//- docs/adr/.adr-keeper.yaml\nsections: [Status]\nstaleAfterDays: 100\nrules:\n  proposal-stale: warning\n  index-missing: off\n//- docs/adr/001-a.md\n${text}`;

/** An index of a log that demands a status, with the given rows, and two records. */
const indexed = (...rows: string[]) => `
//- docs/adr/.adr-keeper.yaml
sections: [Status]
rules:
  index-missing: off
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
const codeSecond = '| [002](002-hexagons.md) | `Hexagons` | Proposed |';
const table = (...rows: string[]) => ({
  'docs/adr/README.md': `| Number | Title | Status |\n|---|---|---|\n${rows.join('\n')}\n`,
});

/** An index with the successors of three records, of which the third one supersedes the first. */
const succeeded = (successor: string, mark = '') => `
//- docs/adr/.adr-keeper.yaml
sections: [Status]
//- docs/adr/README.md
| Number | Replaced by |
|---|---|
| [001](001-a.md) | ${successor} |
${mark === '' ? '' : `${' '.repeat(16)}${mark}\n`}| [002](002-b.md) | - |
| [003](003-d.md) | |
${record('001-a.md', 'A', 'Superseded by [ADR-003](003-d.md)')}${record('002-b.md', 'B')}${record('003-d.md', 'D', 'Accepted\n\nSupersedes [ADR-001](001-a.md)')}`;

/** So many records with their numbers in their titles, from 002 on. */
const others = (count: number) =>
  Array.from({ length: count }, (_, at) => {
    const number = String(at + 2).padStart(3, '0');
    return record(`${number}-x${at}.md`, `ADR-${number}: X${at}`);
  }).join('');

/** So many records with a date below their titles; one of them is older than record 001. */
const dated = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    record(`${String(at === 0 ? 0 : at + 1).padStart(3, '0')}-x${at}.md`, `X${at}\n\nDate: 2024-05-${at + 10}`),
  ).join('');

export const ruleCases: readonly RuleCase[] = [
  {
    code: 'section-misspelled',
    failing: whole('# A\n\n## Status\n\nAccepted\n\n## Descision\n   ^^^^^^^^^ section-misspelled\n\nYes.\n'),
    passing: whole('# A\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n\n## Details\n\nMore.\n'),
    fix: [
      'Rename the heading to "Decision"',
      { 'docs/adr/001-a.md': '# A\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n' },
    ],
  },
  {
    code: 'section-empty',
    failing: whole(
      '# A\n\n## Status\n\nAccepted\n\n## Decision\n   ^^^^^^^^ section-empty\n\n<!-- What was decided -->\n',
    ),
    passing: whole('# A\n\n## Status\n\nAccepted\n\n## Decision\n\n### Part one\n'),
  },
  {
    code: 'section-duplicate',
    failing: whole(
      '# A\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n\n## Decision\n   ^^^^^^^^ section-duplicate\n\nNo.\n',
    ),
    passing: whole('# A\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n\n### Decision\n\nIn detail.\n'),
  },
  {
    code: 'title-missing',
    failing: `${config}//- docs/adr/001-why-rust.md\n## Status\n^^^^^^^^^ title-missing\n\nAccepted\n\n## Decision\n\nYes.\n`,
    passing: whole('---\ntitle: A\n---\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n'),
    fix: [
      'Insert the title "Why rust"',
      { 'docs/adr/001-why-rust.md': '# Why rust\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n' },
    ],
  },
  {
    code: 'title-number-mismatch',
    failing: whole('# ADR-002: A\n      ^^^ title-number-mismatch\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n'),
    passing: whole('# 1. A\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n'),
    fix: [
      'Change the number to 001',
      { 'docs/adr/001-a.md': '# ADR-001: A\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n' },
    ],
  },
  {
    code: 'status-missing',
    failing: whole('# A\n\n## Status\n   ^^^^^^ status-missing\n   ^^^^^^ section-empty\n\n## Decision\n\nYes.\n'),
    passing: whole('# A\n\n* Status: accepted\n\n## Status\n\nAs above.\n\n## Decision\n\nYes.\n'),
    fix: [
      'Insert the status "Proposed"',
      { 'docs/adr/001-a.md': '# A\n\n## Status\n\nProposed\n\n## Decision\n\nYes.\n' },
    ],
  },
  {
    code: 'status-unknown',
    failing: whole('# A\n\n## Status\n\n**Acepted** (2024)\n  ^^^^^^^ status-unknown\n\n## Decision\n\nYes.\n'),
    passing: whole('# A\n\n## Status\n\n✅ accepted, 2024-05-06\n\n## Decision\n\nYes.\n'),
    fix: [
      'Change the status to "Accepted"',
      { 'docs/adr/001-a.md': '# A\n\n## Status\n\n**Accepted** (2024)\n\n## Decision\n\nYes.\n' },
    ],
  },
  {
    code: 'number-duplicate',
    failing: `${whole('# A\n  ^ number-duplicate\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n')}//- docs/adr/1-b.md\n# B\n  ^ number-duplicate\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n`,
    passing: `${whole('# A\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n')}//- docs/adr/web/001-b.md\n# B\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n`,
    fix: [
      'Rename the file to "002-a.md" and update its links and index row',
      { 'docs/adr/002-a.md': '# A\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n' },
    ],
  },
  {
    code: 'link-broken',
    failing: whole(
      '# A\n\n## Status\n\nAccepted\n\n## Decision\n\nSee [b](./b.md#x) and [a](001-A.md).\n        ^^^^^^^^ link-broken\n                          ^^^^^^^^ link-broken\n',
    ),
    passing: `${whole('# A\n\n## Status\n\nAccepted\n\n## Decision\n\nSee [b](../b.md#x), [c](../b.md:12), [d](/site/x), [e](https://x.org), [f](../../../outside.md), `[g](h.md)`.\n')}//- docs/b.md\nx\n`,
    fix: [
      'Change link to "001-a.md"',
      { 'docs/adr/001-a.md': '# A\n\n## Status\n\nAccepted\n\n## Decision\n\nSee [b](./b.md#x) and [a](001-a.md).\n' },
    ],
  },
  {
    code: 'link-fragment-broken',
    failing: `${whole('# A\n\n## Status\n\nAccepted\n\n## Decision\n\nSee [b](#decison), [c](002-b.md#x%20y).\n         ^^^^^^^ link-fragment-broken\n                                ^^^^^ link-fragment-broken\n')}//- docs/adr/002-b.md\n# B\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n`,
    passing: `${whole('# A\n\n## Status\n\nAccepted\n\n## Decision\n\n<a id="Here"></a>\n\nSee [a](#decision), [b](#here), [c](002-b.md#part-1-1), [d](../x.md#y), [e](#).\n')}//- docs/adr/002-b.md\n# B\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n\n### Part 1\n\n> ### Part 1\n\n//- docs/x.md\nx\n`,
    fix: [
      'Change link to "#decision"',
      {
        'docs/adr/001-a.md':
          '# A\n\n## Status\n\nAccepted\n\n## Decision\n\nSee [b](#decision), [c](002-b.md#x%20y).\n',
      },
    ],
  },
  {
    code: 'index-row-duplicate',
    failing: indexed(
      first,
      second,
      first.replace('Accepted', '✅ Accepted'),
      '  ^^^^^^^^^^^^^^^^^^ index-row-duplicate',
    ),
    passing: indexed(first, second),
    fix: ['Remove this row from the index', table(first, second)],
  },
  {
    code: 'index-number-mismatch',
    failing: indexed(first, '| [ADR-003](002-hexagons.md) | Hexagons | Proposed |', '       ^^^ index-number-mismatch'),
    passing: indexed(first, '| [2](002-hexagons.md) | Hexagons | Proposed |'),
    fix: ['Change the number to 002', table(first, '| [ADR-002](002-hexagons.md) | Hexagons | Proposed |')],
  },
  {
    code: 'index-title-mismatch',
    failing: indexed(
      first,
      '| [002](002-hexagons.md) | Onions | Proposed |',
      '                           ^^^^^^ index-title-mismatch',
    ),
    passing: indexed('| [001](001-rust.md) | ADR-001: why **rust** | Accepted |', second),
    fix: ['Use the record\'s title "Hexagons"', table(first, codeSecond)],
  },
  {
    code: 'index-status-mismatch',
    failing: indexed(
      first,
      '| [002](002-hexagons.md) | Hexagons | **accepted** |',
      '                                        ^^^^^^^^ index-status-mismatch',
    ),
    passing: indexed(first.replace('Accepted', '✅ approved'), second),
    fix: ['Change the status to "Proposed"', table(first, '| [002](002-hexagons.md) | Hexagons | **Proposed** |')],
  },
  {
    code: 'index-successor-mismatch',
    failing: succeeded('-', '    ^ index-successor-mismatch'),
    passing: succeeded('[003](003-d.md)'),
    fix: [
      'Change to "003"',
      {
        'docs/adr/README.md':
          '| Number | Replaced by |\n|---|---|\n| [001](001-a.md) | [003](003-d.md) |\n| [002](002-b.md) | - |\n| [003](003-d.md) | |\n',
      },
    ],
  },
  {
    code: 'section-missing',
    failing: whole('# A\n  ^ section-missing\n\n## Status\n\nAccepted\n'),
    passing: whole('# A\n\n### 1. STATUS:\n\nAccepted\n\n## decision\n\nYes.\n'),
    fix: ['Insert the section "Decision"', { 'docs/adr/001-a.md': '# A\n\n## Status\n\nAccepted\n\n## Decision\n' }],
  },
  {
    code: 'section-order',
    failing: whole(
      '# A\n\n## Decision\n   ^^^^^^^^ section-order\n\nYes.\n\n### Why\n\nSo.\n\n## Status\n\nAccepted\n\n## More\n\nWords.\n',
    ),
    passing: whole('# A\n\n## Status\n\nAccepted\n\n## More\n\nWords.\n\n## Decision\n\nYes.\n'),
    fix: [
      'Reorder sections',
      {
        'docs/adr/001-a.md':
          '# A\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n\n### Why\n\nSo.\n\n## More\n\nWords.\n',
      },
    ],
  },
  {
    code: 'placeholder-left',
    failing: `${whole('# A\n\n## Status\n\nAccepted\n\n## Decision\n\nTODO: decide\n^^^^^^^^^^^^ placeholder-left\n\n- {which option it is}\n  ^^^^^^^^^^^^^^^^^^^^ placeholder-left\n\nSay here what was decided, and why.\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ placeholder-left\n\nWhat was decided.\n^^^^^^^^^^^^^^^^^ placeholder-left\n\nOwner: Team A\n')}//- docs/adr/000-template.md\n# \\<Title\\>\n\n## Decision\n\nSay here what was decided, and why.\n\nWhat was\ndecided.\n\nOwner: Team A\n`,
    passing: whole(
      '# A\n\n## Status\n\nAccepted\n\n## Decision\n\nThe word `TODO` in a TODO list, {x} and `{two words}`.\n',
    ),
  },
  {
    code: 'status-conflict',
    failing: whole(
      '# A\n\n* Status: accepted\n\n## Status\n\nProposed\n^^^^^^^^ status-conflict\n\n## Decision\n\nYes.\n',
    ),
    passing: whole('---\nstatus: Approved\n---\n# A\n\n## Status\n\n**Accepted** since May\n\n## Decision\n\nYes.\n'),
    fix: [
      'Change the status to "Accepted"',
      { 'docs/adr/001-a.md': '# A\n\n* Status: accepted\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n' },
    ],
  },
  {
    code: 'file-name',
    failing: `${config}${['001-a', '002-b', '003-c'].map((name) => record(`${name}.md`, 'X')).join('')}//- docs/adr/use-rust.md\n# Use Rust\n^^^^^^^^^^ file-name\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n`,
    passing: `${config}${['001-a', '002-b', '003-c', '1000-d'].map((name) => record(`${name}.md`, 'X')).join('')}${record('003-1-e.md', 'ADR 3-1: X')}//- docs/adr/notes.md\n# Notes\n\nNo record.\n`,
    fix: [
      'Rename the file to "004-use-rust.md" and update its links and index row',
      { 'docs/adr/004-use-rust.md': '# Use Rust\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n' },
    ],
  },
  {
    code: 'number-gap',
    failing: `${config}  number-gap: warning\n${record('001-a.md', 'A')}//- docs/adr/003-c.md\n# C\n  ^ number-gap\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n`,
    passing: `${config}  number-gap: warning\n${['100-a', '101-b', '102-d'].map((name) => record(`${name}.md`, 'X')).join('')}${record('101-1-c.md', 'ADR 101-1: X')}`,
  },
  {
    code: 'parent-missing',
    failing: `${config}  parent-missing: warning\n${record('001-a.md', 'A')}//- docs/adr/003-1-c.md\n# 003-1. C\n  ^^^^^^^^ parent-missing\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n`,
    passing: `${config}  parent-missing: warning\n${['001-a', '2024-05-06-c'].map((name) => record(`${name}.md`, 'X')).join('')}${record('001-1-b.md', '001-1. X')}`,
  },
  {
    code: 'proposal-stale',
    // Fixtures are read on 2026-03-04.
    failing: stale('# A\n\nDate: 2025-11-01\n\n## Status\n\nproposed\n^^^^^^^^ proposal-stale\n'),
    passing: `${stale('# A\n\nDate: 2025-11-01\nLast updated: 2026-01-01\n\n## Status\n\nProposed\n')}${['Date: 2020-01-01\n\n## Status\n\nAccepted', '## Status\n\nPending', 'Date: 2020-01-01\n\n## Status\n\nPending 2026-03-01'].map((text, at) => `//- docs/adr/00${at + 2}-x.md\n# X\n\n${text}\n`).join('')}`,
    fix: [
      'Change the status to "Accepted"',
      { 'docs/adr/001-a.md': '# A\n\nDate: 2025-11-01\n\n## Status\n\naccepted\n' },
    ],
  },
  {
    code: 'supersede-no-successor',
    failing: `${whole('# A\n\n## Status\n\nSuperseded\n^^^^^^^^^^ supersede-no-successor\n\n## Decision\n\nYes.\n')}${record('002-b.md', 'B')}`,
    passing: `${whole('# A\n\n## Status\n\nSuperseded by ADR-2\n\n## Decision\n\nYes.\n')}${record('002-b.md', 'B', 'Accepted\n\nSupersedes [ADR-001](001-a.md)')}`,
    fix: [
      'Mark as superseded by 002-b.md',
      {
        'docs/adr/001-a.md': '# A\n\n## Status\n\nSuperseded by [ADR-002](002-b.md)\n\n## Decision\n\nYes.\n',
        'docs/adr/002-b.md': '# B\n\n## Status\n\nAccepted\n\nSupersedes [ADR-001](001-a.md)\n\n## Decision\n\nYes.\n',
      },
    ],
  },
  {
    code: 'supersede-one-sided',
    failing: `${whole('# A\n\n## Status\n\nSuperseded by [B](002-b.md)\n                  ^^^^^^^^ supersede-one-sided\n\n## Decision\n\nYes.\n')}${record('002-b.md', 'B')}`,
    passing: `${whole('---\nsuperseded-by: 2\n---\n# A\n\n## Status\n\nSuperseded\n\n## Decision\n\nYes.\n')}${record('002-b.md', 'B', 'Accepted', '\nThis goes on from ADR-3, and in part it supersedes [A](001-a.md).\n')}${record('003-c.md', 'C')}`,
    fix: [
      'Add the matching link to 002-b.md',
      {
        'docs/adr/002-b.md': '# B\n\n## Status\n\nAccepted\n\nSupersedes [ADR-001](001-a.md)\n\n## Decision\n\nYes.\n',
      },
    ],
  },
  {
    code: 'supersede-by-draft',
    failing: `${whole('# A\n\n## Status\n\nSuperseded by [B](002-b.md)\n                  ^^^^^^^^ supersede-by-draft\n\n## Decision\n\nYes.\n')}${record('002-b.md', 'B', 'Proposed', '\nSupersedes ADR-1\n')}`,
    passing: `${whole('# A\n\n## Status\n\nSuperseded by [B](002-b.md)\n\n## Decision\n\nYes.\n')}${record('002-b.md', 'B', 'Accepted', '\nSupersedes ADR-1\n')}`,
  },
  {
    code: 'supersede-cycle',
    failing: `${whole('# A\n\n## Status\n\nSuperseded by [B](002-b.md)\n                  ^^^^^^^^ supersede-cycle\n\n## Decision\n\nYes.\n')}//- docs/adr/002-b.md\n# B\n\n* superseded by: ADR-1\n                 ^^^^^ supersede-cycle\n\n## Status\n\nSuperseded\n\n## Decision\n\nYes.\n`,
    passing: `${whole('# A\n\n## Status\n\nSuperseded by [B](002-b.md)\n\n## Decision\n\nYes.\n')}${record('002-b.md', 'B', 'Superseded by [C](003-c.md)', '\nSupersedes [A](001-a.md)\n')}${record('003-c.md', 'C', 'Accepted', '\nSupersedes [B](002-b.md)\n')}`,
  },
  {
    code: 'reference-unknown',
    failing: whole(
      '# ADR 1: A\n\n## Status\n\nAccepted\n\n## Decision\n\nSee ADR-002, [ADR-3], and ADR 1.\n    ^^^^^^^ reference-unknown\n              ^^^^^ reference-unknown\n',
    ),
    passing: `${whole('# A\n\n## Status\n\nAccepted\n\n## Decision\n\nSee ADR1, `ADR-2`, [ADR-3](https://x.org), MADR 4.0, ADR-007 and ADRs.\n')}//- web/docs/adr/.adr-keeper.yaml\nsections: [Status]\n//- web/docs/adr/007-x.md\n# X\n\n## Status\n\nAccepted\n`,
    fix: [
      'Change 002 to 001',
      {
        'docs/adr/001-a.md': '# ADR 1: A\n\n## Status\n\nAccepted\n\n## Decision\n\nSee ADR-001, [ADR-3], and ADR 1.\n',
      },
    ],
  },
  {
    code: 'index-missing',
    failing: `\n//- docs/adr/.adr-keeper.yaml\nsections: [Status, Decision]\n//- docs/adr/001-a.md\n# A\n  ^ index-missing\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n${record('002-b.md', 'B | C', 'Proposed')}`,
    passing: `\n//- docs/adr/.adr-keeper.yaml\nsections: [Status, Decision]\n${record('001-a.md', 'A')}`,
    fix: [
      'Create the index in README.md',
      {
        'docs/adr/README.md':
          '# Architecture Decision Records\n\n| Number | Title | Status |\n| --- | --- | --- |\n| [001](001-a.md) | A | Accepted |\n| [002](002-b.md) | B \\| C | Proposed |\n',
      },
    ],
  },
  {
    code: 'index-row-missing',
    failing: `${indexed(first).replace('| Number | Title | Status |', '| Number | Title | Status |\n^^^^^^^^^^^^^^^^^^^^^^^^^^^ index-incomplete').replace('# `Hexagons`', '# `Hexagons`\n  ^^^^^^^^^^ index-row-missing')}`,
    passing: indexed(first, second),
    fix: ['Add to the index', table(first, codeSecond)],
  },
  {
    code: 'index-incomplete',
    failing: `${indexed().replace('| Number | Title | Status |', '| Number | Title | Status |\n^^^^^^^^^^^^^^^^^^^^^^^^^^^ index-incomplete').replace('|---|---|---|\n\n', '|---|---|---|\n').replace('# `Hexagons`', '# `Hexagons`\n  ^^^^^^^^^^ index-row-missing').replace('and not Go', 'and not Go\n  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ index-row-missing')}`,
    passing: indexed(first, second),
    fix: [
      'Add all 2 records to the index',
      table(
        '| [001](./001-rust.md) | Why Rust, and not Go | Accepted |',
        '| [002](./002-hexagons.md) | `Hexagons` | Proposed |',
      ),
    ],
  },
  {
    code: 'index-link-broken',
    failing: indexed(
      first,
      second,
      '| [003](./003-gone.md) | Gone | Accepted |',
      '        ^^^^^^^^^^^^^ index-link-broken',
    ),
    passing: indexed(first, '| [002](<./002-hexagons.md> "Title") | Hexagons | Proposed |'),
    fix: ['Remove this row from the index', table(first, second)],
  },
  {
    code: 'index-conflict-marker',
    failing: indexed(
      '<<<<<<< a',
      '^^^^^^^^^ index-conflict-marker',
      first,
      '=======',
      first.replace('Accepted', 'Proposed'),
      second,
      '>>>>>>> b',
    ),
    passing: indexed(first, second),
    fix: ["Resolve: keep both sides, using the records' values", table(first, second)],
  },
  {
    code: 'index-order',
    failing: `${indexed(
      second,
      '^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ index-order',
      first,
      '| [003](003-x.md) | X | Accepted |',
      '| [004](004-x.md) | X | Accepted |',
    )}${['003-x', '004-x'].map((name) => record(`${name}.md`, 'X')).join('')}`,
    passing: `${indexed('| [004](004-x.md) | X | Accepted |', '| [003](003-x.md) | X | Accepted |', second, first)}${['003-x', '004-x'].map((name) => record(`${name}.md`, 'X')).join('')}`,
    fix: [
      'Sort these rows',
      table(first, second, '| [003](003-x.md) | X | Accepted |', '| [004](004-x.md) | X | Accepted |'),
    ],
  },
  {
    code: 'index-row-malformed',
    failing: indexed(
      first,
      '| [002](002-hexagons.md) | Hexagons |',
      '^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ index-row-malformed',
    ),
    passing: indexed(first, second, '| 003 | Planned for May | Proposed |'),
    fix: ['Repair this row', table(first, '| [002](002-hexagons.md) | Hexagons |  |')],
  },
  {
    code: 'index-table-split',
    failing: indexed(first, '', `${'^'.repeat(second.length)} index-table-split`, second),
    passing: indexed(first, '', '| Number | Title | Status |', '|---|---|---|', second),
    fix: ['Join the table', table(first, second)],
  },
  {
    code: 'link-empty',
    failing: whole(
      '# A\n\n## Status\n\nAccepted\n\n## Decision\n\nAs [b]() and [c](<>) say.\n      ^^ link-empty\n                 ^^ link-empty\n',
    ),
    passing: whole('# A\n\n## Status\n\nAccepted\n\n## Decision\n\n`[b]()`, ![c](), [d](#), [e][], [f](#decision).\n'),
  },
  {
    code: 'date-invalid',
    failing: whole(
      '# A\n\nDate: 2023-13-05\n      ^^^^^^^^^^ date-invalid\n* Last updated: 2023-02- 28\n                ^^^^^^^^^^^ date-invalid\n\n## Status\n\nAccepted\n\n## Decision\n\nYes, on 2023-13-05.\n',
    ),
    passing: whole(
      '---\ndate: { 2023-12-31 }\n---\n# A\n\nDate: 12/31/2023\n* Date: 2024-02-29 12:00\n* Updated: 2024 - 02 - 28\n* Created: 5.3.24\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n',
    ),
  },
  {
    code: 'date-missing',
    failing: `${whole('# A\n  ^ date-missing\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n')}${dated(9)}`,
    passing: `${whole('# A\n\n## Status\n\nAccepted on 2024-03-05\n\n## Decision\n\nYes.\n')}${dated(9)}`,
    fix: [
      "Insert today's date, 2026-03-04",
      { 'docs/adr/001-a.md': '# A\n\nDate: 2026-03-04\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n' },
    ],
  },
  {
    code: 'front-matter-invalid',
    failing: whole(
      '---\nstatus: accepted\ntitle: Storage: PostgreSQL\n^^^^^^^^^^^^^^^^^^^^^^^^^^ front-matter-invalid\n---\n# A\n\n## Decision\n\nYes.\n',
    ).replace('sections: [Status, Decision]', 'sections: [Decision]'),
    passing: whole(
      "---\nstatus: 'accepted'\ntags: [a, b]\nwhy: >-\n  Text: more\n---\n# A\n\n## Decision\n\nYes.\n",
    ).replace('sections: [Status, Decision]', 'sections: [Decision]'),
  },
  {
    code: 'choice-open',
    failing: whole(
      '# A\n\n- Status: Accepted [Proposed, Accepted, Rejected, etc.]\n                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ choice-open\n\n## Decision\n\nYes.\n',
    ).replace('sections: [Status, Decision]', 'sections: [Decision]'),
    passing: whole(
      '# A\n\n- Status: Accepted <!-- Proposed | Accepted | Rejected -->\n\n## Decision\n\nYes.\n',
    ).replace('sections: [Status, Decision]', 'sections: [Decision]'),
    fix: ['Remove the list', { 'docs/adr/001-a.md': '# A\n\n- Status: Accepted\n\n## Decision\n\nYes.\n' }],
  },
  {
    code: 'disable-unused',
    failing: whole(
      '# A\n\n## Status\n\nAccepted\n\n## Decision\n\nYes. <!-- adr-disable-line link-broken -->\n     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ disable-unused\n',
    ),
    passing: whole('# A\n\n## Status\n\nAccepted\n\n## Decision\n\n[b](b.md) <!-- adr-disable-line link-broken -->\n'),
    fix: ['Remove the comment', { 'docs/adr/001-a.md': '# A\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n' }],
  },
  {
    code: 'title-second',
    failing: `${whole('# 1. A\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n\n# More\n  ^^^^ title-second\n\n## Of it\n')}${others(8)}`,
    passing: `${whole('# 1. A\n\n## Status\n\nAccepted\n\n## Decision\n\n```\n# More\n```\n\n> # Quoted\n')}${others(8)}`,
    fix: [
      'Change to a level-2 heading',
      { 'docs/adr/001-a.md': '# 1. A\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n\n## More\n\n### Of it\n' },
    ],
  },
  {
    code: 'title-number-missing',
    failing: `${whole('# n. A\n  ^^^^ title-number-missing\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n')}${others(9)}`,
    passing: `${whole('# 1 - A\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n')}${others(9)}`,
    fix: [
      'Insert the number 001',
      { 'docs/adr/001-a.md': '# ADR-001: A\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n' },
    ],
  },
];
