/** A record in Nygard's form without its consequences; `text` is its context. */
export const record = (title: string, text: string) => `# ${title}

## Status

Accepted

## Context

${text}

## Decision

${title}.
`;

/** A log of two records and its index, by path and text. */
export const antsAndBees: readonly (readonly [string, string])[] = [
  [
    'docs/adr/README.md',
    `| Number | Title | Status |
|---|---|---|
| [001](001-ants.md) | Ants | Accepted |
| [002](002-bees.md) | Bees | Accepted |
`,
  ],
  ['docs/adr/001-ants.md', record('Ants', 'See ADR-002.')],
  ['docs/adr/002-bees.md', record('Bees', 'Honey.')],
];
