import { findMentions } from '../core/markdown/findMentions.ts';
import { english } from '../core/messages/english.ts';
import type { DecisionRecord } from '../core/model/decisionRecord.ts';
import type { LiveLog } from '../core/model/liveLog.ts';
import type { Log } from '../core/model/log.ts';
import { parseAnyName } from '../core/model/recordName.ts';
import { isSameNumber } from '../core/model/recordNumber.ts';
import { toReference } from '../core/model/relations.ts';
import type { UnreadableReason } from '../core/model/unreadableReason.ts';
import { nameOf } from '../core/model/uris.ts';
import { type Disk, describeUnreadable, refuseConflicts } from './disk.ts';
import { loadLogs } from './loadLogs.ts';
import { describeOutsideIndex, NothingToRead, printNotes } from './notes.ts';
import { namedUri, shown } from './paths.ts';
import { Refusal, UsageError } from './refusal.ts';

/** Which log a subcommand changes, and what it needs to know of it. */
interface LogChoice {
  /** The folder that `--log` names. */
  readonly log?: string | undefined;
  /** The record that a person means: a path chooses among several logs. */
  readonly record?: string | undefined;
  readonly withCitingFiles?: boolean;
}

/**
 * The log that a subcommand changes: the only one of the current folder, or the one of `log`. What is read of it is
 * remembered by `disk`. Throws {@link NothingToRead} where there is none, and {@link Refusal} where the index cannot be
 * read, or a merge left its markers in it.
 */
export async function findLog(disk: Disk, choice: LogChoice): Promise<LiveLog> {
  const log = await chooseLog(disk, choice);
  refuseUnreadableIndex(log);
  if (log.readme !== undefined) refuseConflicts(log.readme.uri, log.readme.facts);
  return log;
}

/**
 * Throws {@link Refusal} where the file that should hold the index cannot be read, and {@link NothingToRead} where it is
 * none of the workspace: it is not as if there were none.
 */
export function refuseUnreadableIndex(log: Log): void {
  const { unreadableIndex } = log;
  const outside = describeOutsideIndex(log);
  if (outside !== undefined) throw new NothingToRead(`${outside} No changes made.`);
  if (unreadableIndex !== undefined) throw new Refusal(english.refusals.indexUnreadable(shown(unreadableIndex)));
}

async function chooseLog({ fileSystem }: Disk, { log: folder, record, ...options }: LogChoice): Promise<LiveLog> {
  const { logs, notes } = await loadLogs([folder ?? '.'], { fileSystem, ...options });
  const [log, ...others] = logs;
  if (log === undefined) throw new NothingToRead(notes.map(({ message }) => message).join('\n'));
  printNotes(notes.filter(({ kind }) => kind === 'format-unread'));
  if (others.length === 0) return log;
  const chosen =
    folder !== undefined
      ? logs.find((each) => each.folder === namedUri(folder))
      : record !== undefined
        ? logs.find((each) => each.records.has(namedUri(record)))
        : undefined;
  if (chosen !== undefined) return chosen;
  throw new UsageError(
    `Found several logs. Select one with --log: ${logs.map((each) => shown(each.folder)).join(', ')}.`,
  );
}

/** The record of a log that a person means by its number, its file name or its path; the template is none. */
export function findRecord(log: Log, meant: string): DecisionRecord {
  const path = namedUri(meant);
  const named = [...log.records.values()].filter(({ file }) => file.uri === path || file.name === meant);
  const all = named.length > 0 ? named : numbered(log, meant);
  const found = all.filter(({ isTemplate }) => !isTemplate);
  // A file that cannot be read exists, and may be the one that is meant.
  const unread = named.length > 0 ? [] : findUnread(log, path, meant);
  const [record] = found;
  const [template] = all;
  const [unreadFile] = unread;
  const uris = [...found.map(({ file }) => file.uri), ...unread.map(([uri]) => uri)];
  if (uris.length > 1) throw new Refusal(`"${meant}" is ambiguous: ${uris.map(shown).join(' or ')}. Use the path.`);
  if (unreadFile !== undefined) throw new Refusal(describeUnreadable(...unreadFile));
  if (record === undefined && template !== undefined)
    throw new Refusal(english.refusals.isTemplate(template.file.name));
  if (record === undefined) throw new Refusal(`Record ${meant} not found in ${shown(log.folder)}.`);
  return record;
}

function numbered(log: Log, meant: string): readonly DecisionRecord[] {
  const [mention] = findMentions(meant, { start: 0, end: meant.length }, 0, log.series);
  const isWhole = mention !== undefined && mention.span.end - mention.span.start === meant.length;
  const named = isWhole ? log.resolve(toReference(mention)) : [];
  if (named.length > 0) return named;
  const number = numberIn(meant);
  return number === undefined ? [] : log.resolve({ number });
}

/** The unreadable files that may be meant, by their names, and why they cannot be read. */
function findUnread({ unreadable }: Log, path: string, meant: string): [uri: string, reason: UnreadableReason][] {
  const all = [...unreadable];
  const named = all.filter(([uri]) => uri === path || nameOf(uri) === meant);
  const number = numberIn(meant);
  if (named.length > 0 || number === undefined) return named;
  return all.filter(([uri]) => {
    const written = parseAnyName(nameOf(uri))?.number;
    return written !== undefined && isSameNumber(written, number);
  });
}

function numberIn(meant: string): string | undefined {
  return /^(?:ADR[-_ ]?)?(\d{1,5}[a-f]|\d+(?:-\d{1,2})?)$/i.exec(meant)?.[1];
}
