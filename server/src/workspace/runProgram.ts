import { type ChildProcess, spawn } from 'node:child_process';
import { win32 } from 'node:path';

/** A program, and what it may do. */
export interface ProgramCall {
  /** Its absolute path. */
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly input?: string | undefined;
  /** After so many milliseconds it is ended, with all that it has started. */
  readonly limitMs: number;
  /** When it has printed more bytes than these, it is ended, too. */
  readonly maxBytes: number;
}

/** How a program ended: the status is undefined where it could not be started or had to be ended. */
export interface ProgramEnd {
  readonly status: number | undefined;
  readonly output: Buffer;
}

/** Runs a program without a shell, and without a terminal that it could ask; its errors are not read. Never rejects. */
export function runProgram(call: ProgramCall): Promise<ProgramEnd> {
  const { program, args, cwd, env, input, limitMs, maxBytes } = call;
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let isDone = false;
    const finish = (status: number | undefined) => {
      if (isDone) return;
      isDone = true;
      clearTimeout(limit);
      resolve({ status, output: status === undefined ? Buffer.alloc(0) : Buffer.concat(chunks) });
    };
    const limit = setTimeout(() => giveUp(), limitMs);
    // A session of its own has no terminal, and can be ended as a whole. On Windows it would get a window instead.
    const detached = process.platform !== 'win32';
    let child: ChildProcess;
    try {
      const stdio = [input === undefined ? 'ignore' : 'pipe', 'pipe', 'ignore'] as const;
      child = spawn(program, args, { cwd, env, detached, windowsHide: true, shell: false, stdio: [...stdio] });
    } catch {
      finish(undefined);
      return;
    }
    const giveUp = () => {
      endTree(child);
      child.stdout?.destroy();
      finish(undefined);
    };
    child.on('error', () => finish(undefined));
    child.stdout?.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) giveUp();
      else chunks.push(chunk);
    });
    child.on('close', (status) => finish(status ?? undefined));
    // Where it is gone before it has read all, its end tells so.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

/** Ends a process and those that it started, at once. */
function endTree(child: ChildProcess): void {
  const { pid } = child;
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    const system = process.env['SystemRoot'] ?? 'C:\\Windows';
    const args = ['/pid', String(pid), '/T', '/F'];
    spawn(win32.join(system, 'System32', 'taskkill.exe'), args, { windowsHide: true, stdio: 'ignore' })
      .on('error', () => undefined)
      .unref();
  } else {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It has just ended.
    }
  }
  child.kill('SIGKILL');
  child.unref();
}
