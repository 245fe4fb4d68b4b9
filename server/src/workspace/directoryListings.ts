import type { KnownFiles } from '../core/model/log.ts';
import { isInside, nameOf, parentOf } from '../core/model/uris.ts';
import type { BoundedFileSystem } from './boundedFileSystem.ts';

/**
 * Answers whether files exist from the listings of their folders: a listing knows how a name is really spelled, which
 * a disk that ignores case does not tell. Only folders of the workspace are looked into.
 */
export class DirectoryListings implements KnownFiles {
  readonly #fileSystem: BoundedFileSystem;
  readonly #folders: ReadonlySet<string>;
  readonly #listings = new Map<string, ReadonlySet<string>>();
  readonly #names = new WeakMap<ReadonlySet<string>, readonly string[]>();
  readonly #asked = new Set<string>();
  readonly #onArrival: () => void;

  /** `onArrival` is called when a listing that was asked for came later than the question. */
  constructor(fileSystem: BoundedFileSystem, folders: ReadonlySet<string>, onArrival: () => void) {
    this.#fileSystem = fileSystem;
    this.#folders = folders;
    this.#onArrival = onArrival;
  }

  exists(uri: string): boolean | undefined {
    const path = uri.endsWith('/') ? uri.slice(0, -1) : uri;
    if (this.#folders.has(path)) return true;
    const parent = parentOf(path);
    // What has been listed lies in a folder of the workspace.
    const known = this.#listings.get(parent);
    if (known !== undefined) return known.has(nameOf(path));
    if (![...this.#folders].some((folder) => isInside(parent, folder))) return undefined;
    return this.#list(parent)?.has(nameOf(path));
  }

  namesIn(folder: string): readonly string[] | undefined {
    if (![...this.#folders].some((each) => isInside(folder, each))) return undefined;
    const listing = this.#list(folder);
    if (listing === undefined) return undefined;
    // The same list each time: who has read it may know it again.
    const names = this.#names.get(listing) ?? [...listing];
    this.#names.set(listing, names);
    return names;
  }

  holds(uri: string): boolean {
    return this.#fileSystem.holds(uri);
  }

  /** Forgets what is known of the folder that holds `uri`, and of `uri` itself if it is a folder. */
  forget(uri: string): void {
    for (const folder of this.#listings.keys()) {
      if (folder === parentOf(uri) || isInside(folder, uri)) this.#listings.delete(folder);
    }
  }

  #list(folder: string): ReadonlySet<string> | undefined {
    const known = this.#listings.get(folder);
    if (known !== undefined || this.#asked.has(folder)) return known;
    const keep = (entries: readonly { readonly name: string }[] | undefined) => {
      const names = new Set(entries?.map(({ name }) => name));
      this.#listings.set(folder, names);
      return names;
    };
    const answer = this.#fileSystem.readDirectory(folder);
    // Of what a link outside leads to nothing is known.
    if (answer === undefined && !this.#fileSystem.holds(folder)) return undefined;
    if (!(answer instanceof Promise)) return keep(answer);
    this.#asked.add(folder);
    void answer.then((entries) => {
      this.#asked.delete(folder);
      keep(entries);
      this.#onArrival();
    });
    return undefined;
  }
}
