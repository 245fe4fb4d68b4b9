import type { Range } from 'vscode-languageserver-types';
import type { ProblemCode, Severity } from '../../core/rules/problem.ts';
import type { Note } from '../notes.ts';

/** What a check found; every format prints the same report. Paths are relative to the current folder, with `/`. */
export interface Report {
  readonly logs: readonly ReportedLog[];
  /** Sorted by file, then by position. */
  readonly problems: readonly ReportedProblem[];
  /** What was not read, though it was asked for. */
  readonly notes: readonly Note[];
}

export interface ReportedLog {
  readonly folder: string;
  readonly index: string | null;
  /** How many records it has, the template included. */
  readonly records: number;
}

export interface ReportedProblem {
  readonly file: string;
  /** Lines and characters count from 0. */
  readonly range: Range;
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly message: string;
  /** Whether a safe fix exists. */
  readonly fixable: boolean;
}
