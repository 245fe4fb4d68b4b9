import { resolve } from 'node:path';
import { URI } from 'vscode-uri';
import { english } from '../core/messages/english.ts';
import type { DecisionRecord } from '../core/model/decisionRecord.ts';
import type { LiveLog, Log } from '../core/model/log.ts';
import { noLog } from './absences.ts';
import { type LoadOptions, loadLogs, shown } from './loadLogs.ts';
import { Refusal } from './refusal.ts';
import { refuseConflicts } from './refuseConflicts.ts';
import { UsageError } from './usageError.ts';

/**
 * The log that a subcommand changes: the only one of a folder, or the one of `folder`. Throws {@link Refusal} where there
 * is none, and where a merge left its markers in the index.
 */
export async function findLog(folder: string | undefined, options?: LoadOptions): Promise<LiveLog> {
  const log = await chooseLog(folder, options);
  if (log.readme !== undefined) refuseConflicts(log.readme.uri, log.readme.facts);
  return log;
}

async function chooseLog(folder: string | undefined, options: LoadOptions | undefined): Promise<LiveLog> {
  const { logs } = await loadLogs([folder ?? '.'], options);
  const [log, ...others] = logs;
  if (log === undefined) throw new Refusal(noLog([folder]));
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
