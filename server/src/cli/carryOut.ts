import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { applyToDisk } from './applyToDisk.ts';
import { colour, colourDiff } from './colours.ts';
import { type FileChange, fileChangesOf } from './fileChanges.ts';
import { shown } from './loadLogs.ts';
import { unifiedDiff } from './unifiedDiff.ts';

/** Does an edit and prints which files it touched; or only prints the difference that it would make. Ends with 0. */
export function carryOut(edit: WorkspaceEdit, isDryRun: boolean): number {
  const files = fileChangesOf(edit);
  if (isDryRun) {
    process.stdout.write(colourDiff(unifiedDiff(files)));
    return 0;
  }
  applyToDisk(edit);
  process.stdout.write(files.length === 0 ? '✔ There was nothing to do.\n' : files.map(describe).join(''));
  return 0;
}

function describe({ from, to }: FileChange): string {
  if (to === undefined) return `${colour('red', 'deleted')}  ${shown(from ?? '')}\n`;
  if (from === undefined) return `${colour('green', 'created')}  ${shown(to)}\n`;
  if (from !== to) return `${colour('cyan', 'renamed')}  ${shown(from)} → ${shown(to)}\n`;
  return `${colour('yellow', 'changed')}  ${shown(to)}\n`;
}
