import { afterEach, describe, expect, test } from 'vitest';
import { describeProblem } from '../../../server/src/core/messages/describe.ts';
import { english } from '../../../server/src/core/messages/english.ts';
import { checkConfiguration, checkFile, findFixes } from '../../../server/src/core/rules/checkFile.ts';
import { fileSizeLimit } from '../../../server/src/workspace/readSourceFile.ts';
import { Workspace } from '../../../server/src/workspace/workspace.ts';
import { applyEdit } from '../../support/applyEdit.ts';
import { MemoryFileSystem } from '../../support/memoryFileSystem.ts';
import { MemoryServer } from '../../support/memoryServer.ts';
import { operationNames } from '../../support/operationNames.ts';

const record = (title: string) =>
  `# ${title}\n\n## Status\n\nAccepted\n\n## Context\n\nX.\n\n## Decision\n\nY.\n\n## Consequences\n\nZ.\n`;

const index =
  '# Records\n\n| Number | Title |\n|---|---|\n| [001](001-ants.md) | Ants |\n| [002](002-bees.md) | Bees |\n';

const unreadable = {
  'not UTF-8': [Uint8Array.from([0xff, 0xfe, 0x41]), 'This file is not UTF-8 text'],
  'too large': [new Uint8Array(fileSizeLimit + 1), 'This file is larger than 4 MB'],
  denied: ['denied', 'permission denied'],
} as const;

function makeDisk(readme: string | Uint8Array | undefined, configuration?: string): MemoryFileSystem {
  const disk = new MemoryFileSystem([
    ['docs/adr/001-ants.md', record('Ants')],
    ['docs/adr/002-bees.md', record('Bees')],
  ]);
  if (readme !== undefined) disk.write('docs/adr/README.md', readme);
  if (configuration !== undefined) disk.write('.adr-keeper.yaml', configuration);
  return disk;
}

async function load(disk: MemoryFileSystem) {
  const workspace = new Workspace(disk, { onDidChangeFiles() {}, onDidChangeLogs() {} });
  await workspace.addFolder(disk.root);
  return workspace;
}

const problemsOf = (workspace: Workspace) =>
  workspace.logs.flatMap((log) =>
    [...log.everyFile()].flatMap((uri) =>
      checkFile(uri, log).map((problem) => ({ uri, problem, text: describeProblem(problem, english), log })),
    ),
  );

let server: MemoryServer | undefined;

afterEach(async () => {
  await server?.stop();
  server = undefined;
});

describe.each(Object.entries(unreadable))('an index that is %s', (_, [content, sentence]) => {
  test.each([undefined, 'index: README.md\n'])(
    'is the only problem, with the configuration %j',
    async (configuration) => {
      const workspace = await load(makeDisk(content, configuration));
      const problems = problemsOf(workspace);
      expect(problems.map(({ uri, problem }) => [uri, problem.code])).toEqual([
        ['file:///workspace/docs/adr/README.md', 'file-unreadable'],
      ]);
      expect(problems[0]?.text).toContain(sentence);
      const fixes = problems.flatMap(({ problem, uri, log }) => findFixes(problem, uri, log));
      expect(fixes).toEqual([]);
    },
  );

  test('has every operation on its log refused, and no edit is sent', async () => {
    server = new MemoryServer({ fileSystem: makeDisk(content) });
    await server.start();
    const log = 'file:///workspace/docs/adr';
    const [uri, other] = [`${log}/001-ants.md`, `${log}/002-bees.md`];
    const argument = { uri, log, title: 'Cats', status: 'Deprecated', successor: other, to: other, kind: 'amends' };
    const others = ['adr.createLog', 'adr.describeConvention', 'adr.undoSync'];
    for (const command of operationNames.filter((name) => !others.includes(name)))
      await expect(server.execute(command, argument), command).rejects.toThrow(
        'No changes made: README.md, which should contain the index, cannot be read.',
      );
    await expect(server.execute('adr.undoSync', { uri: `${log}/README.md` })).rejects.toThrow();
    await expect(server.execute('adr.createLog', { folder: log })).rejects.toThrow();
    await expect(server.execute('adr.describeConvention', argument)).resolves.toBeDefined();
    expect(server.edits).toEqual([]);
  });

  test('is an index again once it can be read', async () => {
    const disk = makeDisk(content);
    const workspace = await load(disk);
    expect(workspace.logs[0]?.unreadableIndex).toBeDefined();
    disk.write('docs/adr/README.md', index);
    await workspace.followDisk([{ uri: disk.uri('docs/adr/README.md'), kind: 'changed' }]);
    expect(workspace.logs[0]?.unreadableIndex).toBeUndefined();
    expect(workspace.logs[0]?.index?.targets.size).toBe(2);
    expect(problemsOf(workspace)).toEqual([]);
    disk.write('docs/adr/README.md', content);
    await workspace.followDisk([{ uri: disk.uri('docs/adr/README.md'), kind: 'changed' }]);
    expect(problemsOf(workspace).map(({ problem }) => problem.code)).toEqual(['file-unreadable']);
  });
});

/** What the workspace takes for the index, and its problems, once it was told of a file. */
async function afterChange(workspace: Workspace, disk: MemoryFileSystem, name: string, kind: 'changed' | 'deleted') {
  await workspace.followDisk([{ uri: disk.uri(`docs/adr/${name}`), kind }]);
  const [log] = workspace.logs;
  return [
    log?.index?.file.name,
    ...problemsOf(workspace).map(({ uri, problem }) => `${uri.split('/').at(-1)} ${problem.code}`),
  ];
}

