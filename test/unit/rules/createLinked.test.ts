import { expect, test } from 'vitest';
import { checkFile, findFixes } from '../../../server/src/core/rules/checkFile.ts';
import { applyFix } from '../../support/checkFixture.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const template = `//- docs/adr/000-template.md
# ADR NNN: {title}

Date: YYYY-MM-DD

## Status

Proposed

## Context

Why?
`;

/** A log whose first record says something and whose index has some more rows. */
const log = (words: string, rows = '') => `//- docs/adr/README.md
# Records

| Number | Title | Status |
| --- | --- | --- |
| [001](./001-ants.md) | Ants | Accepted |
${rows}//- docs/adr/001-ants.md
# ADR 001: Ants

## Status

Accepted

## Context

${words}
`;

const made = (title: string, status = 'Proposed') =>
  `# ADR 012: ${title}\n\nDate: 2026-03-04\n\n## Status\n\n${status}\n\n## Context\n\nWhy?\n`;

test.each([
  ['[Use NATS](./012-nats.md)', 'Use NATS'],
  ['[ADR-012: Use *NATS*](012-nats.md#context)', 'Use NATS'],
  ['[a_b](<012-nats.md>)', 'a_b'],
  ['[ADR-012](012-nats.md)', 'nats'],
  ['[012-nats.md](012-nats.md)', 'nats'],
  ['[](012-nats.md)', 'nats'],
  ['[`x[1]`](012-nats.md)', 'nats'],
])('a link to nowhere makes the record that it names: %s', async (link, title) => {
  const texts = await applyFix(template + log(`See ${link}.`), 'Create the record "012-nats.md"');
  expect(texts.get('docs/adr/012-nats.md')).toBe(made(title));
  expect(texts.get('docs/adr/001-ants.md')).toContain(`See ${link}.`);
  expect(texts.get('docs/adr/README.md')).toContain('\n| [012](./012-nats.md) |');
});

test('a dead row makes the record that it names from the template, and stays', async () => {
  const source = template + log('Words.', '| [012](./012-nats.md) | Use NATS | Accepted |\n');
  const texts = await applyFix(source, 'Create the record "./012-nats.md"');
  expect(texts.get('docs/adr/012-nats.md')).toBe(made('Use NATS', 'Accepted'));
  expect(texts.get('docs/adr/README.md')?.match(/012/g)).toHaveLength(2);
});

test('a link into a folder of the log makes the record there', async () => {
  const texts = await applyFix(template + log('[NATS](net/012-nats.md)'), 'Create the record "012-nats.md"');
  expect(texts.get('docs/adr/net/012-nats.md')).toBe(made('NATS'));
});

test('a log without a template gives the record its sections', async () => {
  const texts = await applyFix(log('[NATS](012-nats.md)'), 'Create the record "012-nats.md"');
  expect(texts.get('docs/adr/012-nats.md')).toMatch(/^# ADR 012: NATS\n\n## Status\n\nProposed\n\n## Context\n/);
});

test.each([
  ['outside of the log', '[NATS](../012-nats.md)'],
  ['without a number', '[NATS](nats.md)'],
  ['without a name', '[NATS](012.md)'],
  ['of another kind', '[NATS](012-nats.png)'],
  ['with a number that is taken', '[NATS](001-nats.md)'],
  ['of a template', '[NATS](012-template.md)'],
])('a link to a file %s makes no record', async (_, link) => {
  const { log: live } = await loadFixture(template + log(link));
  const fixes = [...live.everyFile()].flatMap((uri) =>
    checkFile(uri, live).flatMap((problem) => findFixes(problem, uri, live)),
  );
  expect(fixes.map(({ title }) => title.kind)).not.toContain('create-record');
});
