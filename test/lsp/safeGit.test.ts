import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LspClient } from '../support/lspClient.ts';
import { CountedGit, Poison, poisonedEnvironment } from '../support/poisonedGit.ts';

const cli = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));
const harmony = fileURLToPath(new URL('../workspaces/harmony', import.meta.url));

/** Git as a user has it, away from the configuration of this machine. */
const plainGit = {
  ...process.env,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  ...Object.fromEntries(
    ['AUTHOR', 'COMMITTER'].flatMap((who) => [
      [`GIT_${who}_NAME`, 'Ada'],
      [`GIT_${who}_EMAIL`, 'ada@example.org'],
    ]),
  ),
};

let top: string;
let repository: string;
let poison: Poison;

const inRepository = (...path: string[]) => join(repository, ...path);
const inLog = (...path: string[]) => inRepository('docs', 'adr', ...path);

function git(folder: string, args: readonly string[], input?: string): string {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd: folder, env: plainGit, encoding: 'utf8', input });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout.trim();
}

function run(args: readonly string[], options: { env?: NodeJS.ProcessEnv; cwd?: string; input?: string } = {}) {
  const { env = plainGit, cwd = repository, input } = options;
  return spawnSync(process.execPath, [cli, ...args], { cwd, env, encoding: 'utf8', input });
}

/** A commit that says it is signed: to look at the signature is to run the program that checks it. */
function commitSigned(folder: string, tree: string): string {
  const who = 'Ada <ada@example.org> 1700000000 +0000';
  const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ==\n -----END PGP SIGNATURE-----';
  const text = `tree ${tree}\nauthor ${who}\ncommitter ${who}\n${signature}\n\nSigned\n`;
  return git(folder, ['hash-object', '-t', 'commit', '-w', '--stdin'], text);
}

/** Makes of the log's folder a bare repository of its own, out of files that a commit can hold. */
function embedRepository(configuration: string): void {
  const bare = join(top, 'bare');
  rmSync(bare, { recursive: true, force: true });
  git(top, ['init', '-q', '--bare', bare]);
  const blob = git(bare, ['hash-object', '-w', '--stdin'], 'Old.\n');
  const tree = git(bare, ['mktree'], `100644 blob ${blob}\t001-why-rust.md\n`);
  git(bare, ['update-ref', 'refs/heads/main', commitSigned(bare, tree)]);
  for (const name of ['objects', 'refs']) cpSync(join(bare, name), inLog(name), { recursive: true });
  writeFileSync(inLog('HEAD'), 'ref: refs/heads/main\n');
  writeFileSync(inLog('config'), `[core]\n\trepositoryformatversion = 0\n\tbare = true\n${configuration}`);
}

beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'adr-keeper-git-'));
  repository = join(top, 'origin');
  poison = new Poison(join(top, 'poison'));
  cpSync(harmony, repository, { recursive: true });
  git(repository, ['init', '-q', '-b', 'main']);
});

afterEach(() => rmSync(top, { recursive: true }));

/** Commits all, and goes on in a plain clone. */
function cloneAll(): void {
  git(repository, ['add', '--all']);
  git(repository, ['commit', '-q', '-m', 'All']);
  git(top, ['clone', '-q', repository, join(top, 'clone')]);
  repository = join(top, 'clone');
}

/** Both rules that ask git what the last commit has. */
const rulesThatAskGit = 'rules:\n  record-changed: warning\n  proposal-stale: warning\n';

/** A clone with a branch that takes 023, and a template that asks for the author. */
function cloneLog(): void {
  writeFileSync(inLog('.adr-keeper.yaml'), `${rulesThatAskGit}template: template.md\n`);
  writeFileSync(
    inLog('template.md'),
    '# ADR NNN: Title\n\n**Author:** {author}\n\n## Status\n\nProposed\n\n## Context\n\n## Decision\n',
  );
  git(repository, ['checkout', '-q', '-b', 'flags']);
  cpSync(inLog('004-ipxe.md'), inLog('023-feature-flags.md'));
  git(repository, ['add', '--all']);
  git(repository, ['commit', '-q', '-m', 'Flags']);
  git(repository, ['checkout', '-q', '-b', 'main']);
  rmSync(inLog('023-feature-flags.md'));
  cloneAll();
}