describe.each(Object.entries(unreadable))('of two files that may hold the index, one that is %s', (_, [content]) => {
  test('is the index once it can be read', async () => {
    const disk = makeDisk(content);
    disk.write('docs/adr/index.md', index);
    const workspace = await load(disk);
    expect(workspace.logs[0]?.index?.file.name).toBe('index.md');
    disk.write('docs/adr/README.md', index);
    expect(await afterChange(workspace, disk, 'README.md', 'changed')).toEqual(['README.md']);
    expect(workspace.fileAt(disk.uri('docs/adr/index.md'))).toBeUndefined();
    disk.write('docs/adr/README.md', content);
    expect(await afterChange(workspace, disk, 'README.md', 'changed')).toEqual([
      'index.md',
      'README.md file-unreadable',
    ]);
  });

  test('has no problem once it can be read, also where it holds no index', async () => {
    const disk = makeDisk(content);
    disk.write('docs/adr/index.md', index);
    const workspace = await load(disk);
    disk.write('docs/adr/README.md', '# About\n');
    expect(await afterChange(workspace, disk, 'README.md', 'changed')).toEqual(['index.md']);
  });

  test('is not what the other one is replaced by, and is replaced by it', async () => {
    const disk = makeDisk(index);
    disk.write('docs/adr/index.md', content);
    const workspace = await load(disk);
    expect(workspace.logs[0]?.index?.file.name).toBe('README.md');
    disk.delete('docs/adr/README.md');
    expect(await afterChange(workspace, disk, 'README.md', 'deleted')).toEqual([undefined, 'index.md file-unreadable']);
    disk.write('docs/adr/index.md', index);
    expect(await afterChange(workspace, disk, 'index.md', 'changed')).toEqual(['index.md']);
  });
});

test('of two files that may hold the index, the one that is left takes its place in an editor, too', async () => {
  const disk = makeDisk(Uint8Array.from([0xff, 0xfe, 0x41]));
  disk.write('docs/adr/index.md', index);
  server = new MemoryServer({ fileSystem: disk });
  await server.start();
  const [readme, other] = [disk.uri('docs/adr/README.md'), disk.uri('docs/adr/index.md')];
  const codesOf = (uri: string) => server?.published.get(uri)?.diagnostics.map(({ code }) => code);
  const broken = index.replace('(002-bees.md)', '(002-wasps.md)');
  await server.open(other, broken);
  await server.waitUntil(
    () => codesOf(other)?.includes('index-link-broken') === true,
    () => JSON.stringify([...(server?.published ?? [])]),
  );
  disk.write('docs/adr/README.md', broken);
  await server.client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: readme, type: 2 }] });
  await server.waitUntil(
    () => codesOf(readme)?.includes('index-link-broken') === true && codesOf(other)?.length === 0,
    () => JSON.stringify([...(server?.published ?? [])]),
  );
});

describe('an index that the configuration names, but that does not exist', () => {
  test.each([
    ['index.md', 'docs/adr/index.md'],
    ['../decisions.md', 'docs/decisions.md'],
    ['../my%20list.md', 'docs/my list.md'],
  ])('is a mistake of it: %s', async (path, place) => {
    const disk = makeDisk(undefined, `# Ours\nindex: ${path}\n`);
    const workspace = await load(disk);
    expect(problemsOf(workspace)).toEqual([]);
    const file = [...workspace.configurations.values()][0];
    if (file === undefined) throw new Error('No configuration was read.');
    const [problem, ...others] = checkConfiguration(file, workspace.files);
    if (problem === undefined) throw new Error('No problem was found.');
    expect(others).toEqual([]);
    expect([problem.code, describeProblem(problem, english)]).toEqual([
      'config-invalid',
      `The index "${path}" does not exist.`,
    ]);
    const [fix] = findFixes(problem, file.uri, undefined);
    if (fix === undefined) throw new Error('There is no fix.');
    expect(english.fixes['create-index']({ kind: 'create-index', file: path })).toContain('Create the index');
    const files = [...applyEdit(fix.makeEdit(''), new Map())];
    const [uri = '', text = ''] = files[0] ?? [];
    expect(uri).toBe(disk.uri(place));
    expect(text).toContain('Ants');
    disk.write(place, text);
    const after = await load(disk);
    expect(problemsOf(after).map(({ text: each }) => each)).toEqual([]);
    const again = [...after.configurations.values()][0];
    expect(again && checkConfiguration(again, after.files)).toEqual([]);
  });

  test('is one for the log that lacks it alone', async () => {
    const disk = makeDisk(index, 'logs: [docs/adr, docs/more]\nindex: README.md\n');
    disk.write('docs/more/001-cats.md', record('Cats'));
    const workspace = await load(disk);
    const file = [...workspace.configurations.values()][0];
    const problems = file === undefined ? [] : checkConfiguration(file, workspace.files);
    expect(problems.map(({ arguments: given }) => given)).toEqual([
      { mistake: expect.objectContaining({ kind: 'no-such-index', log: disk.uri('docs/more') }) },
    ]);
  });

  test.each(['/etc/passwd.md', '../../../elsewhere.md', 'file:///etc/passwd.md', 'https://example.com/x.md'])(
    'is said to be outside where it is %s, and nothing is created',
    async (path) => {
      const workspace = await load(makeDisk(undefined, `index: ${path}\n`));
      const file = [...workspace.configurations.values()][0];
      if (file === undefined) throw new Error('No configuration was read.');
      const problems = checkConfiguration(file, workspace.files);
      expect(problems.map((each) => describeProblem(each, english))).toEqual([
        `The index "${path}" is outside the workspace.`,
      ]);
      expect(problems.flatMap((each) => findFixes(each, file.uri, undefined))).toEqual([]);
    },
  );
});
