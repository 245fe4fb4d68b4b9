import { canonicalUri, childOf, isInside, parentOf } from '../core/model/uris.ts';
import type { DirectoryEntry, FileContent, FileSystem, MaybePromise, ReadOptions } from './fileSystem.ts';

/**
 * A file system that ends at some folders, those of a workspace: by the path, and once symbolic links are resolved. What
 * lies outside, or in a folder of git, is neither read nor listed.
 */
export class BoundedFileSystem implements FileSystem {
  readonly #fileSystem: FileSystem;
  readonly #folders: ReadonlySet<string>;
  /** Folder → its real URI, for the slice of work that has asked: to resolve links takes as long as to list a folder. */
  readonly #real = new Map<string, string | undefined>();
  #isForgetting = false;

  /** `folders` may change. */
  constructor(fileSystem: FileSystem, folders: ReadonlySet<string>) {
    this.#fileSystem = fileSystem;
    this.#folders = folders;
  }

  readDirectory(uri: string): MaybePromise<readonly DirectoryEntry[] | undefined> {
    const real = this.#realFolder(uri);
    if (real === undefined) return undefined;
    const answer = this.#fileSystem.readDirectory(uri);
    if (answer instanceof Promise || this.#fileSystem.realUri === undefined) return answer;
    // A folder that is listed as one is not a link: where it really is need not be asked again.
    for (const { name, kind } of answer ?? [])
      if (kind === 'directory') this.#real.set(childOf(uri, name), childOf(real, name));
    return answer;
  }

  readFile(uri: string, limit: number, { keepLinks = false }: ReadOptions = {}): MaybePromise<FileContent> {
    const folder = this.#realFolder(parentOf(uri));
    if (folder === undefined) return { kind: 'outside' };
    const answer = this.#fileSystem.readFile(uri, limit, { keepLinks: true });
    if (answer instanceof Promise || answer.kind !== 'link' || keepLinks) return answer;
    const real = this.realUri(uri);
    // The link is broken.
    if (real === undefined) return { kind: 'not-file', isFolder: false };
    return this.#isWithin(real) ? this.#fileSystem.readFile(real, limit, { keepLinks: true }) : { kind: 'outside' };
  }

  realUri(uri: string): string | undefined {
    return this.#fileSystem.realUri === undefined ? uri : this.#fileSystem.realUri(uri);
  }

  /** Whether a file or folder, which need not exist yet, lies in one of the folders once links are resolved. */
  holds(uri: string): boolean {
    const own = canonicalUri(uri);
    if (!this.#isNamedWithin(own)) return false;
    const real = this.realUri(own);
    return real !== undefined && this.#isWithin(real);
  }

  /** Where a folder really is; undefined outside. */
  #realFolder(uri: string): string | undefined {
    if (!this.#isNamedWithin(uri)) return undefined;
    const real = this.#realOf(uri);
    return real !== undefined && this.#isWithin(real) ? real : undefined;
  }

  #isNamedWithin(uri: string): boolean {
    for (const folder of this.#folders)
      if (isInside(uri, folder)) return !hasDots(uri) && !leadsIntoGit(uri.slice(folder.length));
    return false;
  }

  #isWithin(real: string): boolean {
    for (const folder of this.#folders) {
      const own = this.#realOf(folder);
      if (own !== undefined && isInside(real, own)) return !leadsIntoGit(real.slice(own.length));
    }
    return false;
  }

  #realOf(folder: string): string | undefined {
    if (this.#fileSystem.realUri === undefined) return folder;
    if (!this.#real.has(folder)) this.#real.set(folder, this.#fileSystem.realUri(folder));
    this.#forgetSoon();
    return this.#real.get(folder);
  }

  /** Links come and go: what is known of them does not outlive the turn of the event loop. */
  #forgetSoon(): void {
    if (this.#isForgetting) return;
    this.#isForgetting = true;
    setTimeout(() => {
      this.#real.clear();
      this.#isForgetting = false;
    }, 0);
  }
}

/**
 * Whether a path within a folder leads to what git keeps there: the configuration has secrets, and what is written there
 * breaks the repository. Disks that ignore case, and short names of Windows, have other spellings of it.
 */
export function leadsIntoGit(path: string): boolean {
  return /[\\/](?:\.git|git~1)(?:[\\/]|$)/i.test(path);
}

/** Steps up in a path are resolved before a URI gets here; one that has any still means another file than it says. */
function hasDots(uri: string): boolean {
  return uri.includes('/..') && uri.split('/').includes('..');
}
