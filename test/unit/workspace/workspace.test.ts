import { expect, test } from 'vitest';
import { checkFile } from '../../../server/src/core/rules/checkFile.ts';
import { Workspace } from '../../../server/src/workspace/workspace.ts';
import { findProblems } from '../../support/checkFixture.ts';
import { loadFixture } from '../../support/loadFixture.ts';
import { MemoryFileSystem } from '../../support/memoryFileSystem.ts';

const record = (title: string) => `# ${title}\n\n## Status\n\nAccepted\n`;

async function foldersOf(files: Record<string, string>): Promise<string[]> {
  const disk = new MemoryFileSystem(Object.entries(files));
  const workspace = new Workspace(disk, { onDidChangeFiles() {}, onDidChangeLogs() {} });
  await workspace.addFolder(disk.root);
  return workspace.logs.map(({ folder }) => folder.slice(disk.root.length + 1));
}

test.each(['docs/adr', 'doc/adr', 'adr', 'docs/decisions', 'doc/architecture/decisions', 'packages/web/docs/adr'])(
  'a log in %s is found',
  async (folder) => {
    expect(await foldersOf({ [`${folder}/0001-x.md`]: record('X') })).toEqual([folder]);
  },
);

test('three records anywhere make a log, three numbered chapters do not', async () => {
  const three = (folder: string, text: (n: number) => string) =>
    Object.fromEntries([1, 2, 3].map((n) => [`${folder}/000${n}-x.md`, text(n)]));
  expect(
    await foldersOf({
      ...three('notes/choices', (n) => record(`${n}. X`)),
      ...three('book', (n) => `# Chapter ${n}\n`),
    }),
  ).toEqual(['notes/choices']);
});

test('what git ignores, node_modules and drafts are left out', async () => {
  expect(
    await foldersOf({
      '.gitignore': 'build/\n',
      'build/docs/adr/0001-x.md': record('X'),
      'node_modules/p/docs/adr/0001-x.md': record('X'),
      'docs/adr/drafts/0009-x.md': record('X'),
    }),
  ).toEqual([]);
});

test('a subfolder belongs to its log unless it has an index of its own', async () => {
  const files = {
    'docs/adr/001-x.md': record('X'),
    'docs/adr/api/002-y.md': record('Y'),
    'docs/adr/ui/003-z.md': record('Z'),
    'docs/adr/ui/README.md': '| Number | Title |\n|---|---|\n| [003](003-z.md) | Z |\n',
  };
  expect(await foldersOf(files)).toEqual(['docs/adr', 'docs/adr/ui']);
});

test('the configuration and .adr-dir name logs, and nothing else is searched', async () => {
  expect(
    await foldersOf({
      '.adr-keeper.yaml': 'logs: [choices]\n',
      'choices/x/1-a.md': 'a',
      'docs/adr/001-x.md': record('X'),
    }),
  ).toEqual(['choices']);
  expect(await foldersOf({ '.adr-dir': 'choices\n', 'choices/001-a.md': record('A') })).toEqual(['choices']);
});

test('no log: an empty workspace, a README alone, a folder named like a record', async () => {
  expect(await foldersOf({})).toEqual([]);
  expect(await foldersOf({ 'docs/adr/README.md': '# Records\n' })).toEqual([]);
  expect(await foldersOf({ 'docs/adr/001-x.md/notes.txt': 'x' })).toEqual([]);
});

test('files that cannot be read are reported, and the rest is checked as before', async () => {
  const loaded = await loadFixture(`
//- docs/adr/README.md
| Number | Title |
|---|---|
| [001](001-a.md) | A |
| [002](002-b.md) | B |
| [003](003-c.md) | C |
//- docs/adr/001-a.md
# A
`);
  loaded.disk.write('docs/adr/002-b.md', Uint8Array.from([0xff, 0xfe, 0x00]));
  loaded.disk.write('docs/adr/003-c.md', 'denied');
  loaded.disk.write('docs/adr/004-d.md', new Uint8Array(10_000_000).fill(0x20));
  await loaded.workspace.followDisk(
    ['002-b', '003-c', '004-d'].map((name) => ({
      uri: loaded.disk.uri(`docs/adr/${name}.md`),
      kind: 'created' as const,
    })),
  );
  const codes = findProblems(loaded)
    .filter(({ code }) => !/^(?:section|status)-missing$/.test(code))
    .map(({ path, code }) => `${path} ${code}`);
  expect(codes.sort()).toEqual([
    'docs/adr/002-b.md file-unreadable',
    'docs/adr/003-c.md file-unreadable',
    'docs/adr/004-d.md file-unreadable',
  ]);
});

test('a folder that is named like a record is reported, wherever it comes from and until it goes', async () => {
  const loaded = await loadFixture(`
//- docs/adr/README.md
| Number | Title |
|---|---|
| [001](001-a.md) | A |
//- docs/adr/001-a.md
# A
//- docs/adr/002-b.md/notes.txt
Notes.
//- docs/adr/more/003-c.md/notes.txt
Notes.
//- docs/adr/notes.md/x.txt
Notes.
`);
  const { disk, workspace } = loaded;
  const unread = () => findProblems(loaded).flatMap(({ path, code }) => (code === 'file-unreadable' ? [path] : []));
  expect(unread()).toEqual(['docs/adr/002-b.md', 'docs/adr/more/003-c.md']);
  disk.delete('docs/adr/002-b.md');
  disk.write('docs/adr/004-d.md/notes.txt', 'Notes.');
  await workspace.followDisk([
    { uri: disk.uri('docs/adr/002-b.md'), kind: 'deleted' },
    { uri: disk.uri('docs/adr/004-d.md'), kind: 'created' },
  ]);
  expect(unread()).toEqual(['docs/adr/more/003-c.md', 'docs/adr/004-d.md']);
});

