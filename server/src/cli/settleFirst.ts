import { existsSync } from 'node:fs';
import { URI } from 'vscode-uri';
import { tryWithLock } from './fileLock.ts';
import { isPending, lockPath } from './journal.ts';
import { placesNear } from './journalPlace.ts';
import { escapeLine, printError } from './output.ts';
import { followPath, shown } from './paths.ts';
import { WriteProblem } from './refusal.ts';
import { type Settlement, settleJournal } from './settleJournal.ts';

/**
 * Settles what a command left that was cut off in the current folder, or where one of the arguments is a path. Says what
 * was settled, and what could not be; it never keeps the command from running. The journal of a command that is still
 * writing is left alone.
 */
export function settleFirst(args: readonly string[]): void {
  try {
    const paths = ['.', ...args.map((arg) => arg.replace(/^--\w+=/, ''))].filter((path) => existsSync(path));
    for (const place of placesNear(paths.flatMap(ownPath))) {
      if (!isPending(place)) continue;
      tryWithLock(lockPath(place), () => {
        const settlement = settleJournal(place);
        if (settlement !== undefined) printSettlement(settlement);
      });
    }
  } catch (error) {
    const reason =
      error instanceof WriteProblem && error.kind === 'unsettled'
        ? `a newer version of adr-keeper was interrupted while writing. Run that version again. Its journal is ${error.path}`
        : (error as Error).message;
    printError(`adr-keeper: Could not check for interrupted changes: ${escapeLine(reason)}.\n`);
  }
}

/** Nothing where a link leads out of the workspace: the command says so itself. */
function ownPath(path: string): string[] {
  try {
    return [followPath(path)];
  } catch {
    return [];
  }
}

/** Prints to the standard error what became of a change that was cut off. */
export function printSettlement({ command, outcome, settled, left, keptAt, reason }: Settlement): void {
  const change = `The interrupted change of "adr-keeper ${escapeLine(command)}"`;
  if (outcome === 'finished') printError(`adr-keeper: ${change} was completed.\n`);
  else if (outcome === 'taken-back')
    printError(`adr-keeper: ${change} was reverted, because it could not be completed: ${escapeLine(reason ?? '')}.\n`);
  else printError(`adr-keeper: ${change} could be neither completed nor reverted: ${escapeLine(reason ?? '')}.\n`);
  for (const { from, to } of settled) {
    const names = [from, to].flatMap((path) => (path === undefined ? [] : nameOf(path)));
    printError(`  ${[...new Set(names)].join(' → ')}\n`);
  }
  for (const path of left)
    printError(`  ${nameOf(path)} contains neither the old nor the new text, and was not changed\n`);
  if (keptAt !== undefined) printError(`  The contents before and after the change are in ${escapeLine(keptAt)}\n`);
}

function nameOf(path: string): string {
  return shown(URI.file(path).toString());
}
