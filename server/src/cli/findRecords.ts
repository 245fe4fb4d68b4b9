import { resolve } from 'node:path';
import { URI } from 'vscode-uri';
import { english } from '../core/messages/english.ts';
import type { DecisionRecord } from '../core/model/decisionRecord.ts';
import type { LiveLog, Log } from '../core/model/log.ts';
import { type Disk, refuseConflicts } from './disk.ts';
import { loadLogs } from './loadLogs.ts';
import { NothingToRead, printNotes } from './notes.ts';
import { shown } from './paths.ts';
import { Refusal } from './refusal.ts';
import { UsageError } from './usageError.ts';

/** Which log a subcommand changes, and what it needs to know of it. */
interface LogChoice {
  /** The folder that `--log` names. */
  readonly log?: string | undefined;
  readonly withCitingFiles?: boolean;
}

/**
 * The log that a subcommand changes: the only one of the current folder, or the one of `log`. What is read of it is
 * remembered by `disk`. Throws {@link NothingToRead} where there is none, and {@link Refusal} where the index cannot be
 * read, or a merge left its markers in it.
 */
export async function findLog(disk: Disk, { log: folder, ...options }: LogChoice): Promise<LiveLog> {
  const log = await chooseLog(disk, folder, options);
  refuseUnreadableIndex(log);
  if (log.readme !== undefined) refuseConflicts(log.readme.uri, log.readme.facts);
  return log;
}

/** Throws {@link Refusal} where the file that should hold the index cannot be read: it is not as if there were none. */
export function refuseUnreadableIndex({ unreadableIndex }: Log): void {
  if (unreadableIndex !== undefined) throw new Refusal(english.refusals.indexUnreadable(shown(unreadableIndex)));
}

async function chooseLog(
  { fileSystem }: Disk,
  folder: string | undefined,
  options: Omit<LogChoice, 'log'>,
): Promise<LiveLog> {
  const { logs, notes } = await loadLogs([folder ?? '.'], { fileSystem, ...options });
  const [log, ...others] = logs;
  if (log === undefined) throw new NothingToRead(notes.map(({ message }) => message).join('\n'));
  printNotes(notes.filter(({ kind }) => kind === 'format-unread'));
  if (others.length === 0) return log;
  const exact =
    folder === undefined ? undefined : logs.find((each) => each.folder === URI.file(resolve(folder)).toString());
  if (exact !== undefined) return exact;
  throw new UsageError(
    `There are several logs; choose one with --log: ${logs.map((each) => shown(each.folder)).join(', ')}.`,
  );
}

/** The record of a log that a person means by its number, its file name or its path; the template is none. */
export function findRecord(log: Log, meant: string): DecisionRecord {
  const path = URI.file(resolve(meant)).toString();
  const named = [...log.records.values()].filter(({ file }) => file.uri === path || file.name === meant);
  const all = named.length > 0 ? named : numbered(log, meant);
  const found = all.filter(({ isTemplate }) => !isTemplate);
  const [record, ...others] = found;
  const [template] = all;
  if (record === undefined && template !== undefined)
    throw new Refusal(english.refusals.isTemplate(template.file.name));
  if (record === undefined) throw new Refusal(`There is no record ${meant} in ${shown(log.folder)}.`);
  if (others.length > 0)
    throw new Refusal(`"${meant}" may be ${found.map(({ file }) => shown(file.uri)).join(' or ')}; give the path.`);
  return record;
}

function numbered(log: Log, meant: string): readonly DecisionRecord[] {
  const number = /^(?:ADR[-_ ]?)?(\d+(?:-\d{1,2})?)$/i.exec(meant)?.[1];
  return number === undefined ? [] : log.resolve({ number });
}
