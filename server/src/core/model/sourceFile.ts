import type { MarkdownFacts } from '../markdown/facts.ts';

/** A file's facts, and which content they were read from. */
export interface SourceFile {
  /** In the canonical form of `vscode-uri`: two files are the same when these are equal. */
  readonly uri: string;
  /** The last part of the path. */
  readonly name: string;
  /** The version of the open document that was read; null for a file read from disk. */
  readonly version: number | null;
  readonly facts: MarkdownFacts;
  /** The folder that links such as `/docs/adr/002-b.md` count from, without a slash at its end; undefined where there is none. */
  readonly root?: string | undefined;
}

/** The folder that a file lies in, without a slash at its end. */
export function folderOf({ uri }: SourceFile): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}
