import { describe, expect, test } from 'vitest';
import { findRecordsAt, findReferencesTo } from '../../../server/src/core/model/recordReferences.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const source = `
//- .gitignore
build/
//- docs/adr/001-ants.md
# Ants
//- docs/adr/002-bees.md
# Bees
//- packages/web/docs/adr/001-cows.md
# Cows
//- src/main.rs
// see ADR-001 and ADR-0002; ADR_1 here, but not in the code:
let ADR_1 = ADR22;
fn main() { "ADR 2" }
//- packages/web/src/app.ts
/* as ADR-1 says, and ADR-002 */
//- build/out.js
// ADR-001
//- vendor/lib.js
// ADR-001
//- notes/plan.md
Look at [ants](../docs/adr/001-ants.md#x), and at [nothing](other.md).
//- notes/brackets.md
As [[002]] says.
//- notes/other.md
No record. See [the other plan](plan.md).
`;

async function load() {
  const { disk, workspace } = await loadFixture(source);
  const citing = () =>
    Object.fromEntries(
      [...workspace.citingFiles.values()].map((file) => {
        const { lines, mentions } = file.facts;
        const found = mentions.map(({ number, span }) => `${lines.positionAt(span.start).line}:${number}`);
        return [file.uri.slice(disk.root.length + 1), found.join(' ')];
      }),
    );
  return { disk, workspace, citing };
}

describe('files that name records beyond the logs', () => {
  test('are found by what is in them, but not where git or the settings say no', async () => {
    const { citing } = await load();
    expect(citing()).toEqual({
      'src/main.rs': '0:001 0:0002 0:1 2:2',
      'packages/web/src/app.ts': '0:1 0:002',
      'notes/plan.md': '',
      'notes/brackets.md': '0:002',
    });
  });

  test('mean the record of the nearest log that has the number', async () => {
    const { workspace, disk } = await load();
    const meant = (path: string) =>
      workspace.citingFiles.get(disk.uri(path))?.facts.mentions.map(({ span }) => {
        const file = workspace.citingFiles.get(disk.uri(path));
        return file && findRecordsAt(file, workspace, span.start).map(({ title }) => title.text);
      });
    expect(meant('src/main.rs')).toEqual([['Ants'], ['Bees'], ['Ants'], ['Bees']]);
    expect(meant('packages/web/src/app.ts')).toEqual([['Cows'], ['Bees']]);
  });

  test('are among the references to a record', async () => {
    const { workspace, disk } = await load();
    const ants = workspace.logs[0]?.records.get(disk.uri('docs/adr/001-ants.md'));
    const found = ants === undefined ? [] : findReferencesTo(ants, workspace);
    expect(found.map(({ file, references }) => [file.name, references.length])).toEqual([
      ['main.rs', 2],
      ['plan.md', 1],
    ]);
  });

  test('follow the disk and open documents', async () => {
    const { workspace, disk, citing } = await load();
    const uri = disk.uri('src/new.py');
    disk.write('src/new.py', '# ADR-2\n');
    await workspace.followDisk([{ uri, kind: 'created' }]);
    expect(citing()).toMatchObject({ 'src/new.py': '0:2' });
    workspace.setDocument(uri, { version: 1, getText: () => '#\n# ADR-1\n' });
    workspace.readChanges();
    expect(citing()).toMatchObject({ 'src/new.py': '1:1' });
    await workspace.searchCitingFiles(disk.root);
    expect(citing()).toMatchObject({ 'src/new.py': '1:1' });
    workspace.setDocument(uri, { version: 2, getText: () => '#\n' });
    workspace.readChanges();
    expect(citing()).not.toHaveProperty('src/new.py');
    workspace.closeDocument(uri);
    await workspace.searchCitingFiles(disk.root);
    expect(citing()).toMatchObject({ 'src/new.py': '0:2' });
    disk.delete('src');
    await workspace.followDisk([{ uri: disk.uri('src'), kind: 'deleted' }]);
    expect(citing()).not.toHaveProperty('src/new.py');
  });

  test('are none of the files of a log, also where one was deleted while it was open, and is back', async () => {
    const { disk, workspace, citing } = await load();
    const before = citing();
    const uri = disk.uri('docs/adr/002-bees.md');
    const text = '# Bees\n\nAs ADR-001 and [ants](001-ants.md) say.\n';
    disk.write('docs/adr/002-bees.md', text);
    workspace.setDocument(uri, { version: 1, getText: () => text });
    workspace.readChanges();
    disk.delete('docs/adr/002-bees.md');
    await workspace.followDisk([{ uri, kind: 'deleted' }]);
    disk.write('docs/adr/002-bees.md', text);
    await workspace.followDisk([{ uri, kind: 'created' }]);
    expect(workspace.logOf(uri)?.records.has(uri)).toBe(true);
    expect(citing()).toEqual(before);
  });

  test('are none of the files of a log that were open before it was read', async () => {
    const { disk, workspace, citing } = await load();
    const before = citing();
    const uri = disk.uri('docs/adr/002-bees.md');
    const text = '# Bees\n\nAs ADR-001 says.\n';
    workspace.removeFolder(disk.root);
    workspace.setDocument(uri, { version: 1, getText: () => text });
    workspace.readChanges();
    expect([...workspace.citingFiles.keys()]).toEqual([uri]);
    await workspace.addFolder(disk.root);
    await workspace.searchCitingFiles(disk.root);
    expect(citing()).toEqual(before);
  });

  test('an untitled document names records before it has a place', async () => {
    const { workspace } = await load();
    const uri = 'untitled:Untitled-1';
    workspace.setDocument(uri, { version: 1, getText: () => 'See ADR-2.\n' });
    workspace.readChanges();
    const file = workspace.citingFileAt(uri);
    expect(file && findRecordsAt(file, workspace, 6).map(({ title }) => title.text)).toEqual(['Bees']);
  });
});
