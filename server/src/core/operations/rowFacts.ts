import { plainText } from '../markdown/plainText.ts';
import { type DecisionRecord, isPlaceholder, titleFromName } from '../model/decisionRecord.ts';
import { preambleTables } from '../model/preamble.ts';
import type { RecordNumber } from '../model/recordNumber.ts';

/** What a row says of a record. */
export interface RowFacts {
  readonly uri: string;
  readonly number: RecordNumber | undefined;
  readonly title: string;
  readonly status: string | undefined;
  /** What else the record says of itself, for columns such as Date and Owner: name in lower case → value. */
  readonly fields: ReadonlyMap<string, string>;
}

/** What a record says for its row. A template has no status of its own, and its title waits to be filled in. */
export function rowFactsOf({ file, name, number, title, status, isTemplate }: DecisionRecord): RowFacts {
  const inTables = preambleTables(file.facts).flatMap(({ header, rows }) =>
    [header, ...rows].map(({ cells: [key, value] }) => [plainText(key?.raw ?? ''), value?.raw ?? ''] as const),
  );
  const inFields = file.facts.fields.map(({ key, value }) => [key, value.raw.replace(/^(["'])(.*)\1$/, '$2')] as const);
  const fields = [...inTables, ...inFields].filter(([key, value]) => key !== '' && value !== '');
  return {
    uri: file.uri,
    number,
    title: isPlaceholder(title.text) ? titleFromName(name) : title.text,
    status: isTemplate ? 'Reference' : (status?.known ?? status?.word),
    fields: new Map(isTemplate ? [] : fields.map(([key, value]) => [key.toLowerCase(), value])),
  };
}
