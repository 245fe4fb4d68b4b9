import { spawnSync } from 'node:child_process';
import { Refusal } from './refusal.ts';

/** The program that a person edits text with, as git and others find it: `$VISUAL`, else `$EDITOR`; with its options. */
export function findEditor(environment: NodeJS.ProcessEnv = process.env): string {
  const editor = environment['VISUAL'] || environment['EDITOR'];
  if (editor === undefined || editor === '') throw new Refusal('No editor is set. Set VISUAL or EDITOR.');
  return editor;
}

/** Opens a file and waits until the editor ends. A shell reads the editor's options, never the path. */
export function openInEditor(editor: string, path: string): void {
  const isWindows = process.platform === 'win32';
  const { error, status } = isWindows
    ? spawnSync(`${editor} "%ADR_KEEPER_FILE%"`, {
        env: { ...process.env, ADR_KEEPER_FILE: path },
        shell: true,
        stdio: 'inherit',
      })
    : spawnSync('sh', ['-c', `${editor} "$1"`, 'sh', path], { stdio: 'inherit' });
  if (error !== undefined) throw new Refusal(`The editor could not be started: ${error.message}.`);
  if (status !== 0) throw new Refusal(`The editor "${editor}" ended with ${status}.`);
}
