import { noSeries, type SeriesPrefixes } from '../markdown/seriesPrefixes.ts';
import type { DecisionRecord } from './decisionRecord.ts';
import type { RecordNumber } from './recordNumber.ts';

/** What an index may ask about the records of its log while it is read: its columns are recognised by what they say. */
export interface KnownRecords {
  /** The words before the numbers of the records that are words of the log's own. */
  readonly series: SeriesPrefixes;
  /** By URI. */
  readonly records: ReadonlyMap<string, DecisionRecord>;
  /** The records whose files have this name, case aside. */
  namesakesOf(name: string): readonly DecisionRecord[];
  /** The records that have a number. */
  resolve(reference: { readonly number: RecordNumber }): readonly DecisionRecord[];
}

/** A file that is read without its log. */
export const noRecords: KnownRecords = {
  series: noSeries,
  records: new Map(),
  namesakesOf: () => [],
  resolve: () => [],
};
