import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { gitHistoryReader } from '../../server/src/workspace/gitHistoryReader.ts';
import { LspClient } from '../support/lspClient.ts';
import { copySample, type SampleCopy } from '../support/sampleCopy.ts';

const cli = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));

let sample: SampleCopy;
let clients: LspClient[];

const path = (name: string) => sample.path(`docs/adr/${name}`);
const uri = (name: string) => sample.uri(`docs/adr/${name}`);
const text = (name: string) => readFileSync(path(name), 'utf8');
const changed = () => text('004-ipxe.md').replace(/## Decision\n\n/, '$&All by hand. ');

function run(command: string, args: readonly string[], env: object = {}) {
  return spawnSync(command, args, { cwd: sample.folder, encoding: 'utf8', env: { ...process.env, ...env } });
}

function git(...args: string[]): void {
  const identity = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
  const { status, stderr } = run('git', [...identity, ...args], { GIT_COMMITTER_DATE: '2025-02-03T12:00:00Z' });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
}

/** A repository with the sample, in which both rules are on. */
beforeEach(() => {
  sample = copySample('harmony');
  clients = [];
  writeFileSync(path('.adr-keeper.yaml'), 'rules:\n  record-changed: warning\n  proposal-stale: warning\n');
  git('init', '-q', '-b', 'main');
  git('add', '--all');
  git('commit', '-q', '-m', 'The log');
});

afterEach(async () => {
  for (const client of clients) await client.stop();
  sample.remove();
});

async function start(options: object): Promise<LspClient> {
  const client = new LspClient();
  clients.push(client);
  await client.initialize([sample.uri('')], undefined, options);
  return client;
}

const codes = (client: LspClient, name: string) =>
  client.codesOf(uri(name)).filter((code) => code !== 'proposal-stale');

test('a decision that is changed after it was accepted is reported until that is committed', async () => {
  const client = await start({ isTrusted: true });
  await client.open(uri('004-ipxe.md'), changed());
  await client.waitUntil(
    () => codes(client, '004-ipxe.md').includes('record-changed'),
    () => `${codes(client, '004-ipxe.md')}`,
  );
  await client.change(uri('004-ipxe.md'), 2, text('004-ipxe.md'));
  await client.waitForCodes(uri('004-ipxe.md'), []);
  await client.change(uri('004-ipxe.md'), 3, changed());
  await client.waitForCodes(uri('004-ipxe.md'), ['record-changed']);
  writeFileSync(path('004-ipxe.md'), changed());
  git('commit', '-q', '-a', '-m', 'By hand');
  await client.fileEvent(sample.uri('.git/refs/heads/main'), 2);
  await client.waitForCodes(uri('004-ipxe.md'), []);
});

test('git is not asked where nobody trusts the workspace, nor where the setting says so', async () => {
  for (const options of [{}, { isTrusted: true, git: { history: false } }]) {
    const client = await start(options);
    await client.open(uri('004-ipxe.md'), `${changed().replace('## Rationale', '## Reasons')}`);
    // The list of logs is answered after the rules have been asked for what they know.
    await client.connection.sendRequest('adr/readGraph', { log: sample.uri('docs/adr') });
    await client.waitUntil(
      () => client.codesOf(uri('004-ipxe.md')).includes('section-missing'),
      () => `${client.codesOf(uri('004-ipxe.md'))}`,
    );
    expect(client.codesOf(uri('004-ipxe.md'))).not.toContain('record-changed');
  }
});

test('the command line asks git where the rules are on, and finds the same', () => {
  writeFileSync(path('004-ipxe.md'), changed());
  const undated = text('005-interactive-project.md').replace(/^.*Date:.*\n/gm, '');
  writeFileSync(path('005-interactive-project.md'), undated);
  const check = () => run(process.execPath, [cli, 'check', '--format', 'json', 'docs/adr']).stdout;
  const found = () =>
    JSON.parse(check())
      .problems.map(({ file, code }: { file: string; code: string }) => `${file.split('/').at(-1)} ${code}`)
      .filter((each: string) => /^00[45]/.test(each));
  expect(found()).toEqual([
    '004-ipxe.md record-changed',
    '005-interactive-project.md date-missing',
    '005-interactive-project.md proposal-stale',
  ]);
  writeFileSync(path('.adr-keeper.yaml'), 'rules: {}\n');
  expect(found()).toEqual(['005-interactive-project.md date-missing']);
});

test('git tells the texts of the last commit and the days of commits, of names of any letters', async () => {
  const name = 'Übung “1”.md';
  writeFileSync(path(name), 'First.\n');
  git('add', '--all');
  git('commit', '-q', '-m', 'One');
  writeFileSync(path(name), 'Second.\n');
  const texts = await gitHistoryReader.readTexts(sample.uri('docs/adr'), ['none.md', name, '004-ipxe.md']);
  expect([...texts]).toEqual([
    [name, 'First.\n'],
    ['004-ipxe.md', text('004-ipxe.md')],
  ]);
  const days = await gitHistoryReader.readDays(sample.uri('docs/adr'));
  expect([...days.keys()].sort()).toEqual(readdirSync(sample.path('docs/adr')).sort());
  expect(new Set(days.values())).toEqual(new Set(['2025-02-03']));
  const nowhere = 'file:///nowhere/at/all';
  expect((await gitHistoryReader.readTexts(nowhere, ['a.md'])).size).toBe(0);
  expect((await gitHistoryReader.readDays(nowhere)).size).toBe(0);
});
