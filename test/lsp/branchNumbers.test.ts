import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { gitBranchReader } from '../../server/src/workspace/gitBranchReader.ts';
import { LspClient } from '../support/lspClient.ts';
import { copySample, type SampleCopy } from '../support/sampleCopy.ts';

const cli = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));

let sample: SampleCopy;
let clients: LspClient[];

const uri = (name: string) => sample.uri(`docs/adr/${name}`);

function git(...args: string[]): void {
  const identity = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
  const { status, stderr } = spawnSync('git', [...identity, ...args], { cwd: sample.folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
}

function commit(name: string): void {
  const text = readFileSync(sample.path('docs/adr/004-ipxe.md'), 'utf8').replace('iPXE', name);
  writeFileSync(sample.path(`docs/adr/${name}`), text);
  git('add', '--all');
  git('commit', '-q', '-m', name);
}

/** A repository with the sample, the branch `flags` with a record 023, and the current branch `nats` from the same commit. */
beforeEach(() => {
  sample = copySample('harmony');
  clients = [];
  git('init', '-q', '-b', 'main');
  git('add', '--all');
  git('commit', '-q', '-m', 'The log');
  git('checkout', '-q', '-b', 'flags');
  commit('023-feature-flags.md');
  git('checkout', '-q', '-b', 'nats', 'main');
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

async function newRecord(client: LspClient, title: string): Promise<string> {
  const { uri: made } = await client.connection.sendRequest<{ uri: string }>('workspace/executeCommand', {
    command: 'adr.newRecord',
    arguments: [{ log: sample.uri('docs/adr'), title }],
  });
  return made;
}

test('the second branch is warned before the merge, and no more once its record has another number', async () => {
  commit('023-use-nats.md');
  const client = await start({ isTrusted: true });
  await client.waitForCodes(uri('023-use-nats.md'), ['index-row-missing', 'number-taken-elsewhere']);
  const [, problem] = client.published.get(uri('023-use-nats.md'))?.diagnostics ?? [];
  expect(problem?.message).toBe('Number 023 is already used by 023-feature-flags.md on branch flags.');
  renameSync(sample.path('docs/adr/023-use-nats.md'), sample.path('docs/adr/024-use-nats.md'));
  await client.fileEvent(uri('023-use-nats.md'), 3);
  await client.fileEvent(uri('024-use-nats.md'), 1);
  await client.waitForCodes(uri('024-use-nats.md'), ['index-row-missing']);
});

test('a branch that gains a record while the server runs is followed', async () => {
  const client = await start({ isTrusted: true });
  expect(await newRecord(client, 'Use NATS')).toBe(uri('024-use-nats.md'));
  commit('024-use-nats.md');
  git('checkout', '-q', 'flags');
  commit('024-more-flags.md');
  git('checkout', '-q', 'nats');
  await client.fileEvent(uri('024-use-nats.md'), 1);
  await client.fileEvent(sample.uri('.git/refs/heads/flags'), 2);
  await client.waitForCodes(uri('024-use-nats.md'), ['index-row-missing', 'number-taken-elsewhere']);
});

test('git is not asked where nobody trusts the workspace, nor where the setting says so', async () => {
  for (const options of [{}, { isTrusted: false }, { isTrusted: true, git: { branches: false } }])
    expect(await newRecord(await start(options), 'Use NATS')).toBe(uri('023-use-nats.md'));
});

test('trust that comes later counts from then on', async () => {
  const client = await start({});
  expect(await newRecord(client, 'Use NATS')).toBe(uri('023-use-nats.md'));
  await client.connection.sendNotification('adr/didGrantTrust');
  expect(await newRecord(client, 'Use NATS')).toBe(uri('024-use-nats.md'));
});

test('the command line skips the number, and checks it where it is asked to', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [cli, ...args], { cwd: sample.folder, encoding: 'utf8' }).stdout;
  expect(run('new', 'Use NATS')).toContain('created  docs/adr/024-use-nats.md');
  commit('023-another.md');
  expect(run('check')).not.toContain('number-taken-elsewhere');
  expect(run('check', '--branches')).toContain('Number 023 is already used by 023-feature-flags.md on branch flags.');
});

test.each([
  ['in no repository', undefined, 'docs/adr is not in a git repository, so other branches were not checked.'],
  [
    'with a pointer to the repository of somebody else',
    'gitdir: ../.git\n',
    'The .git of docs/adr leads to a repository that does not point back, so other branches were not checked.',
  ],
])('the command line says that it cannot check the branches of a log %s', (_, pointer, sentence) => {
  const folder = sample.path('copy');
  cpSync(sample.path('docs'), join(folder, 'docs'), { recursive: true });
  if (pointer === undefined) rmSync(sample.path('.git'), { recursive: true });
  else writeFileSync(join(folder, '.git'), pointer);
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [cli, 'check', 'docs/adr', ...args], { cwd: folder, encoding: 'utf8' });
  expect(run('--branches')).toMatchObject({ status: 2, stderr: `adr-keeper: ${sentence}\n` });
  expect(run()).toMatchObject({ status: 0, stderr: '' });
});

test('what was renamed or deleted here since takes no number, and a remote branch counts as a local one', async () => {
  git('mv', 'docs/adr/004-ipxe.md', 'docs/adr/004-boot.md');
  rmSync(sample.path('docs/adr/005-interactive-project.md'));
  git('commit', '-q', '--all', '-m', 'Rename one, delete one');
  git('update-ref', 'refs/remotes/origin/flags', 'flags');
  git('branch', '-q', '-D', 'flags');
  expect(await gitBranchReader.readGains(sample.uri('docs/adr'))).toEqual([
    { branch: 'origin/flags', paths: ['023-feature-flags.md'] },
  ]);
});

test('without a repository, or a commit, there are no branches', async () => {
  rmSync(join(sample.folder, '.git'), { recursive: true });
  expect(await gitBranchReader.readGains(sample.uri('docs/adr'))).toEqual([]);
  git('init', '-q');
  expect(await gitBranchReader.readGains(sample.uri('docs/adr'))).toEqual([]);
});
