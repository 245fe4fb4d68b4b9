import { execFile } from 'node:child_process';
import { URI } from 'vscode-uri';

/** How long git may take for one answer, in milliseconds. */
const limitMs = 10_000;

/** Runs git in the folder of a URI, with an input if there is one; undefined where it fails, or is not there. */
export type Git = (args: readonly string[], input?: string) => Promise<string | undefined>;

/** Git reads and does nothing else: no fetching of what a partial clone lacks, no locks, no monitor of the repository's own. */
export function gitIn(folder: string): Git {
  const run = runGitIn(folder);
  return async (args, input) => (await run(args, input))?.toString();
}

/** As {@link gitIn}, with what git prints as bytes. */
export function runGitIn(folder: string): (args: readonly string[], input?: string) => Promise<Buffer | undefined> {
  const cwd = URI.parse(folder).fsPath;
  const env = { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0' };
  const options = { cwd, env, timeout: limitMs, maxBuffer: 64_000_000, windowsHide: true, encoding: 'buffer' } as const;
  return (args, input) =>
    new Promise((resolve) => {
      const all = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=', ...args];
      const { stdin } = execFile('git', all, options, (error, stdout) => resolve(error === null ? stdout : undefined));
      if (input === undefined) return;
      // Where git is gone before it has read all, its end tells so.
      stdin?.on('error', () => undefined);
      stdin?.end(input);
    });
}