/** The configuration of a repository without a remote. */
const bareMinimum = '[core]\n\trepositoryformatversion = 0\n\tbare = false\n';

const places = ['system', 'global', 'repository', 'embedded'] as const;

/** Poisons places of the configuration of the clone, its hooks and attributes, and those of a repository among its records. */
function poisonClone(poisoned: readonly string[]): NodeJS.ProcessEnv {
  const inGit = (...path: string[]) => inRepository('.git', ...path);
  const [system, global] = [join(top, 'system.config'), join(top, 'global.config')];
  const configuration = (place: string) => (poisoned.includes(place) ? poison.configuration(place) : '');
  writeFileSync(system, configuration('system'));
  writeFileSync(global, `[user]\n\tname = Grace Hopper\n${configuration('global')}`);
  appendFileSync(inGit('config'), configuration('repository'));
  embedRepository(configuration('embedded'));
  poison.hooks(inGit('hooks'), 'repository');
  poison.hooks(inLog('hooks'), 'embedded');
  const attributes = '* filter=evil diff=evil merge=evil text=auto\n';
  writeFileSync(inGit('info', 'attributes'), attributes);
  writeFileSync(inLog('.gitattributes'), attributes);
  return poisonedEnvironment(poison, { system, global });
}

/** A head that is signed, so that looking at it would look at the signature. */
function signHead(): void {
  const tree = git(repository, ['rev-parse', 'HEAD^{tree}']);
  git(repository, ['update-ref', 'HEAD', commitSigned(repository, tree)]);
}

