import { asMarkdown } from '../../markdown/plainText.ts';
import { type DecisionRecord, isPlaceholder, titleFromName } from '../../model/decisionRecord.ts';
import { nearestStatus } from '../../model/learntStatuses.ts';
import type { Log } from '../../model/log.ts';
import { readRecordFields } from '../../model/recordFields.ts';
import type { RecordNumber } from '../../model/recordNumber.ts';
import { stageOf } from '../../vocabulary/statusWords.ts';

/** What a row says of a record. */
export interface RowFacts {
  readonly uri: string;
  readonly number: RecordNumber | undefined;
  /** Markdown. */
  readonly title: string;
  readonly status: string | undefined;
  /** As the record spells it. */
  readonly spelling?: string | undefined;
  /** What else the record says of itself, for columns such as Date and Owner: name in lower case → value. */
  readonly fields: ReadonlyMap<string, string>;
  /** The day of the decision, such as `2024-05-06`, and the areas that it names. */
  readonly date?: string | undefined;
  readonly tags?: readonly string[];
}

/** What a record says for its row. A template has no status of its own, and its title waits to be filled in. */
export function rowFactsOf({ file, name, number, title, status, date, tags, isTemplate }: DecisionRecord): RowFacts {
  return {
    uri: file.uri,
    number,
    title: isPlaceholder(title.text) ? asMarkdown(titleFromName(name)) : title.markdown,
    status: isTemplate ? 'Reference' : (status?.known ?? status?.word),
    spelling: isTemplate ? undefined : status?.word,
    fields: isTemplate ? new Map() : readRecordFields(file.facts),
    date: isTemplate ? undefined : date,
    tags: isTemplate ? [] : tags,
  };
}

/** What a new row says of a record: a slip of the hand in its status is not copied. */
export function newRowFactsOf(record: DecisionRecord, { convention }: Pick<Log, 'convention'>): RowFacts {
  const facts = rowFactsOf(record);
  const { status } = record;
  if (status === undefined || status.known !== undefined || record.isTemplate) return facts;
  const meant = nearestStatus(status.word, convention.statuses.value);
  // That a record was superseded is not for a spelling to say.
  return meant === undefined || stageOf(meant) === 'superseded' ? facts : { ...facts, status: meant };
}
