import { largest } from '../markdown/extremes.ts';
import type { DecisionRecord } from './decisionRecord.ts';
import { fileOf, type Log, type LogSet } from './log.ts';
import type { Reference } from './relations.ts';

/** The log that a file is a record or the README of. */
export function ownLogOf(uri: string, { logs }: LogSet): Log | undefined {
  return logs.find((log) => fileOf(uri, log) !== undefined);
}

/**
 * The records that a reference in a file may mean: those of the file's own log; else those of the nearest log that has
 * any. Several where a number was given twice, or where two logs are equally near.
 */
export function resolveReference(reference: Reference, from: string, set: LogSet): readonly DecisionRecord[] {
  const own = ownLogOf(from, set);
  const inOwn = own?.resolve(reference, own.records.get(from)) ?? [];
  if (inOwn.length > 0) return inOwn;
  const others = set.logs
    .map((log) => ({ records: log.resolve(reference), nearness: nearnessOf(log, from) }))
    .filter(({ records }) => records.length > 0);
  const nearest = largest(others.map(({ nearness }) => nearness));
  return others.flatMap(({ records, nearness }) => (nearness === nearest ? records : []));
}

/** The log that a file beyond all logs is most likely about. */
export function findNearestLog(uri: string, { logs }: LogSet): Log | undefined {
  return [...logs].sort((a, b) => nearnessOf(b, uri) - nearnessOf(a, uri))[0];
}

/** What a log is about: the folder above `docs/adr` and the like. The deepest one that holds a file is the nearest. */
function nearnessOf({ folder }: Log, uri: string): number {
  const segments = folder.split('/');
  while (segments.length > 1 && folderOfDecisions.test(segments.at(-1) as string)) segments.pop();
  const home = segments.join('/');
  return uri.startsWith(`${home}/`) ? home.length : -1;
}

const folderOfDecisions = /^(?:[a-z]*docs?|adrs?|architecture|decisions?|[a-z]+[-_](?:decisions?|records?))$/i;
