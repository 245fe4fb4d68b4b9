import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findProblems } from '../support/checkFixture.ts';
import { corporaFolder } from '../support/corpora.ts';
import { loadFixture } from '../support/loadFixture.ts';

// A user's clone has no corpora: then these are skipped, and corpora.ts says so.
describe.skipIf(corporaFolder === undefined)("the seed's index, with files made for its rows", () => {
  const index = () => readFileSync(join(corporaFolder ?? '', 'seed', 'docs', 'adr', 'README.md'), 'utf8');
  const sections = ['Context', 'Decision', 'Rationale', 'Consequences', 'Alternatives considered', 'Additional Notes'];

  function makeLog(): string {
    const rows = [...index().matchAll(/^\| \[([\d-]+)\]\(\.\/(\S+\.md)\) \| (.+) \| (\w+) \|$/gm)];
    const records = rows.map(([, , name, title, status]) => {
      const body = sections.map((section) => `## ${section}\n\nText.\n`).join('\n');
      return `//- docs/adr/${name}\n# Architecture Decision Record: ${title}\n\n## Status\n\n${status}\n\n${body}`;
    });
    return `//- docs/adr/README.md\n${index()}\n${records.join('\n')}`;
  }

  test('all 22 records are found, and nothing is wrong', async () => {
    const loaded = await loadFixture(makeLog());
    expect(loaded.log.records.size).toBe(22);
    expect(findProblems(loaded)).toEqual([]);
  });

  test("the convention is the index's own words", async () => {
    const { log } = await loadFixture(makeLog());
    expect(log.convention.sections.source).toBe('index');
    expect(log.convention.sections.value.map(({ name }) => name)).toEqual(['Status', ...sections]);
    expect(log.convention.statuses).toMatchObject({
      source: 'index',
      value: ['Proposed', 'Pending', 'Accepted', 'Implemented', 'Deprecated'],
    });
  });

  test('017-1 and 020-1 are sub-records, and 000 is the template', async () => {
    const { log } = await loadFixture(makeLog());
    const records = [...log.records.values()];
    expect(records.filter(({ isTemplate }) => isTemplate).map(({ number }) => number)).toEqual(['000']);
    expect(records.map(({ number }) => number)).toEqual(expect.arrayContaining(['017-1', '020-1', '020']));
  });
});
