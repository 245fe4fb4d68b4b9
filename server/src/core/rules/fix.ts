import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { type Change, type EditableFile, editFile } from '../operations/workspaceEdits.ts';

/** A way to mend a problem, made into an edit only when somebody asks for it. */
export interface Fix {
  readonly title: FixTitle;
  /** Safe fixes take the problem away and bring no new one: they may be done unasked. */
  readonly isSafe: boolean;
  /**
   * `text` is the file with the problem as it is now: facts keep no texts, and to move a section takes its words.
   * `templateText` is that of the log's template, where it has one.
   */
  makeEdit(text: string, templateText?: string): WorkspaceEdit;
}

/** A fix that is made only if the user selects it. */
export function suggest(title: FixTitle, makeEdit: Fix['makeEdit']): Fix {
  return { title, isSafe: false, makeEdit };
}

/** The same of one file. */
export function suggestChanges(title: FixTitle, file: EditableFile, makeChanges: () => readonly Change[]): Fix {
  return suggest(title, () => editFile(file, makeChanges()));
}

/** What a fix does, as data: the sentence is made at the edge. */
export type FixTitle =
  | { readonly kind: 'insert-section'; readonly section: string }
  | { readonly kind: 'insert-all-sections'; readonly count: number }
  | { readonly kind: 'add-to-index' }
  | { readonly kind: 'repoint-row'; readonly target: string }
  | { readonly kind: 'remove-row' }
  | { readonly kind: 'merge-rows' }
  | { readonly kind: 'create-record'; readonly file: string }
  | { readonly kind: 'rename-section'; readonly section: string }
  | { readonly kind: 'insert-title'; readonly title: string }
  | { readonly kind: 'insert-status'; readonly status: string }
  | { readonly kind: 'insert-date'; readonly date: string }
  | { readonly kind: 'take-number'; readonly number: string }
  | { readonly kind: 'take-title'; readonly title: string }
  | { readonly kind: 'take-status'; readonly status: string }
  | { readonly kind: 'remove-choices' }
  | { readonly kind: 'remove-comment' }
  | { readonly kind: 'remove-code'; readonly code: string }
  | { readonly kind: 'take-successor'; readonly text: string }
  | { readonly kind: 'take-index-status'; readonly status: string; readonly file: string }
  | { readonly kind: 'insert-number'; readonly number: string }
  | { readonly kind: 'lower-heading' }
  | { readonly kind: 'take-fragment'; readonly fragment: string }
  | { readonly kind: 'take-file'; readonly file: string }
  | { readonly kind: 'take-reference'; readonly found: string; readonly number: string }
  | { readonly kind: 'take-key'; readonly key: string }
  | { readonly kind: 'reorder-sections' }
  | { readonly kind: 'rename-file'; readonly fileName: string }
  | { readonly kind: 'add-all-to-index'; readonly count: number }
  | { readonly kind: 'create-index'; readonly file: string }
  | { readonly kind: 'sort-rows' }
  | { readonly kind: 'repair-row' }
  | { readonly kind: 'join-table' }
  | { readonly kind: 'resolve-conflicts' }
  | { readonly kind: 'name-successor'; readonly file: string }
  | { readonly kind: 'write-other-side'; readonly file: string }
  | { readonly kind: 'add-status'; readonly status: string }
  | { readonly kind: 'demand-section'; readonly section: string }
  | { readonly kind: 'leave-section'; readonly section: string }
  | { readonly kind: 'demand-status' }
  | { readonly kind: 'configure-rule'; readonly code: string; readonly severity: string };
