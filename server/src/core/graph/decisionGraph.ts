/** The records of a log and what they say of each other, as plain JSON: what every picture and table of it is made of. */
export interface DecisionGraph {
  /** In number order; the template is no decision, and not among them. */
  readonly nodes: readonly GraphNode[];
  /** In the order of the nodes that they start from. One pair of nodes has one edge of a kind, and no mention beside it. */
  readonly edges: readonly GraphEdge[];
}

export interface GraphNode {
  readonly uri: string;
  /** As the file name writes it; null for a record without a number. */
  readonly number: string | null;
  readonly title: string;
  /** As the convention spells it, or as the record does where it is unknown; null without one. */
  readonly status: string | null;
  /** `2024-05-06`, or null where the record gives no date. */
  readonly date: string | null;
}

export interface GraphEdge {
  /** The `uri` of the record that says it, or would say it: of "superseded by" the other one. */
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
}

/** What one record says of another: a relation, or only that it names it. The most telling first. */
export const edgeKinds = ['supersedes', 'amends', 'depends-on', 'precedes', 'relates-to', 'mentions'] as const;

export type EdgeKind = (typeof edgeKinds)[number];
