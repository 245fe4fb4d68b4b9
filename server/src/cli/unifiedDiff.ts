import { formatPatch, structuredPatch } from 'diff';
import type { FileChange } from './fileChanges.ts';
import { shown } from './loadLogs.ts';

/** The differences of files as `git diff` writes them, so that `git apply` understands them; paths are those from the current folder. */
export function unifiedDiff(files: readonly FileChange[]): string {
  return files.filter(isChanged).map(diffOf).join('');
}

function isChanged({ from, to, before, after }: FileChange): boolean {
  return from !== to || before !== after;
}

function diffOf({ from, to, before, after }: FileChange): string {
  const oldName = from === undefined ? '/dev/null' : `a/${shown(from)}`;
  const newName = to === undefined ? '/dev/null' : `b/${shown(to)}`;
  const isRename = from !== undefined && to !== undefined && from !== to;
  const patch = structuredPatch(oldName, newName, before, after, undefined, undefined, { context: 3 });
  return formatPatch({ ...patch, isGit: true, isRename, isCreate: from === undefined, isDelete: to === undefined });
}
