import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { applyToDisk } from './applyToDisk.ts';
import { colour, colourDiff } from './colours.ts';
import { type FileChange, fileChangesOf } from './fileChanges.ts';
import { shown } from './loadLogs.ts';
import { putBack, refuseUnwritable } from './putBack.ts';
import { Refusal } from './refusal.ts';
import { refuseConflictsIn } from './refuseConflicts.ts';
import { unifiedDiff } from './unifiedDiff.ts';

/**
 * Does an edit and prints which files it touched; or only prints the difference that it would make. Ends with 0. Throws
 * {@link Refusal}, and leaves every file as it was, where one of them has conflict markers or cannot be written.
 */
export function carryOut(edit: WorkspaceEdit, isDryRun: boolean): number {
  const files = fileChangesOf(edit);
  for (const { from, before } of files) if (from !== undefined) refuseConflictsIn(from, before);
  if (isDryRun) {
    process.stdout.write(colourDiff(unifiedDiff(files)));
    return 0;
  }
  applyWhole(edit, files);
  process.stdout.write(files.length === 0 ? '✔ There was nothing to do.\n' : files.map(describe).join(''));
  return 0;
}

/** All of an edit, or nothing of it. */
function applyWhole(edit: WorkspaceEdit, files: readonly FileChange[]): void {
  refuseUnwritable(files);
  try {
    applyToDisk(edit);
  } catch (error) {
    putBack(files);
    throw new Refusal(`${(error as Error).message} Nothing was changed.`);
  }
}

function describe({ from, to }: FileChange): string {
  if (to === undefined) return `${colour('red', 'deleted')}  ${shown(from ?? '')}\n`;
  if (from === undefined) return `${colour('green', 'created')}  ${shown(to)}\n`;
  if (from !== to) return `${colour('cyan', 'renamed')}  ${shown(from)} → ${shown(to)}\n`;
  return `${colour('yellow', 'changed')}  ${shown(to)}\n`;
}
