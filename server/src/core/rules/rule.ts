import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { ConfigurationFile } from '../model/configuration.ts';
import type { DecisionIndex } from '../model/decisionIndex.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log, Surroundings } from '../model/log.ts';
import type { ComparedRow } from '../model/rowDifferences.ts';
import type { SourceFile } from '../model/sourceFile.ts';
import type { UnreadableReason } from '../model/unreadableReason.ts';
import type { Problem, ProblemCode, Severity } from './problem.ts';

/** A row of the index, and the record that it links, if there is one. */
export type CheckedRow = Omit<ComparedRow, 'record'> & { readonly record: DecisionRecord | undefined };

/**
 * One thing that can be wrong. A rule looks at one file at a time, a record or the index, and at what the log knows of
 * the others; it never reads or writes. Which files must be looked at after a change is the log's part.
 */
export interface Rule<Code extends ProblemCode = ProblemCode> {
  readonly code: Code;
  /** `off` for those that a log asks for. */
  readonly severity: Severity | 'off';
  /** True where the rule has something to say of the template too. */
  readonly isForTemplates?: boolean;
  /** Whether what it finds may be no problem any more once more records have been read: then it waits for all of them. */
  readonly asksOthers?: boolean;
  checkRecord?(record: DecisionRecord, log: Log): Iterable<Problem<Code>>;
  checkIndex?(index: DecisionIndex, log: Log): Iterable<Problem<Code>>;
  /**
   * Looks at a row of the index. Of one that links a record, only row, record and convention count: if no rule has found
   * anything, it is not looked at again until one of these is another one.
   */
  checkRow?(row: CheckedRow, log: Log): Problem<Code> | undefined;
  checkUnreadable?(reason: UnreadableReason): Iterable<Problem<Code>>;
  checkConfiguration?(file: ConfigurationFile, files: Surroundings): Iterable<Problem<Code>>;
  /** Looks at the README, whether it holds an index or not. */
  checkReadme?(readme: SourceFile, log: Log): Iterable<Problem<Code>>;
  /** What can be done about a mistake in the configuration. */
  fixesOfConfiguration?(problem: Problem<Code>, file: ConfigurationFile, files: Surroundings): Fix[];
  /** What can be done about a problem that this rule found in the file; the first one is what most people want. */
  fixes?(problem: Problem<Code>, file: string, log: Log): Fix[];
}

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
  | { readonly kind: 'take-number'; readonly number: string }
  | { readonly kind: 'take-title'; readonly title: string }
  | { readonly kind: 'take-status'; readonly status: string }
  | { readonly kind: 'take-index-status'; readonly status: string; readonly file: string }
  | { readonly kind: 'insert-number'; readonly number: string }
  | { readonly kind: 'lower-heading' }
  | { readonly kind: 'take-fragment'; readonly fragment: string }
  | { readonly kind: 'take-file'; readonly file: string }
  | { readonly kind: 'take-reference'; readonly number: string }
  | { readonly kind: 'take-key'; readonly key: string }
  | { readonly kind: 'reorder-sections' }
  | { readonly kind: 'rename-file'; readonly fileName: string }
  | { readonly kind: 'add-all-to-index'; readonly count: number }
  | { readonly kind: 'create-index'; readonly file: string }
  | { readonly kind: 'sort-rows' }
  | { readonly kind: 'repair-row' }
  | { readonly kind: 'resolve-conflicts' }
  | { readonly kind: 'name-successor'; readonly file: string }
  | { readonly kind: 'write-other-side'; readonly file: string }
  | { readonly kind: 'add-status'; readonly status: string }
  | { readonly kind: 'demand-section'; readonly section: string }
  | { readonly kind: 'leave-section'; readonly section: string }
  | { readonly kind: 'demand-status' }
  | { readonly kind: 'configure-rule'; readonly code: ProblemCode; readonly severity: string };
