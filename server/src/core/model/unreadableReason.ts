/**
 * Not UTF-8, larger than what can be a record (`limit` in bytes), nested deeper than anything can be read, a folder or pipe
 * in place of a file, a link out of the workspace, not to be read by this person, or whatever the file system answered.
 */
export type UnreadableReason =
  | { readonly kind: 'encoding' }
  | { readonly kind: 'size'; readonly limit: number }
  | { readonly kind: 'nesting' }
  | { readonly kind: 'not-file'; readonly isFolder: boolean }
  | { readonly kind: 'outside' }
  | { readonly kind: 'forbidden' }
  /** A folder that may not be listed, or that is a link: the records in it are not read. */
  | { readonly kind: 'folder-forbidden' }
  | { readonly kind: 'folder-link' }
  /** A name that is not UTF-8, with its bytes escaped. */
  | { readonly kind: 'name'; readonly name: string }
  /** A merge left its markers in it. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'access'; readonly detail: string };
