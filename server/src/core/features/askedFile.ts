import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log, LogSet } from '../model/log.ts';
import type { SourceFile } from '../model/sourceFile.ts';

/** The file that a question is about, and what it is to the logs: looked up once for each question. */
export interface AskedFile {
  readonly uri: string;
  /** What the file says; undefined for one that cannot name records, such as a file that is not open and cites none. */
  readonly file: SourceFile | undefined;
  /** The log whose record or index file it is. */
  readonly log: Log | undefined;
  /** The record that it is. */
  readonly record: DecisionRecord | undefined;
  /** All logs of the workspace. */
  readonly logs: LogSet;
}

/** A record, asked about, with its log. */
export interface AskedRecord extends AskedFile {
  readonly file: SourceFile;
  readonly log: Log;
  readonly record: DecisionRecord;
}

/** Whether the question is about a record. */
export function isRecord(asked: AskedFile): asked is AskedRecord {
  return asked.record !== undefined;
}
