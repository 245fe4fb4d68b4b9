import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { escapeText } from './output.ts';

/** Where a person may sit. */
export interface Terminal {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean };
}

/** What was written goes to the standard output; what is asked must not stand between. */
const ownTerminal: Terminal = { input: process.stdin, output: process.stderr };

/** Asks a person in a terminal, and gives the answer, trimmed; undefined where nobody sits there, or gives none. */
export async function ask(question: string, { input, output }: Terminal = ownTerminal): Promise<string | undefined> {
  if (input.isTTY !== true || output.isTTY !== true) return undefined;
  const lines = createInterface({ input, output });
  const answer = await Promise.race([
    lines.question(`${escapeText(question)} `),
    // Ctrl-D ends the input without an answer.
    new Promise<string>((resolve) => lines.once('close', () => resolve(''))),
  ]);
  lines.close();
  return answer.trim() === '' ? undefined : answer.trim();
}
