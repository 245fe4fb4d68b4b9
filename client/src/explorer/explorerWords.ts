import type { RelationKindView } from '../../../server/src/protocol.ts';

/** The words that the sidebar adds to those of the records, in the person's language. */
export interface ExplorerWords {
  readonly notInIndex: string;
  readonly differs: string;
  readonly noStatus: string;
  readonly noNumber: string;
  readonly noArea: string;
  readonly noDate: string;
  readonly records: (count: number) => string;
  readonly problems: (count: number) => string;
  readonly places: (count: number) => string;
  readonly relations: { readonly [Kind in RelationKindView]: string };
}
