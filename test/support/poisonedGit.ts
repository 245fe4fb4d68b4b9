import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Every configuration key of git that can name a program. */
export const programKeys: readonly string[] = JSON.parse(
  readFileSync(new URL('programKeys.json', import.meta.url), 'utf8'),
).keys;

/** What stands for `<…>` in a key; some names are special to git. */
const names: readonly (readonly [RegExp, readonly string[]])[] = [
  [/<format>/, ['openpgp', 'x509', 'ssh']],
  [/<cmd>/, ['log', 'config', 'cat-file', 'ls-tree', 'for-each-ref', 'rev-parse', 'merge-file', 'check-attr']],
  [/<name>\.(?:url|pushurl|uploadpack|receivepack|vcs)/, ['origin']],
  [/^alias\.<name>/, ['log', 'config', 'cat-file', 'ls-tree', 'merge-file']],
  [/<url>/, ['https://example.org']],
  [/<base>/, ['ext::sh -c']],
  [/<[^>]+>/, ['evil']],
];

function concreteKeys(key: string): string[] {
  const [, values = []] = names.find(([pattern]) => pattern.test(key)) ?? [];
  return values.length === 0 ? [key] : values.map((value) => key.replace(/<[^>]+>/, value));
}

/** Programs that only leave a mark when they run, one for each place that names it. */
export class Poison {
  readonly #folder: string;

  /** `folder` is made; it must be outside of what is tested. */
  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(join(folder, 'ran'), { recursive: true });
    mkdirSync(join(folder, 'bin'));
  }

  /** The path of a program that leaves `name` as its mark. */
  program(name: string): string {
    const path = join(this.#folder, 'bin', name.replace(/[^\w.-]/g, '_'));
    if (!existsSync(path))
      writeScript(path, `: > '${join(this.#folder, 'ran', name.replace(/[^\w.-]/g, '_'))}'\nexit 1\n`);
    return path;
  }

  /** What has run since the last time. */
  takeMarks(): string[] {
    const marks = readdirSync(join(this.#folder, 'ran')).sort();
    for (const mark of marks) rmSync(join(this.#folder, 'ran', mark));
    return marks;
  }

  /** A configuration in which each key that can name a program names one. */
  configuration(where: string, except: readonly string[] = []): string {
    const lines = programKeys
      .filter((key) => !except.includes(key))
      .flatMap((key) =>
        concreteKeys(key).map((each) => toLines(each, this.#valueOf(key, this.program(`${where}-${each}`)))),
      );
    const switches = [
      ['log', 'showSignature = true'],
      ['merge', 'verifySignatures = true'],
      ['diff', 'renames = copies'],
      ['protocol', 'allow = always'],
      ['protocol "ext"', 'allow = always'],
    ].map(([section, line]) => `[${section}]\n\t${line}\n`);
    return [...lines, ...switches].join('');
  }

  /** All hooks that git has, in a folder. */
  hooks(folder: string, where: string): void {
    mkdirSync(folder, { recursive: true });
    for (const name of hookNames) writeScript(join(folder, name), `exec '${this.program(`${where}-hook-${name}`)}'\n`);
  }

  #valueOf(key: string, program: string): string {
    if (key === 'core.hooksPath') {
      const folder = join(this.#folder, `hooks-${program.split('/').at(-1)}`);
      this.hooks(folder, 'hooksPath');
      return folder;
    }
    if (/^(?:alias|submodule\..*update)/.test(key)) return `!${program}`;
    if (/url$/i.test(key)) return `ext::${program}`;
    return program;
  }
}

const hookNames = [
  ...['applypatch-msg', 'commit-msg', 'fsmonitor-watchman', 'post-checkout', 'post-commit', 'post-index-change'],
  ...['post-merge', 'post-rewrite', 'pre-applypatch', 'pre-auto-gc', 'pre-commit', 'pre-merge-commit', 'pre-push'],
  ...['pre-rebase', 'pre-receive', 'prepare-commit-msg', 'reference-transaction', 'sendemail-validate', 'update'],
];

function toLines(key: string, value: string): string {
  const [, section = '', middle, name = ''] = /^([^.]+)(?:\.(.*))?\.([^.]+)$/.exec(key) ?? [];
  const header = middle === undefined ? section : `${section} "${middle}"`;
  return `[${header}]\n\t${name} = "${value}"\n`;
}

export function writeScript(path: string, body: string): void {
  writeFileSync(path, `#!/bin/sh\n${body}`);
  chmodSync(path, 0o755);
}

/** An environment in which every variable that names a program to git names one, and the configurations are poisoned. */
export function poisonedEnvironment(poison: Poison, configurations: { system: string; global: string }) {
  const variables = [
    'SSH',
    'SSH_COMMAND',
    'EXTERNAL_DIFF',
    'PAGER',
    'EDITOR',
    'SEQUENCE_EDITOR',
    'ASKPASS',
    'PROXY_COMMAND',
  ];
  return {
    ...process.env,
    ...Object.fromEntries(variables.map((name) => [`GIT_${name}`, poison.program(`env-${name}`)])),
    SSH_ASKPASS: poison.program('env-SSH_ASKPASS'),
    PAGER: poison.program('env-plain-PAGER'),
    EDITOR: poison.program('env-plain-EDITOR'),
    GIT_CONFIG_COUNT: '2',
    GIT_CONFIG_KEY_0: 'gpg.program',
    GIT_CONFIG_VALUE_0: poison.program('env-config-gpg'),
    GIT_CONFIG_KEY_1: 'core.fsmonitor',
    GIT_CONFIG_VALUE_1: poison.program('env-config-fsmonitor'),
    GIT_CONFIG_SYSTEM: configurations.system,
    GIT_CONFIG_GLOBAL: configurations.global,
  };
}

/** A `git` that writes down what it was asked, in a folder to put into PATH, and answers as the real one. */
export class CountedGit {
  readonly path: string;
  readonly #calls: string;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#calls = join(folder, 'calls');
    const real = spawnSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).stdout.trim();
    writeScript(join(folder, 'git'), `echo "$*" >> '${this.#calls}'\nexec '${real}' "$@"\n`);
    this.path = `${folder}${delimiter}${process.env['PATH']}`;
  }

  /** The calls since the last time. */
  takeCalls(): string[] {
    if (!existsSync(this.#calls)) return [];
    const lines = readFileSync(this.#calls, 'utf8').trim().split('\n');
    rmSync(this.#calls);
    return lines;
  }
}
