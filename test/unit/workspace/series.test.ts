import { describe, expect, test } from 'vitest';
import { nextFreeNumber } from '../../../server/src/core/model/takenNumbers.ts';
import { checkFile } from '../../../server/src/core/rules/checkFile.ts';
import { Workspace } from '../../../server/src/workspace/workspace.ts';
import { MemoryFileSystem } from '../../support/memoryFileSystem.ts';

async function load(files: Readonly<Record<string, string>>) {
  const disk = new MemoryFileSystem(Object.entries(files));
  const workspace = new Workspace(disk, { onDidChangeFiles() {}, onDidChangeLogs() {} });
  await workspace.addFolder(disk.root);
  const records = () =>
    workspace.logs
      .flatMap((log) => [...log.records.values()])
      .map(({ number, title, file }) => `${number} ${title.text} ${file.uri.slice(disk.root.length + 1)}`)
      .sort();
  return { disk, workspace, records };
}

const decision = (id: string, title: string, [context = 'Context', decided = 'Decision'] = ['Context', 'Decision']) =>
  `---\nid: ${id}\ntitle: ${title}\n---\n\n## ${context}\n\nWhy.\n\n## ${decided}\n\nYes.\n`;
const inFolder = (folder: string, ids: readonly string[], sections?: [string, string]) =>
  Object.fromEntries(ids.map((id) => [`${folder}/${id}-x${id.length}.md`, decision(id, `Title of ${id}`, sections)]));
const ids = ['ARCH-001', 'ARCH-002', 'CI-001', 'LEGAL-001'];

