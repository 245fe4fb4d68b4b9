import { describe, expect, test } from 'vitest';
import { nextFreeNumber } from '../../../server/src/core/model/takenNumbers.ts';
import { checkFile } from '../../../server/src/core/rules/checkFile.ts';
import { Workspace } from '../../../server/src/workspace/workspace.ts';
import { MemoryFileSystem } from '../../support/memoryFileSystem.ts';

const names = ['01-start.md', '02-types.md', '03-errors.md', '04-tests.md'];

/** Numbered documents that share their sections, and an index that links them all. */
function series(sections: readonly string[], folder = ''): Record<string, string> {
  const body = sections.map((section) => `## ${section}\n\nText.\n`).join('\n');
  return Object.fromEntries([
    ...names.map((name) => [`${folder}${name}`, `# About ${name}\n\n${body}`]),
    [`${folder}README.md`, `# Contents\n\n${names.map((name) => `- [About ${name}](${name})\n`).join('')}`],
  ]);
}

async function load(files: Readonly<Record<string, string>>) {
  const disk = new MemoryFileSystem(Object.entries(files));
  const workspace = new Workspace(disk, { onDidChangeFiles() {}, onDidChangeLogs() {} });
  await workspace.addFolder(disk.root);
  const pathOf = (uri: string) => uri.slice(disk.root.length + 1);
  const records = () => workspace.logs.flatMap((log) => [...log.records.keys()].map(pathOf)).sort();
  return { disk, workspace, records };
}

test.each([
  [['Current situation', 'Motivation', 'Proposal', 'Rejected alternatives']],
  [['Summary', 'Drawbacks', 'Rationale and alternatives']],
  [['Ausgangslage', 'Vorschlag', 'Verworfene Alternativen']],
  [['Problème', 'Proposition', 'Conséquences attendues']],
  [['Problema', 'Propuesta', 'Consecuencias']],
  [['Проблема', 'Предложение', 'Альтернативы']],
  [['背景', '提案', '代替案']],
])('an index of documents with the sections %j is a log, in any folder', async (sections) => {
  expect((await load(series(sections))).records()).toEqual(names);
  const { records } = await load(series(sections, 'notes/rfcs/'));
  expect(records()).toEqual(names.map((name) => `notes/rfcs/${name}`));
});

test.each([
  [['Goals', 'Steps', 'Exercises', 'Further reading']],
  [['Motivation', 'Example', 'Summary']],
  [['Symptoms', 'Consequences', 'Repair']],
  [['Decision']],
])('an index of documents with the sections %j is not', async (sections) => {
  expect((await load(series(sections))).records()).toEqual([]);
});

test('documents that share no sections, or that their index does not link, are no log', async () => {
  const sections = ['Motivation', 'Proposal', 'Alternatives'];
  const apart = { ...series(sections), '03-errors.md': '# Errors\n\n## Kinds\n\nText.\n' };
  expect((await load(apart)).records()).toEqual([]);
  const unlinked = { ...series(sections), 'README.md': `- [A](${names[0]})\n- [B](${names[1]})\n- [C](${names[2]})\n` };
  expect((await load(unlinked)).records()).toEqual([]);
});

test('a log at the root has the folders that it links or that hold records, now and later', async () => {
  const { disk, workspace, records } = await load({
    ...series(['Motivation', 'Proposal', 'Alternatives']),
    'tutorial/01-intro.md': '# Welcome\n',
    'old/0001-tea.md': '# Tea\n\n## Status\n\nAccepted\n',
    '.github/PULL_REQUEST_TEMPLATE.md': '### What this changes\n',
    'docs/pull_request_template.md': '### What this changes\n',
  });
  expect(records()).toEqual([...names, 'old/0001-tea.md']);
  const create = async (path: string, text: string) => {
    disk.write(path, text);
    await workspace.followDisk([{ uri: disk.uri(path), kind: 'created' }]);
  };
  await create('tutorial/02-more.md', '# More\n');
  await create('.github/ISSUE_TEMPLATE/0001-bug.md', '# Bug\n');
  await create('ISSUE_TEMPLATE.md', '# Bug\n');
  await create('old/0002-cups.md', '# Cups\n\n## Status\n\nAccepted\n');
  expect(records()).toEqual([...names, 'old/0001-tea.md', 'old/0002-cups.md']);
});

test('records in formats that are not read have their numbers all the same, copies of others aside', async () => {
  const { workspace } = await load({
    'docs/adr/0001-tea.md': '# Tea\n\n## Status\n\nAccepted\n',
    'docs/adr/0001-tea.rst': 'Tea\n',
    'docs/adr/0005-cups.rst': 'Cups\n',
    'docs/adr/0009.png': '',
    'docs/0007-other.rst': 'Not in the log\n',
  });
  const [log] = workspace.logs;
  expect(log?.otherFormats).toEqual(['0005-cups.rst']);
  expect(log && nextFreeNumber(log)).toBe('0006');
});

