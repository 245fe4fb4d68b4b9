import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadLogs } from '../../server/src/cli/loadLogs.ts';
import { describeProblem } from '../../server/src/core/messages/describe.ts';
import { english } from '../../server/src/core/messages/english.ts';
import { nextFreeNumber } from '../../server/src/core/model/takenNumbers.ts';
import { findTemplate, listTemplates } from '../../server/src/core/operations/record/recordTemplates.ts';
import { checkConfiguration, checkFile } from '../../server/src/core/rules/checkFile.ts';
import type { FileSystem } from '../../server/src/workspace/fileSystem.ts';
import { nodeFileSystem } from '../../server/src/workspace/nodeFileSystem.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';
import { MemoryFileSystem } from '../support/memoryFileSystem.ts';
import { MemoryServer } from '../support/memoryServer.ts';

const secret = 'Top secret';
const record = (title: string) =>
  `# ${title}\n\n## Status\n\nAccepted\n\n## Context\n\nX.\n\n## Decision\n\nY.\n\n## Consequences\n\nZ.\n`;
const row = (file: string, title: string) => `| [${file.slice(0, 3)}](${file}) | ${title} | Accepted |\n`;
const header = '# Records\n\n| Number | Title | Status |\n|---|---|---|\n';

let top: string;
let root: string;
/** The paths that were opened or listed. */
let touched: Set<string>;

const counting: FileSystem = {
  readDirectory(uri) {
    const entries = nodeFileSystem.readDirectory(uri);
    if (entries !== undefined) touched.add(uri);
    return entries;
  },
  readFile(uri, limit, options) {
    const content = nodeFileSystem.readFile(uri, limit, options);
    if (!(content instanceof Promise) && content.kind === 'bytes') touched.add(uri);
    return content;
  },
  realUri: (uri) => nodeFileSystem.realUri?.(uri),
};

const uriOf = (path: string) => pathToFileURL(join(root, path)).href;

function write(path: string, text: string): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

async function load(...given: (string | FileSystem)[]): Promise<Workspace> {
  const folders = given.filter((each) => typeof each === 'string');
  const [fileSystem = counting] = given.filter((each) => typeof each !== 'string');
  const listener = {
    onDidChangeFiles() {},
    onDidChangeLogs() {},
    citingPatterns: async () => ({ include: ['*'], exclude: [] }),
  };
  const workspace = new Workspace(fileSystem, listener);
  for (const folder of folders.length === 0 ? [root] : folders) {
    await workspace.addFolder(pathToFileURL(folder).href);
    await workspace.searchCitingFiles(pathToFileURL(folder).href);
  }
  return workspace;
}

function problemsIn(workspace: Workspace): string[] {
  const shown = (uri: string) => decodeURIComponent(uri).slice(pathToFileURL(root).href.length + 1);
  const ofLogs = workspace.logs.flatMap((log) =>
    [...log.everyFile()].flatMap((uri) => checkFile(uri, log).map((problem) => ({ uri, problem }))),
  );
  const ofConfigurations = [...workspace.configurations.values()].flatMap((file) =>
    checkConfiguration(file, workspace.files).map((problem) => ({ uri: file.uri, problem })),
  );
  return [...ofLogs, ...ofConfigurations].map(
    ({ uri, problem }) => `${shown(uri)} ${problem.code}: ${describeProblem(problem, english)}`,
  );
}

function expectNothingOutside(): void {
  const real = [...touched].map((uri) => realpathSync(new URL(uri)));
  expect(real.filter((path) => path !== root && !path.startsWith(`${root}/`))).toEqual([]);
}

beforeEach(() => {
  touched = new Set();
  top = realpathSync(mkdtempSync(join(tmpdir(), 'adr-keeper-limits-')));
  root = join(top, 'workspace');
  mkdirSync(join(top, 'outside/adr'), { recursive: true });
  writeFileSync(join(top, 'outside/README.md'), header + row('docs/adr/001-ants.md', secret));
  writeFileSync(join(top, 'outside/adr/007-spy.md'), record(secret));
  write('docs/adr/README.md', header + row('001-ants.md', 'Ants') + row('002-bees.md', 'Bees'));
  write('docs/adr/001-ants.md', record('Ants'));
  write('docs/adr/002-bees.md', record('Bees'));
});

afterEach(() => rmSync(top, { recursive: true, force: true }));

