const sections = (decision: string) => `## Context\n\nWhy.\n\n## Decision\n\n${decision}\n\n## Consequences\n\nSome.\n`;

const record = (number: string, title: string, status: string, decision = 'This.') =>
  `# ADR ${number}: ${title}\n\n## Status\n\n${status}\n\n${sections(decision)}`;

const row = (name: string, title: string, status: string) =>
  `| [${name.slice(0, 3)}](./${name}) | ${title} | ${status} |\n`;

const header = '# Decisions\n\nOurs, in order.\n\n| Number | Title | Status |\n|---|---|---|\n';

/** A log of four records, cited in source code; its index lacks a row and has a status that is no longer true. */
export const sampleLog: Readonly<Record<string, string>> = {
  'docs/adr/001-tea.md': record('001', 'Tea', 'Accepted'),
  'docs/adr/002-cups.md': record('002', 'Cups', 'Accepted', 'As [ADR-001](001-tea.md) says.'),
  'docs/adr/003-jam.md': record('003', 'Jam', 'Proposed', 'With ADR-002.'),
  'docs/adr/004-milk.md': record('004', 'Milk', 'Accepted'),
  'docs/adr/README.md': `${header}${row('001-tea.md', 'Tea', 'Proposed')}${row('002-cups.md', 'Cups', 'Accepted')}${row('003-jam.md', 'Jam', 'Proposed')}\nThe end.\n`,
  'src/main.rs': '// ADR-002: cups\nfn main() {}\n',
};

/** Three versions of an index that both sides changed. */
export const mergeFiles: Readonly<Record<string, string>> = {
  base: `${header}${row('001-tea.md', 'Tea', 'Accepted')}`,
  ours: `${header}${row('001-tea.md', 'Tea', 'Accepted')}${row('002-cups.md', 'Cups', 'Accepted')}`,
  theirs: `${header}${row('001-tea.md', 'Tea', 'Deprecated')}${row('003-jam.md', 'Jam', 'Accepted')}`,
};

/** Three texts without an index, which git merges line by line, with a conflict. */
export const mergeTexts: Readonly<Record<string, string>> = {
  base: 'a\nb\nc\n',
  ours: 'a\nB\nc\n',
  theirs: 'a\nX\nc\n',
};
