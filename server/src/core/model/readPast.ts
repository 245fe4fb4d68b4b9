import { readFacts } from '../markdown/readFacts.ts';
import { decisionHeading } from './decisionHeading.ts';
import { readRecord } from './decisionRecord.ts';
import { fileNameOf } from './links.ts';
import type { Log } from './log.ts';
import type { PastRecord } from './pastRecord.ts';
import { isSameStatus } from './rowStatus.ts';

/** What a record was, by its URI and text in the last commit. */
export function readPast(uri: string, text: string, { convention }: Pick<Log, 'convention'>): PastRecord {
  const file = {
    uri,
    name: fileNameOf(uri),
    version: null,
    facts: readFacts(text),
  };
  const { status } = readRecord(file, convention);
  const decided = ['Accepted', 'Implemented'].some((each) =>
    isSameStatus(status?.known ?? '', each, convention.statuses),
  );
  const decision = decisionHeading(file)?.digest;
  return decided && status !== undefined && decision !== undefined ? { decidedAs: status.word, decision } : {};
}
