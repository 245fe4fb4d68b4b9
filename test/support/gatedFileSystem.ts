import type { DirectoryEntry, FileContent, FileSystem } from '../../server/src/workspace/fileSystem.ts';
import { MemoryFileSystem } from './memoryFileSystem.ts';

/** A disk in memory that does not answer for what is behind a closed gate until that is opened. */
export class GatedFileSystem implements FileSystem {
  readonly disk: MemoryFileSystem;
  #isClosed: (uri: string) => boolean = () => false;
  readonly #waiting: (() => void)[] = [];
  readonly #arrivals: (() => void)[] = [];

  constructor(files: Iterable<readonly [string, string]> = []) {
    this.disk = new MemoryFileSystem(files);
  }

  /** From now on whatever the claim holds of waits. */
  close(isClosed: (uri: string) => boolean): void {
    this.#isClosed = isClosed;
  }

  open(): void {
    this.#isClosed = () => false;
    for (const proceed of this.#waiting.splice(0)) proceed();
  }

  /** Resolves once something waits at the gate. */
  reached(): Promise<void> {
    return this.#waiting.length > 0 ? Promise.resolve() : new Promise((resolve) => this.#arrivals.push(resolve));
  }

  readDirectory(uri: string): readonly DirectoryEntry[] | undefined | Promise<readonly DirectoryEntry[] | undefined> {
    const read = () => this.disk.readDirectory(uri);
    return this.#isClosed(uri) ? this.#wait().then(read) : read();
  }

  readFile(uri: string, limit: number): FileContent | Promise<FileContent> {
    const read = () => this.disk.readFile(uri, limit);
    return this.#isClosed(uri) ? this.#wait().then(read) : read();
  }

  #wait(): Promise<void> {
    const opened = new Promise<void>((resolve) => this.#waiting.push(resolve));
    for (const arrive of this.#arrivals.splice(0)) arrive();
    return opened;
  }
}
