import type { Span } from '../markdown/span.ts';
import type { ConfigurationFile } from '../model/configuration.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { DecisionIndex } from '../model/indexGroups.ts';
import type { Surroundings } from '../model/liveLog.ts';
import type { Log } from '../model/log.ts';
import type { ComparedRow } from '../model/rowDifferences.ts';
import type { SourceFile } from '../model/sourceFile.ts';
import type { UnreadableReason } from '../model/unreadableReason.ts';
import type { Problem, ProblemCode, Severity } from './problem.ts';
import type { Switches } from './switchedOff.ts';

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
  /** Looks at the comments that switch rules off in a file, after all other rules. */
  checkSwitches?(given: CheckedSwitches): Iterable<Problem<Code>>;
  /**
   * Where in a file it may find something on another day or another machine, by what git says or what lies outside of the
   * log: a comment there is of use.
   */
  mayFindAt?(file: SourceFile, log: Log): Iterable<Span>;
}

/** A file with its comments, after all other rules have found what there is. */
export interface CheckedSwitches {
  readonly file: SourceFile;
  readonly uses: Switches;
  /** The codes of all rules. */
  readonly codes: readonly string[];
  /** Whether a rule has looked for problems, or all that are on. */
  readonly isChecked: (code?: string) => boolean;
}
