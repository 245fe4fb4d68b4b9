import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { Disk } from '../../server/src/cli/disk.ts';

/** Writes an edit to the disk, as the command line does; returns how many files it changed. */
export function applyToDisk(edit: WorkspaceEdit): number {
  const disk = new Disk();
  const files = disk.plan(edit);
  disk.write(files);
  return files.length;
}
