import { expect, test } from 'vitest';
import { nextFreeNumber } from '../../../server/src/core/model/takenNumbers.ts';
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
