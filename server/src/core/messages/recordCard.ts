import { summarize } from '../features/describeRecord.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import type { Messages } from './english.ts';

/**
 * A record at a glance, as Markdown: number, title, status, the first words of its decision, and its relations.
 * `excerpt`, Markdown of the record, takes the place of the first words.
 */
export function recordCard(
  record: DecisionRecord,
  log: Log,
  { words, relationKinds }: Messages,
  excerpt?: string,
): string {
  const { label, status, gist, relations } = summarize(record, log);
  const links = [`[${words.openRecord}](${record.file.uri})`];
  if (log.index !== undefined) links.push(`[${words.openIndex}](${log.index.file.uri})`);
  const related = relations.map(({ kind, isIncoming, other }) => {
    const word = relationKinds[kind][isIncoming ? 'incoming' : 'outgoing'];
    return `- ${word} [${asText(summarize(other, log).label)}](${other.file.uri})`;
  });
  const blocks = [
    `**${asText(label)}** · ${asText(status ?? words.noStatus)}`,
    ...(excerpt !== undefined ? [excerpt] : gist !== undefined ? [asText(gist)] : []),
    ...(related.length === 0 ? [] : [related.join('\n')]),
    links.join(' · '),
  ];
  return blocks.join('\n\n');
}

/** The words of a record are text, whatever signs they have. */
function asText(text: string): string {
  return text.replace(/[\\`*_[\]<>#|]/g, '\\$&');
}
