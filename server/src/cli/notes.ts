import { describeSyncLeft } from '../core/messages/describe.ts';
import { english } from '../core/messages/english.ts';
import type { DecisionRecord } from '../core/model/decisionRecord.ts';
import type { Log } from '../core/model/log.ts';
import { indexAbove, indexUriFor, lineOfListing } from '../core/operations/index/createIndex.ts';
import { findRowsLeft } from '../core/operations/record/followStatus.ts';
import type { FolderSurvey } from '../workspace/otherFormats.ts';
import { escapeLine, printError } from './output.ts';
import { shown } from './paths.ts';

/** Something that a command did not read, though it was asked to. */
export interface Note {
  /** Why: there is no record to read at all, the named file is not part of a log, or some files have another format. */
  readonly kind: 'nothing-to-read' | 'file-skipped' | 'format-unread';
  /** From the current folder, with `/`. */
  readonly path: string;
  readonly message: string;
}

/** There is nothing that a command could work with: it ends with 2. The message is a sentence for the user. */
export class NothingToRead extends Error {}

/** The option of every command that only reads logs. */
export const emptyOption = { 'allow-empty': { type: 'boolean', default: false } } as const;

/** Its line in the help of such a command. */
export const emptyOptionHelp = `  --allow-empty  exits with 0 instead of 2 if there are no records to read`;

/** Prints to the standard error what was not read. */
export function printNotes(notes: readonly Note[]): void {
  for (const { message } of notes) printError(`adr-keeper: ${message}\n`);
}

/** The exit code of a command that would end with `code` if all it was asked for could be read. */
export function exitCode(notes: readonly Note[], code: number, isEmptyAllowed: boolean | undefined): number {
  return isNothingRead(notes) && isEmptyAllowed !== true ? 2 : code;
}

/** Whether a folder that was asked for, or named in the configuration, holds no record that can be read. */
export function isNothingRead(notes: readonly Note[]): boolean {
  return notes.some(({ kind }) => kind === 'nothing-to-read');
}

/** What is said of a folder without a record: what was looked for, and what is there. `because` says who named it. */
export function describeEmptyFolder(path: string, survey: FolderSurvey | undefined, because = ''): string {
  const where = `${path === '.' ? 'this folder' : path}${because}`;
  if (survey === undefined) return `No decision log found in ${where}: the folder does not exist.`;
  const { markdownFiles, otherFormats } = survey;
  if (otherFormats.length > 0) {
    const there = `there ${otherFormats.length === 1 ? 'is' : 'are'} ${countFormats(otherFormats)}`;
    return `No decision log found in ${where}: only Markdown records are read, but ${there}.`;
  }
  const found =
    markdownFiles === 0
      ? 'there are no Markdown files'
      : markdownFiles === 1
        ? 'the only Markdown file does not look like one'
        : `none of the ${markdownFiles} Markdown files looks like one`;
  return `No decision log found in ${where}: expected records such as 0001-title.md, but ${found}. Run "adr-keeper init" to create a log.`;
}

/** `2 .adoc files and 1 .rst file`, of the names of files. */
export function countFormats(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) {
    const extension = name.slice(name.lastIndexOf('.')).toLowerCase();
    counts.set(extension, (counts.get(extension) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .map(([extension, count]) => `${count} ${extension} file${count === 1 ? '' : 's'}`)
    .join(' and ');
}

/** What is said of a log without an index: what "adr-keeper init" would do about that, or why it would not. */
export function noIndex(log: Log): string {
  const folder = shown(log.folder);
  const refusal = whyNoIndex(log);
  return `The log in ${folder} has no index${refusal === undefined ? `. Run "adr-keeper init ${folder}" to create one.` : `. ${refusal}`}`;
}

/** What is said of an index that the configuration of a log names, and that is not in the workspace. */
export function describeOutsideIndex(log: Log): string | undefined {
  const { configuration, files } = log;
  const index = configuration?.settings.index;
  if (configuration === undefined || index === undefined) return undefined;
  const uri = indexUriFor(log);
  if (uri !== undefined && files.holds(uri)) return undefined;
  return `The index "${escapeLine(index)}", configured in ${shown(configuration.uri)}, is outside the workspace.`;
}

/** Why a log that has no index cannot get one, as where its records are listed already. */
export function whyNoIndex(log: Log): string | undefined {
  const above = indexAbove(log);
  if (above !== undefined) return english.refusals.listsAbove(above);
  const line = lineOfListing(log);
  return line === undefined ? undefined : english.refusals.listsAlready(shown(log.readme?.uri ?? log.folder), line);
}

/** Names on the standard error the rows that a command leaves with another status than it gives their record. */
export function printRowsLeft(record: DecisionRecord, status: string, log: Log): void {
  const index = log.index?.file.uri ?? '';
  for (const left of findRowsLeft(record, status, log))
    printError(`adr-keeper: ${shown(index)}: ${escapeLine(describeSyncLeft(left, english))}.\n`);
}
