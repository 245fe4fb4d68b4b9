import type { LiveLog } from '../core/model/liveLog.ts';
import type { PastRecord } from '../core/model/otherVersions.ts';
import { readPast } from '../core/model/readPast.ts';
import { isRuleOn } from '../core/rules/checkFile.ts';
import type { HistoryReader } from './historyReader.ts';
import { makePause } from './pause.ts';

/** Reads what the last commit has of a log's records, as far as a rule that is on asks for it. */
export async function readHistory(log: LiveLog, reader: HistoryReader): Promise<Map<string, PastRecord>> {
  const past = new Map<string, PastRecord>();
  const uriOf = new Map([...log.records.values()].map(({ file: { uri } }) => [pathOf(uri, log), uri]));
  if (isRuleOn('record-changed', log.ruleSettings)) {
    const pause = makePause(sliceMs);
    for (const [path, text] of await reader.readTexts(log.folder, [...uriOf.keys()])) {
      if (pause.isDue()) await pause.now();
      const uri = uriOf.get(path);
      if (uri !== undefined) past.set(uri, readPast(uri, text, log));
    }
  }
  if (isRuleOn('proposal-stale', log.ruleSettings)) {
    for (const [path, day] of await reader.readDays(log.folder)) {
      const uri = uriOf.get(path);
      if (uri !== undefined) past.set(uri, { ...past.get(uri), day });
    }
  }
  return past;
}

/** How long records are read before requests get their turn, in milliseconds. */
const sliceMs = 8;

function pathOf(uri: string, { folder }: LiveLog): string {
  return decodeURIComponent(uri.slice(folder.length + 1));
}
