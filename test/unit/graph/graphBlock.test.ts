import { describe, expect, test } from 'vitest';
import { readFacts } from '../../../server/src/core/markdown/readFacts.ts';
import type { Log } from '../../../server/src/core/model/log.ts';
import { insertGraph } from '../../../server/src/core/operations/index/graphBlock.ts';
import { syncIndex } from '../../../server/src/core/operations/index/syncIndex.ts';
import { applyEdit } from '../../support/applyEdit.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const records = `
//- docs/adr/001-ants.md
# Ants
## Status
Superseded by ADR-2
//- docs/adr/002-bees.md
# Bees
## Status
Accepted

Supersedes ADR-1
`;
const table = `| Number | Title | Status |
|---|---|---|
| [001](001-ants.md) | Ants | Superseded |
| [002](002-bees.md) | Bees | Accepted |
`;
const chart = `\`\`\`mermaid
flowchart RL
  r001[\\"001 Ants<br/>Superseded"\\]:::superseded
  r002["002 Bees<br/>Accepted"]:::accepted
  r002 ==>|supersedes| r001
  classDef accepted stroke:#388a34
  classDef superseded stroke:#888888,stroke-dasharray:2 2
\`\`\`
`;

async function load(index: string) {
  const { log, disk } = await loadFixture(`
//- docs/adr/.adr-keeper.yaml
sections: [Status]
//- docs/adr/README.md
${table}${records}`);
  const uri = disk.uri('docs/adr/README.md');
  return { log, insert: () => insertInto(index, log, uri), uri };
}

/** The text after the edit; undefined where there is none. */
function insertInto(text: string, log: Log, uri = 'file:///docs/adr/README.md'): string | undefined {
  const edit = insertGraph(log, { uri, name: 'README.md', version: null, facts: readFacts(text) }, text);
  return edit === undefined ? undefined : applyEdit(edit, new Map([[uri, text]])).get(uri);
}

describe('inserting the graph', () => {
  test('writes it at the end of the index', async () => {
    const { insert } = await load(table);
    expect(insert()).toBe(`${table}\n<!-- adr-graph -->\n${chart}<!-- /adr-graph -->\n`);
  });

  test('keeps line endings, and a file without a last one without it', async () => {
    const index = table.trimEnd().replaceAll('\n', '\r\n');
    const { insert } = await load(index);
    expect(insert()).toBe(`${index}\r\n\r\n<!-- adr-graph -->\r\n${chart.replaceAll('\n', '\r\n')}<!-- /adr-graph -->`);
  });

  test('writes it between the markers that stand there, and not between those in code', async () => {
    const example = '```md\n<!-- adr-graph -->\n<!-- /adr-graph -->\n```\n';
    const { insert } = await load(`${example}\nWords.\n<!-- adr-graph -->\nold\n<!-- /adr-graph -->\n\n${table}`);
    expect(insert()).toBe(`${example}\nWords.\n<!-- adr-graph -->\n${chart}<!-- /adr-graph -->\n\n${table}`);
  });

  test('is refused where the marker would be none, or another one has no end', async () => {
    for (const index of ['```\n', '<!-- comment\n', '<!-- adr-graph -->\n', '<!-- adr-graph -->\n<!-- comment\n'])
      expect((await load(`${table}\n${index}`)).insert()).toBeUndefined();
  });
});

describe('a sync', () => {
  const old = `# Log\n\n<!-- adr-graph -->\nold\n<!-- /adr-graph -->\n\n${table}`;
  const synced = `# Log\n\n<!-- adr-graph -->\n${chart}<!-- /adr-graph -->\n\n${table}`;

  test('brings the graph up to date, says so, and finds nothing the next time', async () => {
    const { log, uri } = await load(old);
    const once = syncIndex(log, old);
    expect(once).toMatchObject({
      text: synced,
      changes: [{ kind: 'graph', target: uri, record: 'README.md' }],
    });
    expect(syncIndex(log, once.text)).toEqual({ text: once.text, changes: [], left: [] });
  });

  test('of some records alone leaves the graph, unless the index is among them', async () => {
    const { log, uri } = await load(old);
    expect(syncIndex(log, old, { only: new Set(['file:///x.md']) }).text).toBe(old);
    expect(syncIndex(log, old, { only: new Set([uri]) }).text).toBe(synced);
  });
});
