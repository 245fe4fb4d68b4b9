import { labelOfRecord, summarize } from '../features/describeRecord.ts';
import { asText } from '../markdown/plainText.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import type { Messages } from './english.ts';

/** What a card has beside the record's own facts. */
export interface CardExtras {
  /** The beginning of its decision, as Markdown that may be shown: see `harmlessMarkdown`. */
  readonly excerpt?: string | undefined;
  /** Where its log lies, where another log's record may be meant as well. */
  readonly place?: string | undefined;
  /** The target of a link that opens a file; the file's URI unless given. */
  readonly linkTo?: (uri: string) => string;
}

/** More are not read at a glance. */
const mostRelations = 20;

/** A record at a glance, as Markdown: number, title, status, its extras and its relations. */
export function recordCard(
  record: DecisionRecord,
  log: Log,
  { words, relationKinds }: Messages,
  { excerpt, place, linkTo = (uri) => uri }: CardExtras = {},
): string {
  const { label, status, relations } = summarize(record, log);
  const links = [`[${words.openRecord}](${linkTo(record.file.uri)})`];
  if (log.index !== undefined) links.push(`[${words.openIndex}](${linkTo(log.index.file.uri)})`);
  const related = relations.slice(0, mostRelations).map(({ kind, isIncoming, other }) => {
    const word = relationKinds[kind][isIncoming ? 'incoming' : 'outgoing'];
    return `- ${word} [${asText(labelOfRecord(other))}](${linkTo(other.file.uri)})`;
  });
  if (relations.length > mostRelations) related.push('- …');
  const blocks = [
    [`**${asText(label)}**`, asText(status ?? words.noStatus), ...(place === undefined ? [] : [asText(place)])].join(
      ' · ',
    ),
    ...(excerpt === undefined ? [] : [excerpt]),
    ...(related.length === 0 ? [] : [related.join('\n')]),
    links.join(' · '),
  ];
  return blocks.join('\n\n');
}
