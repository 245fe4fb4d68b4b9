/** At once where there is a disk, later in a browser: whoever calls awaits only what is a promise. */
export type MaybePromise<T> = T | Promise<T>;

export interface DirectoryEntry {
  readonly name: string;
  /** A symbolic link to a file is a file; one to a folder is not a folder, since it may lead in a circle or outside. */
  readonly kind: 'file' | 'directory' | 'linked-directory' | 'other';
}

/** All that the product asks of a disk. Nothing above it assumes that there is one. */
export interface FileSystem {
  /** The entries of a folder; undefined where it is none or cannot be read. */
  readDirectory(uri: string): MaybePromise<readonly DirectoryEntry[] | undefined>;
  /**
   * The bytes of a file, at most `limit` of them. Never throws: what went wrong is the answer. Never waits for a device or
   * another program. With `keepLinks` a symbolic link at the end of the path is not followed: the answer is `link`.
   */
  readFile(uri: string, limit: number, options?: ReadOptions): MaybePromise<FileContent>;
  /**
   * The URI of a file or folder once symbolic links are resolved; what does not exist counts from the nearest folder that
   * does. Undefined where that cannot be told. File systems without links do not have it.
   */
  realUri?(uri: string): string | undefined;
}

export interface ReadOptions {
  readonly keepLinks?: boolean;
}

export type FileContent =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' }
  /** A folder, a device, a pipe: there is something of this name, but not a file. */
  | { readonly kind: 'not-file'; readonly isFolder: boolean }
  /** A symbolic link that was not to be followed. */
  | { readonly kind: 'link' }
  /** A file outside the workspace folders, by its path or once links are resolved. */
  | { readonly kind: 'outside' }
  | { readonly kind: 'too-large' }
  /** A name that is not UTF-8, with its bytes escaped: a path cannot say it. */
  | { readonly kind: 'misnamed'; readonly name: string }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'failed'; readonly detail: string };