test('a byte order mark is no character', async () => {
  const loaded = await loadFixture('//- docs/adr/README.md\n| Number | Title |\n|---|---|\n');
  loaded.disk.write('docs/adr/001-a.md', '\uFEFF# A title\r\n');
  await loaded.workspace.followDisk([{ uri: loaded.disk.uri('docs/adr/001-a.md'), kind: 'created' }]);
  expect(findProblems(loaded)[0]).toMatchObject({ line: 0, start: 2, end: 9 });
});

test('a keystroke in a record reads no file and touches no other record', async () => {
  const loaded = await loadFixture(`
//- docs/adr/README.md
| Number | Title |
|---|---|
| [001](001-a.md) | A |
//- docs/adr/001-a.md
# A
//- docs/adr/002-b.md
# B
`);
  const { workspace, disk, takeChanges } = loaded;
  takeChanges();
  disk.reads.length = 0;
  const type = (version: number, text: string) => {
    workspace.setDocument(disk.uri('docs/adr/001-a.md'), { version, getText: () => text });
    workspace.readChanges();
    return takeChanges();
  };
  expect(type(1, '# A\n\nMore.\n')).toEqual(['docs/adr/001-a.md']);
  expect(type(2, '# Another title\n')).toEqual(['docs/adr/001-a.md', 'docs/adr/README.md']);
  expect(disk.reads).toEqual([]);
});

test('what another record may answer waits until all of them have been read', async () => {
  const { log, disk } = await loadFixture(
    `//- docs/adr/.adr-keeper.yaml\nsections: [Reasons]\n//- docs/adr/001-a.md\n${record('A')}See ADR-003.\n//- docs/adr/002-b.md\n${record('B')}//- docs/adr/004-d.md\n${record('D')}`,
  );
  const codes = () => checkFile(disk.uri('docs/adr/001-a.md'), log).map(({ code }) => code);
  expect(codes()).toContain('reference-unknown');
  log.isComplete = false;
  expect(codes()).not.toContain('reference-unknown');
  expect(codes()).toContain('section-missing');
});

test('a changed convention is followed by every record', async () => {
  const { workspace, disk, takeChanges } = await loadFixture(`
//- docs/adr/README.md
| Section | Purpose |
|---|---|
| Status | x |
//- docs/adr/001-a.md
# A
`);
  takeChanges();
  workspace.setDocument(disk.uri('docs/adr/README.md'), {
    version: 1,
    getText: () => '| Section | Purpose |\n|---|---|\n| Status | x |\n| Reasons | y |\n',
  });
  workspace.readChanges();
  expect(takeChanges()).toEqual(['docs/adr/001-a.md', 'docs/adr/README.md']);
});

test('a watcher that is late does not decide: the disk says whether a file is there', async () => {
  const disk = new MemoryFileSystem([
    ['docs/adr/001-x.md', record('X')],
    ['docs/adr/002-y.md', record('Y')],
  ]);
  const workspace = new Workspace(disk, { onDidChangeFiles() {}, onDidChangeLogs() {} });
  await workspace.addFolder(disk.root);
  const [uri, other] = [disk.uri('docs/adr/001-x.md'), disk.uri('docs/adr/002-y.md')];
  const numbers = () => [...(workspace.logs[0]?.records.values() ?? [])].map(({ number }) => number).sort();
  workspace.setDocument(uri, { version: 1, getText: () => record('X') });
  disk.delete('docs/adr/001-x.md');
  await workspace.followDisk([{ uri, kind: 'deleted' }]);
  // Of a rename before the deletion, while the editor keeps the document for a while.
  await workspace.followDisk([{ uri, kind: 'created' }]);
  expect(numbers()).toEqual(['002']);
  await workspace.followDisk([{ uri: other, kind: 'deleted' }]);
  expect(numbers()).toEqual(['002']);
});

test('how far the reading of a log is can be followed, and stopped: then the log is as if it were not there', async () => {
  const names = Array.from({ length: 2_000 }, (_, at) => `docs/adr/${String(at + 1).padStart(4, '0')}-x.md`);
  const disk = new MemoryFileSystem(
    names.map((name, at) => [name, `${record(`${at + 1}. X`)}\n${'Words. '.repeat(200)}\n`]),
  );
  const told: [read: number, total: number][] = [];
  const affected = new Set<string>();
  const workspace: Workspace = new Workspace(disk, {
    onDidChangeFiles(uris) {
      for (const uri of uris) affected.add(uri);
    },
    onDidChangeLogs() {},
    onDidRead(read, total) {
      told.push([read, total]);
      if (read > 0) workspace.stopLoading();
    },
  });
  await workspace.addFolder(disk.root);
  const last = told.at(-1);
  expect(last?.[1]).toBe(2_000);
  expect(last?.[0]).toBeGreaterThan(0);
  expect(last?.[0]).toBeLessThan(2_000);
  expect(workspace.logs).toEqual([]);
  expect(workspace.isLoading).toBe(false);
  // Those that were read are looked at once more, so that their problems go.
  expect(affected.size).toBeGreaterThanOrEqual(last?.[0] ?? 0);
  await workspace.addFolder(disk.root);
  expect(workspace.logs).toEqual([]);
});
