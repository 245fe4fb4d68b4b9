import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { RecordNumber } from '../model/recordNumber.ts';

/** What a row says of a record. */
export interface RowFacts {
  readonly uri: string;
  readonly number: RecordNumber | undefined;
  readonly title: string;
  readonly status: string | undefined;
}

export function rowFactsOf({ file, number, title, status }: DecisionRecord): RowFacts {
  return { uri: file.uri, number, title: title.text, status: status?.known ?? status?.word };
}
