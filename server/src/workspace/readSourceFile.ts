import type { MarkdownFacts } from '../core/markdown/facts.ts';
import { readFacts } from '../core/markdown/readFacts.ts';
import type { SeriesPrefixes } from '../core/markdown/seriesPrefixes.ts';
import type { SourceFile } from '../core/model/sourceFile.ts';
import type { UnreadableReason } from '../core/model/unreadableReason.ts';
import { nameOf } from '../core/model/uris.ts';
import { decodeText } from './decodeText.ts';
import type { FileContent, FileSystem, MaybePromise } from './fileSystem.ts';

/** The largest file that is read, in bytes: an index of twenty thousand rows is half of it. No record is larger. */
export const fileSizeLimit = 4_000_000;

/** What is known of a file's surroundings when it is read. */
export interface ReadingContext {
  /** The workspace folder that links may count from. */
  readonly root?: string | undefined;
  /** The words before the numbers of the log's records that are words of its own. */
  readonly series?: SeriesPrefixes | undefined;
}

/** What a file holds, or why that is not known. */
export type FileReading =
  | { readonly kind: 'read'; readonly file: SourceFile }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableReason }
  | { readonly kind: 'missing' };

/** Reads a file of a log from its place, open documents aside. */
export function readSourceFile(
  uri: string,
  fileSystem: FileSystem,
  { root, series }: ReadingContext = {},
): MaybePromise<FileReading> {
  const content = fileSystem.readFile(uri, fileSizeLimit);
  return content instanceof Promise
    ? content.then((each) => toReading(uri, each, { root, series }))
    : toReading(uri, content, { root, series });
}

/** A file with its facts, unless there are none to speak of. */
export function readingOf(file: SourceFile): FileReading {
  return file.facts.isTooDeep === true ? { kind: 'unreadable', reason: { kind: 'nesting' } } : { kind: 'read', file };
}

/** The facts of an open document, which has others where it was changed `before`. */
export function readDocument(
  uri: string,
  document: { readonly version: number; readonly text: string },
  { before, root, series }: ReadingContext & { readonly before?: MarkdownFacts | undefined },
): SourceFile {
  const { version, text } = document;
  return { uri, name: nameOf(uri), version, facts: readFacts(text, { before, series }), root };
}

function toReading(uri: string, content: FileContent, { root, series }: ReadingContext): FileReading {
  const text = content.kind === 'bytes' ? decodeText(content.bytes) : undefined;
  if (text === undefined) {
    const reason = reasonOf(content);
    return reason === undefined ? { kind: 'missing' } : { kind: 'unreadable', reason };
  }
  const facts = readFacts(text, { series });
  facts.lines.compact();
  return readingOf({ uri, name: nameOf(uri), version: null, facts, root });
}

/** Why there is no text in what was read; undefined where there is no file. Bytes are taken not to be UTF-8. */
export function reasonOf(content: FileContent, limit = fileSizeLimit): UnreadableReason | undefined {
  switch (content.kind) {
    case 'missing':
      return undefined;
    case 'bytes':
      return { kind: 'encoding' };
    case 'too-large':
      return { kind: 'size', limit };
    case 'not-file':
      return { kind: 'not-file', isFolder: content.isFolder };
    case 'link':
    case 'outside':
      return { kind: 'outside' };
    case 'misnamed':
      return { kind: 'name', name: content.name };
    case 'forbidden':
      return { kind: 'forbidden' };
    case 'failed':
      return { kind: 'access', detail: content.detail };
  }
}
