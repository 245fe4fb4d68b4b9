import type { SeriesPrefixes } from '../markdown/seriesPrefixes.ts';
import type { ConfigurationFile } from './configuration.ts';
import type { Convention, Habits, RuleSettings } from './convention.ts';
import type { DecisionRecord } from './decisionRecord.ts';
import type { DecisionIndex } from './indexGroups.ts';
import type { NamePattern } from './namePattern.ts';
import type { NumberRegister } from './numberRegister.ts';
import type { BranchFiles, PastRecord } from './otherVersions.ts';
import type { RecordName } from './recordName.ts';
import { comparePlaces, placeOfRecord } from './recordOrder.ts';
import type { Reference } from './relations.ts';
import type { SourceFile } from './sourceFile.ts';
import type { UnreadableReason } from './unreadableReason.ts';

/** What rules, operations and features see of a log: plain readonly data. */
export interface Log {
  /** The folder, without a slash at its end. */
  readonly folder: string;
  /** The README that is or could be the index; undefined where there is no such file. */
  readonly readme: SourceFile | undefined;
  readonly index: DecisionIndex | undefined;
  /** By URI, in no order. The template is one of them. */
  readonly records: ReadonlyMap<string, DecisionRecord>;
  readonly convention: Convention;
  /** Whether all records have been read; until then nobody knows what others there are. */
  readonly isComplete: boolean;
  /** Another number after each change of the records. */
  readonly recordsVersion: number;
  /** Files that stand in the log's place but could not be read: URI → why. */
  readonly unreadable: ReadonlyMap<string, UnreadableReason>;
  /** The file that should hold the index but cannot be read; undefined where there is an index. */
  readonly unreadableIndex: string | undefined;
  /** The file above it, or the navigation of a site, that lists its records; undefined where none does. */
  readonly listedIn: string | undefined;
  /** The names of files that look like records in formats that are not read. */
  readonly otherFormats: readonly string[];
  readonly files: KnownFiles;
  /** The logs of the workspace, itself among them, and what else names their records. */
  readonly siblings: LogSet;
  /** The file that configures the log, or undefined where none does. */
  readonly configuration: ConfigurationFile | undefined;
  /** What the configuration says of rules. */
  readonly ruleSettings: RuleSettings;
  readonly census: Habits;
  readonly template: DecisionRecord | undefined;
  /** The words before the numbers of the records that are words of the log's own: `ARCH-`, `CI-`. */
  readonly series: SeriesPrefixes;
  readonly numbers: Pick<NumberRegister, 'familyOf' | 'has' | 'lowestBeside'>;
  /** The first record by name, the template aside: what concerns them all is reported there. */
  readonly firstRecord: DecisionRecord | undefined;
  /** The first records that have a record's number, prefix and folder, itself included; none for one without a number. */
  sharersOf(record: DecisionRecord, most?: number): readonly DecisionRecord[];
  /** The records that a text of a record may mean: those nearest to it, by folder and prefix, where several have the number. */
  resolve(reference: Reference, from?: DecisionRecord): readonly DecisionRecord[];
  /** What the name of a file in the log means, by the record if there is one, else by what titles and rows say. */
  nameAt(uri: string): RecordName | undefined;
  /** Whether some record of this log or of another one in the workspace has the number. */
  isKnown(reference: Reference): boolean;
  /** Whether records here have the words before their numbers that a mention has. */
  hasSeries(prefix: string): boolean;
  /** Which day it is, as `YYYY-MM-DD`; undefined where nobody tells. */
  readonly today: string | undefined;
  /** What the last commit has of the records, by URI; nothing while nobody has looked. */
  readonly past: ReadonlyMap<string, PastRecord>;
  /** What other branches have that this one never had; nothing while nobody has looked. */
  readonly branches: readonly BranchFiles[];
  /** The records whose files have this name, case aside. */
  namesakesOf(name: string): readonly DecisionRecord[];
  /** How the records are named; undefined where most of them are not named alike. */
  readonly namePattern: NamePattern | undefined;
  /** Whether it is a habit here that a successor does not name the record that it supersedes. */
  readonly areSuccessorsSilent: boolean;
  /** The records whose relations name this one. */
  relatedTo(record: DecisionRecord): readonly DecisionRecord[];
  /** The files that may name a record of this log or of another one: they link its file, or have its number. */
  citersOf(record: DecisionRecord): readonly SourceFile[];
  /** The files with links to files of which the claim holds. */
  linkersOf(isTarget: (uri: string) => boolean): readonly SourceFile[];
}

/** What is known of the files that links lead to. */
export interface KnownFiles {
  /** Whether the file or folder exists under this very spelling, case included; undefined while nobody has looked. */
  exists(uri: string): boolean | undefined;
  /** The names of what lies in a folder of the workspace; undefined while nobody has looked, and for other folders. */
  namesIn(folder: string): readonly string[] | undefined;
  /** Whether a file or folder, which need not exist, lies in the workspace once links of the file system are resolved. */
  holds(uri: string): boolean;
}

/** The log's records in number order, sub-records after their parents, those without a number by name behind them. */
export function sortRecords(records: Iterable<DecisionRecord>): DecisionRecord[] {
  return [...records].sort(compareRecords);
}

export function compareRecords(a: DecisionRecord, b: DecisionRecord): number {
  return comparePlaces(placeOfRecord(a), placeOfRecord(b));
}

/** The logs of a workspace, and what else names their records. */
export interface LogSet {
  readonly logs: readonly Log[];
  /** Files that are no part of a log but name records, by URI: source code, other documents. */
  readonly citingFiles: ReadonlyMap<string, SourceFile>;
}

/** A file of the log that could be read: a record, or the README. */
export function fileOf(uri: string, log: Log): SourceFile | undefined {
  return log.records.get(uri)?.file ?? (log.readme?.uri === uri ? log.readme : undefined);
}
