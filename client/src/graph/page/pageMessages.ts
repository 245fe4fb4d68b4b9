import type { DecisionGraph, EdgeKind } from '../../../../server/src/core/graph/decisionGraph.ts';
import type { Across } from '../../../../server/src/core/graph/fillColumns.ts';

/** What VS Code tells the page: the graph as it is now. */
export interface ShowGraph {
  readonly kind: 'show';
  /** The log's `uri`, which the page keeps, so that VS Code can show it again after a restart. */
  readonly log: string;
  readonly graph: DecisionGraph;
  readonly words: PageWords;
}

/** What the page asks of VS Code. */
export type PageRequest =
  /** It is there, and waits for a {@link ShowGraph}. */
  | { readonly kind: 'ready' }
  /** Opens a record, by its `uri`. */
  | { readonly kind: 'open'; readonly uri: string }
  /** Saves the picture as a file. */
  | { readonly kind: 'export'; readonly svg: string }
  /** Writes the graph into the index, as a Mermaid chart. */
  | { readonly kind: 'insert' };

/** The texts that the page makes itself; `{0}`, `{1}` stand for numbers and names. */
export interface PageWords {
  readonly title: string;
  readonly edges: { readonly [Kind in EdgeKind]: { readonly outgoing: string; readonly incoming: string } };
  readonly noStatus: string;
  /** `{0} of {1} records` */
  readonly shown: string;
  readonly noneShown: string;
  readonly noRecords: string;
}

/** What the page remembers while it is not shown, and over a restart of VS Code. */
export interface PageState {
  readonly log: string;
  readonly across: Across;
  readonly view: 'graph' | 'table';
  readonly search: string;
  /** Statuses and kinds of edges that are switched off; `''` is no status. */
  readonly hiddenStatuses: readonly string[];
  readonly hiddenKinds: readonly EdgeKind[];
  /** Where the picture is: undefined shows all of it. */
  readonly viewport: Viewport | undefined;
}

/** A picture moved by so many pixels, then scaled. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}
