import type { MarkdownFacts } from '../../markdown/facts.ts';
import { type DecisionRecord, findStatusTexts } from '../../model/decisionRecord.ts';
import type { Log } from '../../model/log.ts';
import { emojiOfStatus, findEmoji, legendOfRecords, readLegend, type StatusLegend } from '../../model/statusLegend.ts';

/** What emoji mean before the statuses of a log's records: by the records themselves, or else by the index, or by a file. */
export function legendOf({ records, index }: Log, facts?: MarkdownFacts): StatusLegend {
  const texts = [...records.values()].flatMap((each) => findStatusTexts(each.file.facts).map(({ raw }) => raw));
  return legendOfRecords(texts, index?.legend ?? (facts === undefined ? new Map() : readLegend(facts, [])));
}

/** A status with its emoji before it, where most records have one there, or where `sample`, which it replaces, has. */
export function withEmoji(status: string, log: Log, sample = ''): string {
  const decisions = [...log.records.values()].filter(({ isTemplate }) => !isTemplate);
  const signed = decisions.filter((record) => emojiOfRecord(record) !== undefined);
  if (signed.length * 2 <= decisions.length && findEmoji(sample)?.at !== 0) return status;
  const emoji = emojiOfStatus(status, legendOf(log));
  return emoji === undefined ? status : `${emoji} ${status}`;
}

/** The emoji that the status of a record begins with. */
export function emojiOfRecord({ file }: DecisionRecord): string | undefined {
  const [text] = findStatusTexts(file.facts);
  const found = text === undefined ? undefined : findEmoji(text.raw);
  return found?.at === 0 ? found.emoji : undefined;
}
