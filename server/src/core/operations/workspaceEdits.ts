import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { MarkdownFacts } from '../markdown/facts.ts';
import type { Span } from '../markdown/span.ts';
import type { SourceFile } from '../model/sourceFile.ts';

/** One replacement in a file; an empty span inserts. */
export interface Change {
  readonly span: Span;
  readonly text: string;
}

/** The text after some changes, none of which may meet another one. */
export function applyChanges(text: string, changes: readonly Change[]): string {
  const pieces: string[] = [];
  let end = text.length;
  for (const { span, text: replacement } of [...changes].sort((a, b) => b.span.start - a.span.start)) {
    pieces.push(text.slice(span.end, end), replacement);
    end = span.start;
  }
  pieces.push(text.slice(0, end));
  return pieces.reverse().join('');
}

/** A file that an edit can be made for: a Markdown file, or the configuration. */
export interface EditableFile {
  readonly uri: string;
  readonly version: number | null;
  readonly facts: Pick<MarkdownFacts, 'lines'>;
}

/** An edit of one existing file. It carries the version it was made for, so that a client can refuse a stale one. */
export function editFile(file: EditableFile, changes: readonly Change[]): WorkspaceEdit {
  const edit: TextDocumentEdit = {
    textDocument: { uri: file.uri, version: file.version },
    edits: changes.map(({ span, text }) => ({ range: file.facts.lines.rangeOf(span), newText: text })),
  };
  return { documentChanges: [edit] };
}

/** An edit that makes a file which must not exist yet. */
export function createFile(uri: string, text: string): WorkspaceEdit {
  const start = { line: 0, character: 0 };
  return {
    documentChanges: [
      { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } },
      { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
    ],
  };
}

/** Several edits as one, done in the given order. Two of them must not change the same file. */
export function joinEdits(...edits: readonly WorkspaceEdit[]): WorkspaceEdit {
  return { documentChanges: edits.flatMap(({ documentChanges }) => documentChanges ?? []) };
}

/**
 * The first file with conflict markers whose text an edit changes; undefined where there is none. Both sides of a conflict
 * may be wanted, so no fix and no operation edits such a file. The one that resolves the conflicts is not asked.
 */
export function findConflictedFile(
  { documentChanges = [] }: WorkspaceEdit,
  fileAt: (uri: string) => Pick<SourceFile, 'name' | 'facts'> | undefined,
): Pick<SourceFile, 'name' | 'facts'> | undefined {
  for (const change of documentChanges) {
    if (!('edits' in change)) continue;
    const file = fileAt(change.textDocument.uri);
    if (file !== undefined && file.facts.conflicts.length > 0) return file;
  }
  return undefined;
}
