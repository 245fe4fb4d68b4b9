import { lstatSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { block, readRegular } from './durableFile.ts';
import { WriteProblem } from './refusal.ts';

/** How long a command waits for another one to finish writing, in milliseconds. */
const patienceMs = 10_000;
const pollMs = 15;

/** How long the lock of a program counts that cannot be asked whether it still runs, in milliseconds. */
const foreignLifeMs = 60_000;

/**
 * Runs an action while no other command holds one of these lock files; all commands ask for them in one order. Throws
 * {@link WriteProblem} where another command holds one for too long. Where none can be made, such as on a disk that is
 * read-only, the action runs without.
 */
export function withLocks([path, ...others]: readonly string[], action: () => void): void {
  if (path === undefined) {
    action();
    return;
  }
  const isHeld = waitForLock(path);
  try {
    withLocks(others, action);
  } finally {
    if (isHeld) rmSync(path, { force: true });
  }
}

/** Runs an action if no other command holds a lock; returns whether it ran. */
export function tryWithLock(path: string, action: () => void): boolean {
  if (takeLock(path) === 'busy') return false;
  try {
    action();
  } finally {
    rmSync(path, { force: true });
  }
  return true;
}

/** Whether the lock is ours now. */
function waitForLock(path: string): boolean {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const answer = takeLock(path);
    if (answer !== 'busy') return answer === 'taken';
    if (Date.now() > deadline) throw new WriteProblem('busy', path);
    block(pollMs);
  }
}

function takeLock(path: string): 'taken' | 'busy' | 'impossible' {
  const first = create(path);
  if (first !== 'busy' || !isAbandoned(path)) return first;
  // Only one may remove what was abandoned: a second one would remove the lock that the first one has made since.
  const guard = `${path}.guard`;
  if (isAbandoned(guard)) rmSync(guard, { force: true });
  if (create(guard) !== 'taken') return 'busy';
  try {
    if (isAbandoned(path)) rmSync(path, { force: true });
    return create(path);
  } finally {
    rmSync(guard, { force: true });
  }
}

/** A link to a text, since that appears with its text at once: a process that is killed leaves no lock without an owner. */
function create(path: string): 'taken' | 'busy' | 'impossible' {
  const owner = JSON.stringify(describeOwner());
  try {
    symlinkSync(owner, path);
    return 'taken';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return 'busy';
  }
  // Windows lets few users make links.
  try {
    writeFileSync(path, owner, { flag: 'wx', mode: 0o644 });
    return 'taken';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EEXIST' ? 'busy' : 'impossible';
  }
}

/** More bytes name no owner. */
const longestOwner = 8192;

/** Who holds a lock. */
interface Owner {
  readonly pid: number;
  /** When the process began, since numbers of processes are used again; empty where the system does not say. */
  readonly start: string;
  /** The machine, or the container, in which the number means that process. */
  readonly machine: string;
}

function describeOwner(): Owner {
  return { pid: process.pid, start: startOf(process.pid), machine: machineName() };
}

/** Whether a lock is stale: its process has ended, or is on another machine and the lock is too old. */
function isAbandoned(path: string): boolean {
  const owner = readOwner(path);
  if (owner === 'missing') return false;
  if (owner === undefined) return isOld(path, patienceMs);
  if (owner.machine !== machineName()) return isOld(path, foreignLifeMs);
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    // ESRCH: no such process. EPERM: it runs, as another user.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return true;
  }
  return owner.start !== '' && startOf(owner.pid) !== owner.start;
}

/** Undefined while the lock is being written. */
function readOwner(path: string): Owner | 'missing' | undefined {
  try {
    const { pid, start, machine } = JSON.parse(readText(path));
    const isOwner = Number.isInteger(pid) && pid > 0 && typeof start === 'string' && typeof machine === 'string';
    return isOwner ? { pid, start, machine } : undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : undefined;
  }
}

function readText(path: string): string {
  return lstatSync(path).isSymbolicLink() ? readlinkSync(path) : readRegular(path, longestOwner).toString();
}

/** A clock of another machine may be ahead of ours, but no lock is made in times to come. */
function isOld(path: string, ageMs: number): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats !== undefined && Math.abs(Date.now() - stats.mtimeMs) > ageMs;
}

/** The time at which a process began, as Linux counts it: field 22 of proc(5). The name before it may hold blanks. */
function startOf(pid: number): string {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function machineName(): string {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}
