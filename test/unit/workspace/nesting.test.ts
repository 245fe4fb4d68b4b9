import { afterEach, describe, expect, test } from 'vitest';
import { readFacts } from '../../../server/src/core/markdown/readFacts.ts';
import { describeProblem } from '../../../server/src/core/messages/describe.ts';
import { english } from '../../../server/src/core/messages/english.ts';
import { checkConfiguration, checkFile } from '../../../server/src/core/rules/checkFile.ts';
import { Workspace } from '../../../server/src/workspace/workspace.ts';
import { MemoryFileSystem } from '../../support/memoryFileSystem.ts';
import { MemoryServer } from '../../support/memoryServer.ts';

const record = (title: string, text = 'X.') =>
  `# ${title}\n\n## Status\n\nAccepted\n\n## Context\n\n${text}\n\n## Decision\n\nY.\n\n## Consequences\n\nZ.\n`;

const index =
  '# Records\n\n| Number | Title |\n|---|---|\n| [001](001-ants.md) | Ants |\n| [002](002-bees.md) | Bees |\n';

const deep = {
  'list items': `${'- '.repeat(3000)}a`,
  'ordered items': `${'1. '.repeat(3000)}a`,
  'items by indentation': Array.from({ length: 600 }, (_, level) => `${'  '.repeat(level)}- a`).join('\n'),
  quotes: `${'>'.repeat(6000)} a`,
  'many lines of quotes': `${'>'.repeat(300)} a\n`.repeat(50),
  'quotes and items': `${'> - 1. '.repeat(1000)}a`,
  'emphasis of asterisks': `${'*a '.repeat(5000)}${'b* '.repeat(5000)}`,
  'emphasis of underscores': `${'_a '.repeat(5000)}${'b_ '.repeat(5000)}`,
  'one run of asterisks': `${'*'.repeat(20_000)}a${'*'.repeat(20_000)}`,
  'emphasis in an image': `![${'*a '.repeat(3000)}${'b* '.repeat(3000)}](x.png)`,
};

const deepFrontMatter = {
  'flow lists': `x: ${'['.repeat(10_000)}${']'.repeat(10_000)}`,
  'flow lists without an end': `x: ${'['.repeat(10_000)}`,
  'flow maps': `x: ${'{a: '.repeat(10_000)}`,
  'block lists': `x:\n  ${'- '.repeat(10_000)}a`,
  'complex keys': '? '.repeat(10_000),
  'lists that fill the stack': `x: ${'['.repeat(200_000)}`,
  'lists in a block': Array.from({ length: 300 }, (_, level) => `${' '.repeat(level)}a:`).join('\n'),
};

/** Ten to the ninth values in 350 bytes. */
const laughs = `a: &a [${'x,'.repeat(9)}x]\n${[...'bcdefghi']
  .map((name, at) => `${name}: &${name} [${`*${'abcdefghi'[at]},`.repeat(9)}x]`)
  .join('\n')}`;

const flat = {
  'brackets that open': '['.repeat(20_000),
  brackets: `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
  'images in images': `${'!['.repeat(2000)}a${'](x.png)'.repeat(2000)}`,
  'a hundred quotes': `${'> '.repeat(100)}a`,
  'a line across the page': '- '.repeat(400),
  'much emphasis side by side': '*a* '.repeat(2000),
  aliases: laughs,
};

async function load(disk: MemoryFileSystem): Promise<Workspace> {
  const listener = { onDidChangeFiles() {}, onDidChangeLogs() {}, citingPatterns: async () => allFiles };
  const workspace = new Workspace(disk, listener);
  await workspace.addFolder(disk.root);
  await workspace.searchCitingFiles(disk.root);
  return workspace;
}

const allFiles = { include: ['*'], exclude: [] };

const makeDisk = (...others: (readonly [string, string])[]) =>
  new MemoryFileSystem([
    ['docs/adr/README.md', index],
    ['docs/adr/001-ants.md', record('Ants')],
    ['docs/adr/002-bees.md', record('Bees', 'See ADR-001.')],
    ['src/ants.ts', '// ADR-001\n'],
    ...others,
  ]);

const problemsIn = (workspace: Workspace) =>
  workspace.logs.flatMap((log) =>
    [...log.everyFile()].flatMap((uri) =>
      checkFile(uri, log).map((problem) => `${uri.slice(18)} ${problem.code}: ${describeProblem(problem, english)}`),
    ),
  );

const tooDeep = (path: string) => [`${path} file-unreadable: This file cannot be read: nested too deeply.`];

let server: MemoryServer | undefined;

afterEach(async () => {
  await server?.stop();
  server = undefined;
});

describe.each(Object.entries(deep))('what nests too deeply: %s', (_, text) => {
  test('in a record is one problem, and the others are served', async () => {
    const workspace = await load(makeDisk(['docs/adr/002-bees.md', record('Bees', text)]));
    expect(problemsIn(workspace)).toEqual(tooDeep('docs/adr/002-bees.md'));
    expect(workspace.logs[0]?.records.size).toBe(1);
    expect([...workspace.citingFiles.keys()]).toEqual(['file:///workspace/src/ants.ts']);
  });

  test('in an index is one problem', async () => {
    const workspace = await load(makeDisk(['docs/adr/README.md', `${index}\n${text}\n`]));
    expect(problemsIn(workspace)).toEqual(tooDeep('docs/adr/README.md'));
    expect(workspace.logs[0]?.records.size).toBe(2);
  });

  test('in a file that mentions a record takes nothing from the others', async () => {
    const workspace = await load(makeDisk(['notes.md', `ADR-001\n\n${text}\n`], ['src/x.ts', `// ADR-001\n${text}`]));
    expect(problemsIn(workspace)).toEqual([]);
    expect(workspace.citingFiles.has('file:///workspace/src/ants.ts')).toBe(true);
    expect(workspace.citingFiles.has('file:///workspace/src/x.ts')).toBe(true);
  });
});