describe('files with a word and a number in their names', () => {
  test.each<[string, [string, string] | undefined]>([
    ['docs/adr', undefined],
    ['.archgate/adrs', undefined],
    ['.decisions', ['Kontext', 'Entscheidung']],
    ['doc/architecture/decisiones', ['Contexto', 'Decisión']],
    ['arch/decision-records', ['背景', '決定']],
  ])('are a log in %s, where they decide something', async (folder, sections) => {
    const { records, workspace } = await load(inFolder(folder, ids, sections));
    expect(records()).toEqual([
      `001 Title of ARCH-001 ${folder}/ARCH-001-x8.md`,
      `001 Title of CI-001 ${folder}/CI-001-x6.md`,
      `001 Title of LEGAL-001 ${folder}/LEGAL-001-x9.md`,
      `002 Title of ARCH-002 ${folder}/ARCH-002-x8.md`,
    ]);
    const [log] = workspace.logs;
    expect(log && nextFreeNumber(log)).toBe('003');
  });

  test.each([
    ['elsewhere', inFolder('docs/rfcs', ids)],
    ['in a folder of git', inFolder('.git/adrs', ids)],
    ['in a folder of GitHub', inFolder('.github/adrs', ids)],
    ['in another working tree', inFolder('.claude/worktrees/x/docs/adr', ids)],
    ['in a cache', inFolder('.cache/adr', ids)],
    ['in a hidden folder that is not called a log', inFolder('.adr/notes', ids)],
    ['that are few', inFolder('docs/adr', ids.slice(2))],
    ['without a decision', inFolder('docs/adr', ids, ['Context', 'Steps'])],
    ['in small letters', inFolder('docs/adr', ['arch-001', 'arch-002', 'arch-003'])],
    [
      'that are years',
      inFolder(
        'docs/adr',
        ['CVE-2024-1234', 'CVE-2024-1235', 'CVE-2024-1236'].map((id) => id),
      ),
    ],
    ['with few digits', inFolder('docs/adr', ['PHASE-1', 'PHASE-2', 'PHASE-3'])],
  ])('are no log %s', async (_, files) => {
    const cve = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [path.replace(/(-\d{4}-\d{4})-x\d+/, '$1'), text]),
    );
    expect((await load(cve)).workspace.logs).toEqual([]);
  });

  test('stay what they were beside records of another form', async () => {
    const record = '# T\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n';
    const numbered = Object.fromEntries([1, 2, 3, 4].map((at) => [`docs/adr/000${at}-x.md`, record]));
    const tickets = { ...inFolder('docs/adr', ['JIRA-1234']), 'docs/adr/RFC-900-y.md': record };
    const { records, workspace } = await load({ ...numbered, ...tickets });
    expect(records().filter((each) => !/^000/.test(each))).toEqual(['undefined T docs/adr/RFC-900-y.md']);
    const [log] = workspace.logs;
    expect(log && nextFreeNumber(log)).toBe('0005');
  });

  test('are a series beside records of another one, where they count from 1', async () => {
    const record = (title: string) => `# ${title}\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n`;
    const core = [1, 2, 3, 4].map((at) => [`docs/adr/ADR-00${at}-x.md`, record(`ADR-00${at}: T`)]);
    const security = [1, 2].map((at) => [`docs/adr/SEC-00${at}-x.md`, record(`SEC-00${at}: T`)]);
    const { records, workspace } = await load(Object.fromEntries([...core, ...security]));
    expect(records().filter((each) => each.includes('SEC'))).toEqual([
      '001 T docs/adr/SEC-001-x.md',
      '002 T docs/adr/SEC-002-x.md',
    ]);
    const [log] = workspace.logs;
    if (log === undefined) throw new Error('no log');
    expect([...log.everyFile()].flatMap((uri) => checkFile(uri, log).map(({ code }) => code))).toEqual([
      'index-missing',
    ]);
    const numberOf = (prefix: string) => nextFreeNumber(log, { prefix });
    expect([numberOf('ADR-'), numberOf('SEC-')]).toEqual(['005', '003']);
  });

  test('of another series found later are records from then on', async () => {
    const record = '# T\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n';
    const core = Object.fromEntries([1, 2, 3].map((at) => [`docs/adr/ADR-00${at}-x.md`, record]));
    const { disk, records, workspace } = await load(core);
    disk.write('docs/adr/SEC-001-y.md', record);
    await workspace.followDisk([{ uri: disk.uri('docs/adr/SEC-001-y.md'), kind: 'created' }]);
    expect(records()).toContain('001 T docs/adr/SEC-001-y.md');
  });

  test('share one number after the other where no two of them have the same', async () => {
    const ids = ['ARCH-001', 'CI-002', 'ARCH-003', 'CI-004'];
    const [log] = (await load(inFolder('docs/adr', ids))).workspace.logs;
    expect(log && nextFreeNumber(log, { prefix: 'ARCH-' })).toBe('005');
  });

  test('are none of a log of others, unless they decide something', async () => {
    const ticket = '# Notes\n\nSee the ticket.\n';
    const { disk, records, workspace } = await load({
      ...inFolder('docs/adr', ids),
      'docs/adr/JIRA-1234-notes.md': ticket,
    });
    expect(records()).toHaveLength(4);
    const create = async (path: string, text: string) => {
      disk.write(path, text);
      await workspace.followDisk([{ uri: disk.uri(path), kind: 'created' }]);
    };
    await create('docs/adr/ARCH-003-more.md', '# ARCH-003: More\n');
    expect(records()).toContain('003 More docs/adr/ARCH-003-more.md');
    await create('docs/adr/JIRA-1235-notes.md', ticket);
    expect(records()).toHaveLength(5);
  });

  test('make a log once there are enough of them', async () => {
    const { disk, records, workspace } = await load(inFolder('.archgate/adrs', ids.slice(0, 2)));
    expect(records()).toEqual([]);
    disk.write('.archgate/adrs/CI-001-x.md', decision('CI-001', 'Pins'));
    await workspace.followDisk([{ uri: disk.uri('.archgate/adrs/CI-001-x.md'), kind: 'created' }]);
    expect(records()).toHaveLength(3);
  });
});