describe('nothing outside of the workspace is read', () => {
  test('by a link to a record, which is said to be unreadable', async () => {
    symlinkSync(join(top, 'outside/adr/007-spy.md'), join(root, 'docs/adr/003-spy.md'));
    const workspace = await load();
    expect(problemsIn(workspace)).toEqual([
      'docs/adr/003-spy.md file-unreadable: This file is not read: it links to a file outside the workspace.',
    ]);
    expect(await workspace.readText(uriOf('docs/adr/003-spy.md'))).toBeUndefined();
    expectNothingOutside();
  });

  test('by a link to a README', async () => {
    rmSync(join(root, 'docs/adr/README.md'));
    symlinkSync(join(top, 'outside/README.md'), join(root, 'docs/adr/README.md'));
    const workspace = await load();
    expect(workspace.logs[0]?.readme).toBeUndefined();
    expect(problemsIn(workspace)).toEqual([
      'docs/adr/README.md file-unreadable: This file is not read: it links to a file outside the workspace.',
    ]);
    expectNothingOutside();
  });

  test.each(['../../../outside/README.md', '%2e%2e/../../outside/README.md', '../../out/README.md'])(
    'by "index: %s"',
    async (index) => {
      symlinkSync(join(top, 'outside'), join(root, 'out'));
      write('.adr-keeper.yaml', `logs: [docs/adr]\nindex: "${index}"\n`);
      const workspace = await load();
      expect(workspace.logs[0]?.readme).toBeUndefined();
      expect(problemsIn(workspace)).toEqual([
        `.adr-keeper.yaml config-invalid: The index "${index}" is outside the workspace.`,
      ]);
      expectNothingOutside();
    },
  );

  test('by "logs:" and "template:", or by links to folders', async () => {
    symlinkSync(join(top, 'outside'), join(root, 'out'));
    write('.adr-keeper.yaml', 'logs: [../outside/adr, out/adr]\ntemplate: ../../../outside/adr/007-spy.md\n');
    const workspace = await load();
    expect(workspace.logs).toEqual([]);
    expect(problemsIn(workspace)).toEqual([
      '.adr-keeper.yaml config-invalid: The folder "../outside/adr" is outside the folder of this file.',
      '.adr-keeper.yaml config-invalid: The folder "out/adr" is outside the folder of this file.',
    ]);
    expectNothingOutside();
  });

  test('by an entry of "logs:" that is no path from there, which is reported beside the others', async () => {
    const entries = [join(root, 'docs/adr'), '/docs/adr', 'http://x/adr', '#docs/adr', '../workspace/docs/adr'];
    write('.adr-keeper.yaml', `logs: ${JSON.stringify([...entries, './docs/x/../adr/'])}\n`);
    const workspace = await load();
    expect(workspace.logs.map(({ folder }) => folder)).toEqual([uriOf('docs/adr')]);
    const mistakes = entries.map((entry) =>
      entry.startsWith('..')
        ? `The folder "${entry}" is outside the folder of this file.`
        : `Folder "${entry}" not found. The path is relative to this file.`,
    );
    expect(problemsIn(workspace)).toEqual(mistakes.map((each) => `.adr-keeper.yaml config-invalid: ${each}`));
  });

  test('names of folders in "logs:" are taken as they are', async () => {
    write('docs/c# 100%/001-ants.md', record('Ants'));
    write('.adr-keeper.yaml', 'logs: ["docs/c# 100%", "docs/%61dr"]\n');
    const workspace = await load();
    expect(workspace.logs.map(({ folder }) => decodeURIComponent(folder))).toEqual([
      expect.stringMatching(/docs\/c# 100%$/),
    ]);
    expect(problemsIn(workspace).filter((each) => each.includes('config-invalid'))).toEqual([
      '.adr-keeper.yaml config-invalid: Folder "docs/%61dr" not found. The path is relative to this file.',
    ]);
  });

  test('by a link among the templates, which is none, whatever its name', async () => {
    write('docs/adr/templates/own.md', record('Own'));
    symlinkSync(join(top, 'outside/adr/007-spy.md'), join(root, 'docs/adr/templates/nygard.md'));
    symlinkSync('own.md', join(root, 'docs/adr/templates/linked.md'));
    const [log] = (await load()).logs;
    const templates = log === undefined ? [] : listTemplates(log);
    expect(templates.filter(({ kind }) => kind === 'file').map(({ name }) => name)).toEqual(['linked.md', 'own.md']);
    expect(findTemplate('nygard', templates)).toMatchObject({ kind: 'preset', uri: undefined });
    expectNothingOutside();
  });

  test('by links in Markdown', async () => {
    symlinkSync(join(top, 'outside'), join(root, 'docs/adr/out'));
    const links = [
      '../../../outside/adr/007-spy.md',
      'out/adr/007-spy.md#decision',
      'out/adr/404.md',
      '%2e%2e/out/x.md',
    ];
    write('docs/adr/001-ants.md', `${record('Ants')}\n${links.map((link) => `[x](${link})`).join('\n')}\n`);
    const problems = problemsIn(await load());
    expect(problems.filter((each) => /spy/.test(each))).toEqual([]);
    expectNothingOutside();
  });

  test('by links to configuration and ignore files', async () => {
    writeFileSync(join(top, 'outside/config'), 'logs: [nowhere]\n');
    writeFileSync(join(top, 'outside/ignore'), '*\n');
    symlinkSync(join(top, 'outside/config'), join(root, '.adr-keeper.yaml'));
    symlinkSync(join(top, 'outside/ignore'), join(root, '.gitignore'));
    symlinkSync(join(top, 'outside/config'), join(root, '.adr-dir'));
    const workspace = await load();
    expect(workspace.logs.map(({ records }) => records.size)).toEqual([2]);
    expect(problemsIn(workspace)).toEqual([
      '.adr-keeper.yaml config-invalid: This file is not read: it links to a file outside the workspace.',
    ]);
    expectNothingOutside();
  });

  test('as a file that cites records', async () => {
    writeFileSync(join(top, 'outside/cites.md'), 'See ADR-001.\n');
    symlinkSync(join(top, 'outside/cites.md'), join(root, 'cites.md'));
    const workspace = await load();
    expect([...workspace.citingFiles.keys()]).toEqual([]);
    expectNothingOutside();
  });

  test('when a folder has become a link while the workspace is open', async () => {
    const workspace = await load();
    rmSync(join(root, 'docs/adr'), { recursive: true });
    symlinkSync(join(top, 'outside/adr'), join(root, 'docs/adr'));
    await new Promise((resume) => setTimeout(resume, 0));
    const uri = uriOf('docs/adr/007-spy.md');
    expect(await workspace.readText(uri)).toBeUndefined();
    await workspace.followDisk([{ uri, kind: 'created' }]);
    expect(workspace.logOf(uri)?.records.has(uri)).not.toBe(true);
  });
});

test('links inside the workspace, and from one of its folders to another, are followed', async () => {
  write('shared/003-cats.md', record('Cats'));
  write(
    'shared/index.md',
    header + row('001-ants.md', 'Ants') + row('002-bees.md', 'Bees') + row('003-cats.md', 'Cats'),
  );
  rmSync(join(root, 'docs/adr/README.md'));
  symlinkSync('../../shared/003-cats.md', join(root, 'docs/adr/003-cats.md'));
  symlinkSync('../../shared/index.md', join(root, 'docs/adr/README.md'));
  symlinkSync(join(top, 'outside/adr/007-spy.md'), join(root, 'docs/adr/004-dogs.md'));
  const alone = await load();
  expect([...(alone.logs[0]?.records.values() ?? [])].map(({ title }) => title.text)).toEqual(['Ants', 'Bees', 'Cats']);
  expect(alone.logs[0]?.index?.targets.size).toBe(3);
  const both = await load(root, join(top, 'outside'));
  expect(both.logOf(uriOf('docs/adr/004-dogs.md'))?.records.get(uriOf('docs/adr/004-dogs.md'))?.title.text).toBe(
    secret,
  );
});

test('a workspace folder may be named by way of a link', async () => {
  symlinkSync(root, join(top, 'alias'));
  const workspace = await load(join(top, 'alias'));
  expect(workspace.logs.map(({ records }) => records.size)).toEqual([2]);
});

describe('on the command line, a file is judged within its repository', () => {
  test.each(['README.md', 'docs/adr/001-ants.md', 'other/notes.md'])(
    'for %s nothing above it is listed',
    async (path) => {
      mkdirSync(join(root, '.git'));
      write('README.md', '# A project\n');
      write('other/notes.md', '# Notes\n');
      const { logs } = await loadLogs([join(root, path)], { fileSystem: counting });
      expect(logs.length).toBe(path.includes('001') ? 1 : 0);
      expectNothingOutside();
      expect([...touched].filter((uri) => !uri.startsWith(pathToFileURL(root).href))).toEqual([]);
    },
  );
});

describe('an odd file is never waited for', () => {
  const fifo = (path: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    rmSync(join(root, path), { force: true });
    execFileSync('mkfifo', [join(root, path)]);
  };

  test.each(['.adr-keeper.yaml', '.gitignore', '.adr-dir', 'docs/adr/003-cats.md', 'notes.md', 'docs/adr/drafts/x.md'])(
    'where %s is a pipe',
    async (path) => {
      fifo(path);
      const workspace = await load();
      expect(workspace.logs.map(({ records }) => records.size)).toEqual([2]);
      await workspace.followDisk([{ uri: uriOf(path), kind: 'created' }]);
      expect(workspace.logs.map(({ records }) => records.size)).toEqual([2]);
      expect(await workspace.readText(uriOf(path))).toBeUndefined();
      expect(problemsIn(workspace)).toEqual(
        path === '.adr-keeper.yaml'
          ? ['.adr-keeper.yaml config-invalid: This file cannot be read: not a regular file.']
          : path === 'docs/adr/003-cats.md'
            ? [`${path} file-unreadable: This file cannot be read: not a regular file.`]
            : [],
      );
    },
  );

  test.each(['.adr-keeper.yaml', '.gitignore', '.adr-dir', 'docs/adr/003-cats.md'])(
    'where %s is a folder',
    async (path) => {
      mkdirSync(join(root, path));
      const workspace = await load();
      expect(workspace.logs.map(({ records }) => records.size)).toEqual([2]);
      await workspace.followDisk([{ uri: uriOf(path), kind: 'created' }]);
      // A record that was meant to be there is missing.
      const unread = path.startsWith('docs/adr/') ? [uriOf(path)] : [];
      expect(workspace.logs.map(({ records, unreadable }) => [records.size, ...unreadable.keys()])).toEqual([
        [2, ...unread],
      ]);
    },
  );

  test.each([
    ['a pipe', () => fifo('docs/index.md')],
    ['a folder', () => mkdirSync(join(root, 'docs/index.md'))],
  ])('where "index:" names %s', async (_, make) => {
    make();
    write('.adr-keeper.yaml', 'logs: [docs/adr]\nindex: ../index.md\n');
    const workspace = await load();
    expect(problemsIn(workspace)).toEqual([expect.stringMatching(/^docs\/index.md file-unreadable: /)]);
  });

  test('a socket is no file', async () => {
    const path = join(root, 's');
    const server = createServer().listen(path);
    await new Promise((resume) => server.once('listening', resume));
    expect(nodeFileSystem.readFile(uriOf('s'), 10)).toMatchObject({ kind: 'not-file' });
    server.close();
  });

  test('devices give nothing', () => {
    expect(nodeFileSystem.readFile('file:///dev/zero', 10)).toMatchObject({ kind: 'not-file' });
  });
});

describe('a folder of a log that is not read', () => {
  const linked = (name: string) =>
    `docs/adr/${name} file-unreadable: This folder is a symbolic link. The records in it are not read.`;

  /** As for a user who may not list a folder: the tests may run as one who may do everything. */
  function forbidding(path: string): FileSystem {
    return {
      ...counting,
      readDirectory: (uri) => (uri === uriOf(path) ? undefined : counting.readDirectory(uri)),
      readFile: (uri, limit, options) =>
        uri === uriOf(path) ? { kind: 'forbidden' } : counting.readFile(uri, limit, options),
    };
  }

  test('is reported where it may not be listed', async () => {
    write('docs/adr/area/003-cats.md', record('Cats'));
    write('docs/adr/drafts/004-dogs.md', record('Dogs'));
    write('src/003-cats.md', record('Cats'));
    const unreadWithout = async (path: string) =>
      problemsIn(await load(forbidding(path))).filter((each) => each.includes('file-unreadable'));
    expect(await unreadWithout('docs/adr/area')).toEqual([
      'docs/adr/area file-unreadable: This folder and its records cannot be read: permission denied.',
    ]);
    expect(await unreadWithout('docs/adr/drafts')).toEqual([]);
    expect(await unreadWithout('src')).toEqual([]);
  });

  test('is reported where it is a link to records, or out of the workspace', async () => {
    write('more/003-cats.md', record('Cats'));
    symlinkSync('../../more', join(root, 'docs/adr/area'));
    symlinkSync(join(top, 'outside/adr'), join(root, 'docs/adr/other'));
    expect(problemsIn(await load())).toEqual([linked('area'), linked('other')]);
    expectNothingOutside();
  });

  test('is not where such a link leads to no record, to nothing, or to what is read anyway', async () => {
    write('images/tea.png', '');
    symlinkSync('../../images', join(root, 'docs/adr/images'));
    symlinkSync('.', join(root, 'docs/adr/self'));
    symlinkSync('../gone', join(root, 'docs/adr/gone'));
    symlinkSync('../../docs', join(root, 'docs/adr/above'));
    symlinkSync('adr', join(root, 'docs/decided'));
    expect(problemsIn(await load())).toEqual([]);
  });
});

test.skipIf(process.platform !== 'linux')(
  'a record whose name is not UTF-8 is named, and its number is taken',
  async () => {
    const name = Buffer.concat([Buffer.from(`${root}/docs/adr/003-caf`), Buffer.from([0xe9]), Buffer.from('.md')]);
    writeFileSync(name, record('Coffee'));
    write('docs/adr/004-\ufffd.md', record('A name of its own'));
    const workspace = await load();
    expect(problemsIn(workspace).filter((each) => !each.includes('index-'))).toEqual([
      'docs/adr/003-caf\ufffd.md file-unreadable: This file cannot be read: its name, 003-caf\\xe9.md, is not UTF-8. Rename it.',
    ]);
    rmSync(join(root, 'docs/adr/004-\ufffd.md'));
    const [log] = (await load()).logs;
    expect(log && nextFreeNumber(log)).toBe('004');
  },
);

describe('nothing outside of the workspace is written', () => {
  let server: MemoryServer;

  beforeEach(async () => {
    symlinkSync(join(top, 'outside'), join(root, 'out'));
    server = new MemoryServer({ fileSystem: nodeFileSystem });
    await server.start(pathToFileURL(root).href);
  });

  afterEach(() => server.stop());

  test.each(['../elsewhere', '%2e%2e/elsewhere', 'docs/%2e%2e/..%2felsewhere', 'out/new', 'out'])(
    'adr.createLog refuses %s',
    async (path) => {
      const folder = `${pathToFileURL(root).href}/${path}`;
      await expect(server.execute('adr.createLog', { folder })).rejects.toThrow('The folder is not in the workspace.');
      expect(server.edits).toEqual([]);
    },
  );

  test('adr.createLog takes steps that stay inside', async () => {
    const folder = `${pathToFileURL(root).href}/x/%2e%2e/new`;
    await expect(server.execute('adr.createLog', { folder })).resolves.toMatchObject({
      uri: uriOf('new/000-adr-template.md'),
    });
  });

  test.each(['../outside/adr/007-spy.md', 'out/adr/007-spy.md', 'docs/adr/../../../outside/adr/007-spy.md'])(
    'adr.setStatus refuses %s',
    async (path) => {
      const uri = `${pathToFileURL(root).href}/${path}`;
      const asked = server.execute('adr.setStatus', { uri, status: 'Deprecated' });
      await expect(asked).rejects.toThrow('This file is not a decision record.');
      expect(server.edits).toEqual([]);
    },
  );

  test('an open document that is a link out of it is no record', async () => {
    symlinkSync(join(top, 'outside/adr/007-spy.md'), join(root, 'docs/adr/003-spy.md'));
    const uri = uriOf('docs/adr/003-spy.md');
    await server.open(uri, record(secret));
    const asked = server.execute('adr.setStatus', { uri, status: 'Deprecated' });
    await expect(asked).rejects.toThrow('This file is not a decision record.');
  });
});

test('folders are read a hundred levels deep', async () => {
  const deep = (depth: number) => `${'a/'.repeat(depth)}notes.md`;
  const disk = new MemoryFileSystem([
    ['docs/adr/001-ants.md', '# Ants\n\n## Status\n\nAccepted\n'],
    [deep(90), 'ADR-001\n'],
    [deep(300), 'ADR-001\n'],
  ]);
  const listener = {
    onDidChangeFiles() {},
    onDidChangeLogs() {},
    citingPatterns: async () => ({ include: ['*'], exclude: [] }),
  };
  const workspace = new Workspace(disk, listener);
  await workspace.addFolder(disk.root);
  await workspace.searchCitingFiles(disk.root);
  expect([...workspace.citingFiles.keys()]).toEqual([disk.uri(deep(90))]);
});
