import { runCommand } from '../../server/src/cli/commands.ts';

/** How a command ended, and what it printed. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command in this process, in a folder: a hundred times as fast as a process of its own. One at a time. */
export async function runHere(folder: string, args: readonly string[]): Promise<Ran> {
  const before = process.cwd();
  const streams = [process.stdout, process.stderr];
  const printed = ['', ''];
  const originals = streams.map((stream) => stream.write);
  process.chdir(folder);
  for (const [at, stream] of streams.entries())
    stream.write = ((text: string) => {
      printed[at] += text;
      return true;
    }) as typeof stream.write;
  try {
    const code = await runCommand(args);
    return { code, stdout: printed[0] ?? '', stderr: printed[1] ?? '' };
  } finally {
    for (const [at, stream] of streams.entries()) stream.write = originals[at] as typeof stream.write;
    process.chdir(before);
  }
}
