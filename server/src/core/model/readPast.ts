import type { Heading } from '../markdown/facts.ts';
import { readFacts } from '../markdown/readFacts.ts';
import { readRecord } from './decisionRecord.ts';
import type { Log } from './log.ts';
import type { PastRecord } from './otherVersions.ts';
import { isSameStatus } from './rowStatus.ts';
import { sectionKey } from './sectionKeys.ts';
import type { SourceFile } from './sourceFile.ts';
import { nameOf } from './uris.ts';

/** What a record was, by its URI and text in the last commit. */
export function readPast(uri: string, text: string, { convention }: Pick<Log, 'convention'>): PastRecord {
  const file = {
    uri,
    name: nameOf(uri),
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

/** The heading of a record's decision. */
export function decisionHeading({ facts }: SourceFile): Heading | undefined {
  return facts.headings.find(({ text, digest }) => digest !== undefined && sectionKey(text) === 'decision');
}
