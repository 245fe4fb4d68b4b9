import type { MarkdownFacts } from '../core/markdown/facts.ts';
import { readFacts } from '../core/markdown/readFacts.ts';
import type { UnreadableReason } from '../core/model/log.ts';
import type { SourceFile } from '../core/model/sourceFile.ts';
import { decodeText } from './decodeText.ts';
import type { FileContent, FileSystem, MaybePromise } from './fileSystem.ts';
import { nameOf } from './uris.ts';

/** The largest file that is read, in bytes: an index of twenty thousand rows is half of it. No record is larger. */
export const fileSizeLimit = 4_000_000;

/** What a file holds, or why that is not known. */
export type FileReading =
  | { readonly kind: 'read'; readonly file: SourceFile }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableReason }
  | { readonly kind: 'missing' };

/** Reads a file of a log from its place, open documents aside. `root` is the workspace folder that links may count from. */
export function readSourceFile(uri: string, fileSystem: FileSystem, root?: string): MaybePromise<FileReading> {
  const content = fileSystem.readFile(uri, fileSizeLimit);
  return content instanceof Promise
    ? content.then((each) => toReading(uri, each, root))
    : toReading(uri, content, root);
}

/** The facts of an open document, which has others where it was changed `before`. */
export function readDocument(
  uri: string,
  document: { readonly version: number; readonly text: string },
  { before, root }: { readonly before?: MarkdownFacts | undefined; readonly root?: string | undefined },
): SourceFile {
  const { version, text } = document;
  return { uri, name: nameOf(uri), version, facts: readFacts(text, { before }), root };
}

function toReading(uri: string, content: FileContent, root: string | undefined): FileReading {
  switch (content.kind) {
    case 'missing':
      return { kind: 'missing' };
    case 'too-large':
      return { kind: 'unreadable', reason: { kind: 'size', limit: fileSizeLimit } };
    case 'forbidden':
      return { kind: 'unreadable', reason: { kind: 'forbidden' } };
    case 'failed':
      return { kind: 'unreadable', reason: { kind: 'access', detail: content.detail } };
    case 'bytes': {
      const text = decodeText(content.bytes);
      if (text === undefined) return { kind: 'unreadable', reason: { kind: 'encoding' } };
      const facts = readFacts(text);
      facts.lines.compact();
      return { kind: 'read', file: { uri, name: nameOf(uri), version: null, facts, root } };
    }
  }
}