describe.each(Object.entries(deepFrontMatter))('YAML that nests too deeply: %s', (_, yaml) => {
  test('in a record is one problem', async () => {
    const workspace = await load(makeDisk(['docs/adr/002-bees.md', `---\n${yaml}\n---\n${record('Bees')}`]));
    expect(problemsIn(workspace)).toEqual(tooDeep('docs/adr/002-bees.md'));
  });

  test('in a configuration is one problem, and nothing is configured', async () => {
    const workspace = await load(makeDisk(['.adr-keeper.yaml', `logs: [docs/adr]\n${yaml}\n`]));
    expect(problemsIn(workspace)).toEqual([]);
    const [file] = workspace.configurations.values();
    const problems = file === undefined ? [] : checkConfiguration(file, workspace.files);
    expect(problems.map((each) => `${each.code}: ${describeProblem(each, english)}`)).toEqual([
      'config-invalid: This file cannot be read: nested too deeply.',
    ]);
  });
});

test.each(Object.entries(flat))('what only looks so is read: %s', (_, text) => {
  expect(readFacts(record('Ants', text)).headings.length).toBe(5);
  expect(readFacts(`---\nstatus: accepted\n${laughs}\n---\n${record('Ants')}`).fields[0]?.key).toBe('status');
});

test('aliases in a configuration are not followed', async () => {
  const uses =
    'logs: *i\nindex: *i\nsections: [*i]\nstatuses: *i\ntransitions: *i\nrules: *i\n? *i\n: 1\n? [*i, {*i : *i}]\n: 2\n';
  const workspace = await load(makeDisk(['.adr-keeper.yaml', `${laughs}\n${uses}`]));
  const [file] = workspace.configurations.values();
  expect(file?.settings).toEqual({});
  expect(workspace.logs.length).toBe(1);
});

test('an open document may nest too deeply and be mended', async () => {
  server = new MemoryServer({ fileSystem: makeDisk() });
  await server.start();
  const uri = 'file:///workspace/docs/adr/002-bees.md';
  await server.open(uri, record('Bees', deep['list items']));
  const codes = () => server?.published.get(uri)?.diagnostics.map(({ code }) => code);
  await server.waitUntil(
    () => codes()?.join() === 'file-unreadable',
    () => JSON.stringify(codes()),
  );
  const symbols = await server.client.sendRequest('workspace/symbol', { query: 'ants' });
  expect(JSON.stringify(symbols)).toContain('001 Ants');
  await server.client.sendNotification('textDocument/didChange', {
    textDocument: { uri, version: 2 },
    contentChanges: [{ text: record('Bees') }],
  });
  await server.waitUntil(
    () => codes()?.length === 0,
    () => JSON.stringify(codes()),
  );
  expect(server.errors).toEqual([]);
});

test('halves of surrogate pairs in link targets, and steps above the top, end nothing', async () => {
  const links = [
    '[x](\ud800.md)',
    '[y](a\udc00b.md#\ud800)',
    '[z](../../../..//etc/x.md)',
    '[w](&#xD800;.md)',
    '[v](%ED%A0%80.md)',
  ];
  const html = '<a href="\udfff.md">x</a> ![i](\ud83d.png "\ud83d") [[ADR-\ud800]] [r]\n\n[r]: <\ud800 x.md>';
  const text = record('Bees', `${links.join(' ')} ${html}`);
  server = new MemoryServer({ fileSystem: makeDisk() });
  await server.start();
  const uri = 'file:///workspace/docs/adr/002-bees.md';
  await server.open(uri, text);
  await server.open('file:///workspace/docs/adr/README.md', `${index}| [\ud800](\ud800.md) | \ud800 |\n`);
  await server.open('file:///workspace/notes.md', `ADR-001 ${links.join(' ')}`);
  await server.waitUntil(
    () => server?.published.get(uri)?.diagnostics.some(({ code }) => code === 'link-broken') === true,
    () => JSON.stringify([...(server?.published ?? [])]),
  );
  const textDocument = { uri };
  for (let character = 0; character < 60; character += 7) {
    const position = { line: 8, character };
    await server.client.sendRequest('textDocument/hover', { textDocument, position });
    await server.client.sendRequest('textDocument/definition', { textDocument, position });
    const range = { start: position, end: position };
    await server.client.sendRequest('textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } });
  }
  await server.client.sendRequest('adr/describeRecord', { uri });
  await server.execute('adr.setStatus', { uri, status: 'Deprecated' });
  await server.execute('adr.renumberRecord', { uri, number: '7' });
  expect(server.errors).toEqual([]);
});
