import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readFacts } from '../../server/src/core/markdown/readFacts.ts';
import { findProblems } from '../support/checkFixture.ts';
import { loadFixture } from '../support/loadFixture.ts';

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

const file = new URL('../../snippets/markdown.code-snippets', import.meta.url);
const snippets = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Snippet>);

/** The text before anybody has typed: placeholders stand as they are, the first of several choices is taken. */
function expand(body: readonly string[]): string {
  return body
    .join('\n')
    .replace(/\$\{\d+\|([^,|}]*)[^}]*\}/g, '$1')
    .replace(/\$\{\d+:\$\{TM_FILENAME_BASE[^}]*\}\}/g, 'file name')
    .replace(/\$\{\d+:([^{}]*)\}/g, '$1')
    .replace(/\$CURRENT_YEAR-\$CURRENT_MONTH-\$CURRENT_DATE/g, '2026-11-23')
    .replace(/\$\d+/g, '');
}

test('every prefix begins with adr, and none is there twice', () => {
  const prefixes = snippets.map(([, { prefix }]) => prefix);
  expect(prefixes.every((prefix) => /^adr(?:-|$)/.test(prefix))).toBe(true);
  expect(new Set(prefixes).size).toBe(prefixes.length);
});

describe.each(snippets)('%s', (_, { body, description }) => {
  test('its tab stops count from 1 without a gap and end at $0', () => {
    const stops = new Set([...body.join('\n').matchAll(/\$\{?(\d+)/g)].map(([, stop]) => Number(stop)));
    expect([...stops].sort((a, b) => a - b)).toEqual(Array.from({ length: stops.size }, (_each, at) => at));
    expect(description).not.toBe('');
  });

  test('nothing but text is left when it is expanded', () => {
    expect(expand(body)).not.toMatch(/\$|\{/);
  });
});

test('the whole record passes our own rules', async () => {
  const record = expand(snippets.find(([, { prefix }]) => prefix === 'adr')?.[1].body ?? []);
  const row = expand(snippets.find(([, { prefix }]) => prefix === 'adr-row')?.[1].body ?? []);
  // The tab stops leave the title open: a person types the same one in both places.
  const title = 'file name';
  const loaded = await loadFixture(`
//- docs/adr/README.md
| Number | Title | Status |
|---|---|---|
${row.replace('Title', title)}
//- docs/adr/000-file-name.md
${record}`);
  expect(loaded.log.records.size).toBe(1);
  expect(findProblems(loaded)).toEqual([]);
});

test('a row has the three cells of an index', () => {
  const row = expand(snippets.find(([, { prefix }]) => prefix === 'adr-row')?.[1].body ?? []);
  const [table] = readFacts(`| Number | Title | Status |\n|---|---|---|\n${row}\n`).tables;
  expect(table?.rows[0]?.cells).toHaveLength(3);
});
