import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkFile } from '../../../server/src/core/rules/checkFile.ts';
import { Workspace } from '../../../server/src/workspace/workspace.ts';
import { fixtureDay, loadFixture } from '../../support/loadFixture.ts';
import { MemoryFileSystem } from '../../support/memoryFileSystem.ts';

const record = (title: string, status: string) => `# ${title}\n\n## Status\n\n${status}\n`;
const titles = ['Ants', 'Bees', 'Cows', 'Dogs', 'Eels', 'Frogs'];
const nameOf = (at: number) => `00${at + 1}-${(titles[at] ?? '').toLowerCase()}.md`;
const row = (at: number, status = 'Accepted') => `| [00${at + 1}](./${nameOf(at)}) | ${titles[at]} | ${status} |`;

const rows = titles.map((_, at) => row(at));
const files = titles.map((title, at) => `//- docs/adr/${nameOf(at)}\n${record(title, 'Accepted')}`).join('');
const source = `//- docs/adr/README.md\n# Log\n\n| Number | Title | Status |\n|---|---|---|\n${rows.join('\n')}\n${files}`;

/** What somebody types next: into the index, by lines, or into a record. */
const step = fc.oneof(
  fc.record({
    kind: fc.constant('index' as const),
    line: fc.nat(12),
    lines: fc.array(
      fc.oneof(
        fc.nat(5).map((at) => row(at)),
        fc.nat(5).map((at) => row(at, 'Proposed')),
        fc.constantFrom(
          '| 007 | Gnats | |',
          '| [008](./008-gone.md) | Hens | Accepted |',
          '| [001](./001-ants.md) | Ants, [again](./none.md) | ✅ | x |',
          '## Superseded',
          '',
        ),
      ),
      { maxLength: 3 },
    ),
    removed: fc.nat(3),
  }),
  fc.record({
    kind: fc.constant('record' as const),
    at: fc.nat(5),
    title: fc.constantFrom('Ants', 'Bees', 'Something else'),
    status: fc.constantFrom('Accepted', 'Proposed', 'Superseded by ADR-001', 'Whatever'),
  }),
  fc.record({ kind: fc.constant('delete' as const), at: fc.nat(5) }),
);

/** The same files in a workspace that knows nothing of before. */
async function readAnew(texts: ReadonlyMap<string, string>) {
  const disk = new MemoryFileSystem(texts);
  const workspace = new Workspace(disk, { onDidChangeFiles() {}, onDidChangeLogs() {} }, { today: () => fixtureDay });
  await workspace.addFolder(disk.root);
  return { workspace, disk };
}

/** Every problem of every file, to be compared. */
function problemsIn({ logs }: Workspace, root: string): string {
  const files = logs.flatMap((log) => [...log.everyFile()].map((uri) => ({ uri, log })));
  const problems = files.map(({ uri, log }) => [uri.slice(root.length), checkFile(uri, log)] as const);
  return JSON.stringify(
    problems.sort(([a], [b]) => (a < b ? -1 : 1)),
    undefined,
    1,
  );
}

test('whatever is typed into an index and its records, the problems are those of a log that is read anew', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const { workspace, disk, fixture } = await loadFixture(source);
      const texts = new Map(fixture.files);
      let version = 0;
      const type = async (path: string, text: string) => {
        const isNew = !texts.has(path);
        texts.set(path, text);
        disk.write(path, text);
        if (isNew) await workspace.followDisk([{ uri: disk.uri(path), kind: 'created' }]);
        workspace.setDocument(disk.uri(path), { version: ++version, getText: () => text });
        workspace.readChanges();
      };
      for (const each of steps) {
        const path = each.kind === 'index' ? 'docs/adr/README.md' : `docs/adr/${nameOf(each.at)}`;
        if (each.kind === 'index') {
          const lines = (texts.get(path) ?? '').split('\n');
          lines.splice(each.line, each.removed, ...each.lines);
          await type(path, lines.join('\n'));
        } else if (each.kind === 'record') {
          await type(path, record(each.title, each.status));
        } else {
          texts.delete(path);
          workspace.closeDocument(disk.uri(path));
          disk.delete(path);
          await workspace.followDisk([{ uri: disk.uri(path), kind: 'deleted' }]);
        }
        const anew = await readAnew(texts);
        expect(problemsIn(workspace, disk.root)).toBe(problemsIn(anew.workspace, anew.disk.root));
      }
    }),
    { numRuns: 150 },
  );
});
