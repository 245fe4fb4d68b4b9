import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** A copy of a sample workspace that a test may change. */
export interface SampleCopy {
  readonly folder: string;
  path(name: string): string;
  uri(name: string): string;
  remove(): void;
}

export function copySample(name: 'harmony' | 'broken'): SampleCopy {
  const folder = mkdtempSync(join(tmpdir(), 'adr-keeper-'));
  cpSync(fileURLToPath(new URL(`../workspaces/${name}`, import.meta.url)), folder, { recursive: true });
  const path = (file: string) => join(folder, ...file.split('/'));
  return {
    folder,
    path,
    uri: (file) => pathToFileURL(path(file)).toString(),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
