import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const cli = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));
const preload = fileURLToPath(new URL('injectFault.cjs', import.meta.url));

/** Path from the folder, with `/` → text; a link is `→ target`, anything else that is no file its kind. */
export type Tree = Readonly<Record<string, string>>;

/** What {@link run} injects: see `injectFault.cjs`. */
export interface Fault {
  readonly kind: 'kill' | 'half' | 'error' | 'once' | 'run';
  readonly at: number;
  readonly code?: string;
  readonly times?: number;
  readonly program?: string;
  readonly args?: readonly string[];
  readonly countIn?: string;
}

/** How a process ended: by an exit code, or by a signal. */
export interface Ended {
  readonly status: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in a folder; ended after half a minute, which no command needs. */
export function run(folder: string, args: readonly string[], fault?: Fault): Promise<Ended> {
  const options = fault === undefined ? [] : ['--require', preload];
  return new Promise((resolve, reject) => {
    const env = {
      ...process.env,
      TMPDIR: temporaryFolderFor(folder),
      ...(fault === undefined ? {} : { ADR_FAULT: JSON.stringify(fault) }),
    };
    const child = spawn(process.execPath, [...options, cli, ...args], {
      cwd: folder,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 30_000,
      killSignal: 'SIGABRT',
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.on('error', reject);
    child.on('close', (status, signal) => resolve({ status, signal, stdout, stderr }));
  });
}

/** Where a process in a folder puts what is temporary: a folder of its own, next to it. */
export function temporaryFolderFor(folder: string): string {
  const path = `${folder}.tmp`;
  mkdirSync(path, { recursive: true });
  return path;
}

/** Folders of one test, each a copy of one that was made once. */
export class Sandbox {
  readonly root: string;
  #count = 0;

  constructor(root = mkdtempSync(join(tmpdir(), 'adr-keeper-faults-'))) {
    this.root = realpathSync(root);
  }

  make(files: Readonly<Record<string, string>>, { isRepository = true } = {}): string {
    const folder = this.#next();
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    if (isRepository) spawnSync('git', ['init', '-q'], { cwd: folder });
    return folder;
  }

  copy(source: string): string {
    const folder = this.#next();
    cpSync(source, folder, { recursive: true, verbatimSymlinks: true });
    return folder;
  }

  remove(folder: string = this.root): void {
    rmSync(folder, { recursive: true, force: true });
    rmSync(`${folder}.tmp`, { recursive: true, force: true });
  }

  #next(): string {
    const folder = join(this.root, String(++this.#count));
    mkdirSync(folder);
    return folder;
  }
}

/** What is below a folder, that of git aside. */
export function readTree(folder: string): Tree {
  const tree: Record<string, string> = {};
  const visit = (each: string) => {
    for (const name of readdirSync(each)) {
      const path = join(each, name);
      const stats = lstatSync(path);
      if (stats.isDirectory()) {
        if (name !== '.git') visit(path);
        continue;
      }
      const key = relative(folder, path);
      if (stats.isSymbolicLink()) tree[key] = `→ ${readlinkSync(path)}`;
      else tree[key] = stats.isFile() ? readFileSync(path, 'utf8') : 'no file';
    }
  };
  visit(folder);
  return tree;
}

/** Everything in a folder's journal; none where it has no journal. */
export function journalNames(folder: string): string[] {
  const inGit = join(folder, '.git/adr-keeper');
  return existsSync(inGit) ? readdirSync(inGit) : [];
}

/** Runs tasks, a few at a time. */
export async function inParallel<Item>(items: readonly Item[], task: (item: Item) => Promise<void>): Promise<void> {
  const queue = [...items];
  const work = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await task(item);
  };
  await Promise.all([work(), work(), work()]);
}