const numbered = (folder: string, names: readonly string[], text: (name: string) => string) =>
  Object.fromEntries(names.map((name) => [`${folder}/${name}`, text(name)]));

test.each([
  [
    'plans with a line for their state',
    'docs/plans',
    '# Wave\n\n**Status:** complete\n\n## Context\n\nx\n\n## Tasks\n\n- a\n',
  ],
  ['specifications', 'spec', '# SPEC 1\n\nStatus: Accepted\n\n## Scope\n\nx\n\n## Testing\n\ny\n'],
  [
    'chapters of an architecture',
    'docs/architecture',
    '# 05 Bausteinsicht\n\n## Zweck\n\nx\n\n## Mindestinhalte\n\ny\n',
  ],
  ['handoffs', 'notizen', '# Übergabe\n\nStatus: In Arbeit\n\n## Offene Punkte\n\nx\n'],
])('%s are no log', async (_, folder, text) => {
  expect((await load(numbered(folder, names, () => text))).workspace.logs).toEqual([]);
});

test.each([
  ['a status and a decision', 'notes', '# X\n\n- Statut : accepté\n\n## Décision\n\nx\n'],
  ['a section for the status', 'notes', '# X\n\n## 状态\n\n已接受\n\n## 说明\n\nx\n'],
  [
    'decisions, in a place that is called so',
    'docs/architectural-decision-records',
    '# X\n\n## Chosen Decision\n\nx\n',
  ],
  [
    'decisions of an architecture',
    'docs/architecture',
    '# X\n\nStatus: Accepted\n\n## Decision\n\nx\n\n## Consequences\n\ny\n',
  ],
])('documents with %s are a log', async (_, folder, text) => {
  expect((await load(numbered(folder, names, () => text))).records()).toEqual(names.map((name) => `${folder}/${name}`));
});

test('files that are called ADR are a log where they tell of decisions', async () => {
  const called = ['adr-001-a.md', 'adr-002-b.md', 'adr-003-c.md'];
  const files = numbered('docs/arch', called, (name) => `# ${name}\n\n## Context\n\nx\n\n## Consequences\n\ny\n`);
  expect((await load(files)).records()).toEqual(called.map((name) => `docs/arch/${name}`));
});

describe('whether a log lacks an index', () => {
  const record = (name: string) => `# ${name}\n\n## Status\n\nAccepted\n\n## Decision\n\nx\n`;
  const three = numbered('docs/adr', ['0001-tea.md', '0002-milk.md', '0003-sugar.md'], record);
  const isMissing = async (files: Readonly<Record<string, string>>) => {
    const { workspace } = await load(files);
    return workspace.logs.some((log) =>
      [...log.everyFile()].some((uri) => checkFile(uri, log).some(({ code }) => code === 'index-missing')),
    );
  };

  test('is asked of a small one that nothing lists', async () => {
    expect(await isMissing(three)).toBe(true);
    expect(await isMissing({ ...three, 'README.md': '# Project\n\nSee docs/adr.\n' })).toBe(true);
    expect(await isMissing({ ...three, 'docs/adr/index.md': '---\nhas_children: false\n---\n# ADR\n' })).toBe(true);
  });

  test.each([
    ['README.md', '# Decisions\n\n- [Tea](docs/adr/0001-tea.md)\n- [Milk](docs/adr/0002-milk.md)\n'],
    ['docs/SUMMARY.md', '* [Tea](adr/0001-tea.md)\n* [Milk](adr/0002-milk.md)\n* [Sugar](adr/0003-sugar.md)\n'],
    ['mkdocs.yml', 'nav:\n  - Tea: adr/0001-tea.md\n  - Milk: adr/0002-milk.md\n'],
    ['docs/sidebars.js', "module.exports = { s: ['adr/0001-tea', 'adr/0002-milk', 'adr/0003-sugar'] };\n"],
    ['docs/adr/index.md', '---\nhas_children: true\n---\n# ADR\n\nBelow, all records are listed.\n'],
  ])('is not asked where they are listed otherwise: %s', async (path, text) => {
    expect(await isMissing({ ...three, [path]: text })).toBe(false);
  });

  test('is not asked of many that were written without one, unless the configuration asks', async () => {
    const many = numbered(
      'docs/adr',
      Array.from({ length: 10 }, (_, at) => `00${10 + at}-x${at}.md`),
      record,
    );
    expect(await isMissing(many)).toBe(false);
    expect(await isMissing({ ...many, 'docs/adr/.adr-keeper.yaml': 'rules: { index-missing: warning }\n' })).toBe(true);
  });
});
