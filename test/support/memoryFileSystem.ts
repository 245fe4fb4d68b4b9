import { URI } from 'vscode-uri';
import type { DirectoryEntry, FileContent, FileSystem } from '../../server/src/workspace/fileSystem.ts';

/** A disk in memory, below `file:///workspace`. It counts what is read, so that caching is asserted and not hoped. */
export class MemoryFileSystem implements FileSystem {
  readonly root = 'file:///workspace';
  readonly reads: string[] = [];
  readonly #files = new Map<string, Uint8Array | 'denied'>();

  constructor(files: Iterable<readonly [string, string]> = []) {
    for (const [path, text] of files) this.write(path, text);
  }

  uri(path: string): string {
    return URI.parse(this.root)
      .with({ path: `/workspace/${path}` })
      .toString();
  }

  write(path: string, content: string | Uint8Array | 'denied'): void {
    const bytes = typeof content === 'string' && content !== 'denied' ? new TextEncoder().encode(content) : content;
    this.#files.set(`/workspace/${path}`, bytes);
  }

  /** Takes away a file, or all that lies in a folder. */
  delete(path: string): void {
    for (const file of [...this.#files.keys()]) {
      if (file === `/workspace/${path}` || file.startsWith(`/workspace/${path}/`)) this.#files.delete(file);
    }
  }

  readDirectory(uri: string): readonly DirectoryEntry[] | undefined {
    const folder = `${URI.parse(uri).path.replace(/\/$/, '')}/`;
    const entries = new Map<string, DirectoryEntry>();
    for (const file of this.#files.keys()) {
      if (!file.startsWith(folder)) continue;
      const [name = '', ...rest] = file.slice(folder.length).split('/');
      entries.set(name, { name, kind: rest.length > 0 ? 'directory' : 'file' });
    }
    return entries.size === 0 ? undefined : [...entries.values()];
  }

  readFile(uri: string, limit: number): FileContent {
    const { path } = URI.parse(uri);
    this.reads.push(path.slice('/workspace/'.length));
    const bytes = this.#files.get(path);
    if (bytes === undefined)
      return this.readDirectory(uri) === undefined ? { kind: 'missing' } : { kind: 'not-file', isFolder: true };
    if (bytes === 'denied') return { kind: 'forbidden' };
    return bytes.length > limit ? { kind: 'too-large' } : { kind: 'bytes', bytes };
  }
}
