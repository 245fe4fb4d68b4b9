import { accessSync, constants, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { URI } from 'vscode-uri';
import type { FileChange } from './fileChanges.ts';
import { shown } from './loadLogs.ts';
import { Refusal } from './refusal.ts';

/** Throws {@link Refusal} where a change would fail: a file or a folder that may not be written, or a name that is taken. */
export function refuseUnwritable(files: readonly FileChange[]): void {
  for (const { from, to } of files) {
    if (to !== undefined && to !== from && existsSync(pathOf(to))) throw new Refusal(`${shown(to)} exists already.`);
    const needed = [from, ...(from === to ? [] : [from, to].map((uri) => uri && folderOf(uri)))];
    const denied = needed.find((uri) => uri !== undefined && !isWritable(pathOf(uri)));
    if (denied !== undefined) throw new Refusal(`${shown(denied)} cannot be written. Nothing was changed.`);
  }
}

/** Makes the files what they were before a change that broke off in the middle. */
export function putBack(files: readonly FileChange[]): void {
  for (const { from, to, before } of files) {
    if (to !== undefined && to !== from) rmSync(pathOf(to), { force: true });
    if (from !== undefined && textAt(pathOf(from)) !== before) writeFileSync(pathOf(from), before);
  }
}

function textAt(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}

function pathOf(uri: string): string {
  return URI.parse(uri).fsPath;
}
