/** At once where there is a disk, later in a browser: whoever calls awaits only what is a promise. */
export type MaybePromise<T> = T | Promise<T>;

export interface DirectoryEntry {
  readonly name: string;
  /** What a symbolic link leads to counts, but linked folders are `other`: they may lead in a circle or outside. */
  readonly kind: 'file' | 'directory' | 'other';
}

/** All that the product asks of a disk. Nothing above it assumes that there is one. */
export interface FileSystem {
  /** The entries of a folder; undefined where it is none or cannot be read. */
  readDirectory(uri: string): MaybePromise<readonly DirectoryEntry[] | undefined>;
  /** The bytes of a file, at most `limit` of them. Never throws: what went wrong is the answer. */
  readFile(uri: string, limit: number): MaybePromise<FileContent>;
}

export type FileContent =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'failed'; readonly detail: string };