describe('a plain clone whose log is also a bare repository that names a program for signatures', () => {
  test('runs nothing at check', () => {
    embedRepository(`[log]\n\tshowSignature = true\n[gpg]\n\tprogram = ${poison.program('gpg')}\n`);
    writeFileSync(inLog('.adr-keeper.yaml'), rulesThatAskGit);
    cloneAll();
    expect(run(['check']).stdout).toContain('22 records');
    expect(poison.takeMarks()).toEqual([]);
  });

  test('has the days and texts of its own commits', () => {
    embedRepository('');
    writeFileSync(inLog('.adr-keeper.yaml'), rulesThatAskGit);
    cloneAll();
    const text = readFileSync(inLog('004-ipxe.md'), 'utf8');
    writeFileSync(inLog('004-ipxe.md'), text.replace(/## Decision\n\n/, '$&All by hand. '));
    expect(run(['check']).stdout).toContain('record-changed');
  });
});

/** Work for each command, and what shows that it was done. */
function commandsWithAnswers(): readonly (readonly [readonly string[], RegExp])[] {
  const versions = ['base', 'ours', 'theirs'].map((name) => {
    writeFileSync(join(top, name), `${name === 'base' ? '' : name}\n`);
    return join(top, name);
  });
  return [
    [['check', '--branches'], /(?=.*record-changed).*number-taken-elsewhere/s],
    [['check', '--fix', '--dry-run'], /^diff /m],
    [['check', '--fix'], /records/],
    [['list'], /iPXE/],
    [['new', 'Use a bus', '--dry-run'], /Grace Hopper/],
    [['new', 'Use a bus'], /created {2}docs\/adr\/024-use-a-bus\.md/],
    [['status', '024', 'Accepted'], /changed/],
    [['supersede', '005', '--by', '024'], /changed/],
    [['link', '024', 'relates-to', '007'], /changed/],
    [['renumber', '024', '030'], /renamed/],
    [['delete', '030', '--yes'], /deleted/],
    [['sync'], /up to date|README/],
    [['sort'], /changed|Nothing to do/],
    [['convention'], /docs\/adr/],
    [['graph'], /flowchart|graph/],
    [['graph', '--insert'], /changed/],
    [['init', 'other/adr'], /created/],
    [['merge-index', ...versions], /^$/],
    [['install-merge-driver', '--dry-run'], /merge=adr-index/],
    [['install-merge-driver'], /\.gitattributes/],
  ];
}

describe('with each key poisoned that can name a program', { timeout: 240_000 }, () => {
  let env: NodeJS.ProcessEnv;

  beforeEach(() => {
    cloneLog();
    signHead();
    const text = readFileSync(inLog('004-ipxe.md'), 'utf8');
    writeFileSync(inLog('004-ipxe.md'), text.replace(/## Decision\n\n/, '$&All by hand. '));
    cpSync(inLog('005-interactive-project.md'), inLog('023-nats.md'));
    env = poisonClone(places);
  });

  test.each(places)('in the %s configuration alone, git itself runs what it names', (place) => {
    const alone =
      place === 'repository' ? poisonedEnvironment(poison, { system: '/dev/null', global: '/dev/null' }) : env;
    const folder = place === 'embedded' ? inLog() : repository;
    if (place === 'system' || place === 'global') writeFileSync(inRepository('.git', 'config'), bareMinimum);
    if (place === 'system') writeFileSync(join(top, 'global.config'), '');
    const names = { ...alone, GIT_CONFIG_COUNT: '0', GIT_PAGER: 'cat' };
    spawnSync('git', ['log', '--show-signature'], { cwd: folder, env: names });
    expect(poison.takeMarks()).toContain(`${place}-gpg.program`);
  });

  test('no command runs one', () => {
    for (const [args, answer] of commandsWithAnswers()) {
      const { stdout, stderr } = run(args, { env });
      expect(stdout + stderr, args.join(' ')).toMatch(answer);
      expect(poison.takeMarks(), args.join(' ')).toEqual([]);
    }
    expect(readFileSync(join(top, 'ours'), 'utf8')).toContain('<<<<<<<');
  });

  // Where a key has several values, git takes the last one: each place is also tried without the others.
  test.each(places)('in the %s configuration alone, no command that asks git runs one', (place) => {
    writeFileSync(inRepository('.git', 'config'), bareMinimum);
    env = poisonClone([place]);
    const asking = commandsWithAnswers().filter(([[name, option]]) => {
      return ['new', 'merge-index', 'install-merge-driver'].includes(name ?? '') || option === '--branches';
    });
    for (const cwd of [repository, inLog()])
      for (const [args, answer] of asking) {
        const { stdout, stderr } = run(args, { env, cwd });
        if (cwd === repository) expect(stdout + stderr, args.join(' ')).toMatch(answer);
        expect(poison.takeMarks(), args.join(' ')).toEqual([]);
      }
  });

  test('the server runs none, and has its answers', async () => {
    const uri = (name: string) => pathToFileURL(inLog(name)).toString();
    const client = new LspClient([], { env, cwd: inLog() });
    await client.initialize([pathToFileURL(repository).toString()], undefined, { isTrusted: true });
    await client.waitUntil(
      () =>
        client.codesOf(uri('004-ipxe.md')).includes('record-changed') &&
        client.codesOf(uri('023-nats.md')).includes('number-taken-elsewhere'),
      () => JSON.stringify([...client.published]),
    );
    let created = '';
    client.onApplyEdit = (edit) => {
      created += JSON.stringify(edit);
    };
    await client.connection.sendRequest('workspace/executeCommand', {
      command: 'adr.newRecord',
      arguments: [{ log: pathToFileURL(inLog()).toString(), title: 'Use a bus' }],
    });
    expect(created).toContain('Grace Hopper');
    await client.stop();
    expect(poison.takeMarks()).toEqual([]);
  });
});

test('a partial clone fetches nothing that it lacks', () => {
  writeFileSync(inLog('.adr-keeper.yaml'), rulesThatAskGit);
  git(repository, ['config', 'uploadpack.allowFilter', 'true']);
  git(repository, ['add', '--all']);
  git(repository, ['commit', '-q', '-m', 'All']);
  const clone = join(top, 'partial');
  git(top, ['clone', '-q', '--filter=blob:none', '--no-checkout', `file://${repository}`, clone]);
  cpSync(harmony, clone, { recursive: true });
  writeFileSync(join(clone, 'docs', 'adr', '.adr-keeper.yaml'), rulesThatAskGit);
  git(clone, ['config', 'remote.origin.uploadpack', poison.program('uploadpack')]);
  expect(
    spawnSync('git', ['cat-file', '-p', 'HEAD:docs/adr/004-ipxe.md'], { cwd: clone, env: plainGit }).status,
  ).not.toBe(0);
  expect(poison.takeMarks()).toEqual(['uploadpack']);
  expect(run(['check'], { cwd: clone }).stdout).toContain('22 records');
  expect(poison.takeMarks()).toEqual([]);
});

describe('git is started', () => {
  let counted: CountedGit;
  let env: NodeJS.ProcessEnv;

  beforeEach(() => {
    cloneAll();
    counted = new CountedGit(join(top, 'counted'));
    env = { ...plainGit, PATH: counted.path };
  });

  test('by no command that has no question to it', () => {
    const commands = [
      ['check'],
      ['check', '--fix'],
      ['sync'],
      ['sort'],
      ['list'],
      ['convention'],
      ['graph'],
      ['status', '004', 'Deprecated'],
      ['link', '004', '005'],
      ['init', 'other'],
      ['--help'],
    ];
    for (const args of commands) {
      run(args, { env });
      expect(counted.takeCalls(), args.join(' ')).toEqual([]);
    }
  });

  test('where an option or a rule needs it', () => {
    run(['check', '--branches'], { env });
    expect(counted.takeCalls().join()).toContain('for-each-ref');
    writeFileSync(inLog('.adr-keeper.yaml'), 'rules:\n  record-changed: warning\n');
    run(['check'], { env });
    expect(counted.takeCalls().join()).toContain('cat-file');
  });

  test('to ask for the author only where a template has a place for one', () => {
    writeFileSync(inRepository('plain.md'), '# NNN. Title\n\n## Status\n\nProposed\n');
    run(['new', 'Use a bus', '--template', inRepository('plain.md'), '--dry-run'], { env });
    expect(counted.takeCalls().join()).not.toContain('user.name');
    writeFileSync(inRepository('template.md'), '# NNN. Title\n\nAuthor: {author}\n\n## Status\n\nProposed\n');
    const { stdout } = run(['new', 'Use a bus', '--template', inRepository('template.md'), '--dry-run'], { env });
    expect(counted.takeCalls().join()).toContain('user.name');
    expect(stdout).toContain('Author:');
  });

  test('never out of the repository itself', () => {
    const bin = new CountedGit(inRepository('node_modules', '.bin'));
    run(['check', '--branches'], {
      env: { ...plainGit, PATH: `.:docs:${inRepository('node_modules', '.bin')}:${env['PATH']}` },
    });
    expect(bin.takeCalls()).toEqual([]);
    expect(counted.takeCalls()).not.toEqual([]);
  });

  test('by the server only in a trusted workspace', async () => {
    writeFileSync(inLog('.adr-keeper.yaml'), rulesThatAskGit);
    for (const options of [undefined, {}, { isTrusted: false }]) {
      const client = new LspClient([], { env, cwd: repository });
      await client.initialize([pathToFileURL(repository).toString()], undefined, options);
      await client.connection.sendRequest('workspace/executeCommand', {
        command: 'adr.newRecord',
        arguments: [{ log: pathToFileURL(inLog()).toString(), title: 'Use a bus' }],
      });
      await client.stop();
      expect(counted.takeCalls()).toEqual([]);
    }
  });
});

test('a log whose repository is a submodule, or a linked working tree, has the history of that one', () => {
  writeFileSync(inLog('.adr-keeper.yaml'), rulesThatAskGit);
  cloneAll();
  const outer = join(top, 'outer');
  mkdirSync(outer);
  git(outer, ['init', '-q']);
  git(outer, ['-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', repository, 'inner']);
  git(repository, ['worktree', 'add', '-q', '--detach', join(top, 'linked')]);
  for (const folder of [join(outer, 'inner'), join(top, 'linked')]) {
    const path = join(folder, 'docs', 'adr', '004-ipxe.md');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/## Decision\n\n/, '$&All by hand. '));
    expect(run(['check'], { cwd: folder }).stdout).toContain('record-changed');
  }
});
