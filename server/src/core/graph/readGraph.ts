import { type DecisionRecord, isPlaceholder, titleFromName } from '../model/decisionRecord.ts';
import { inlineLinks, resolveLink } from '../model/links.ts';
import { type Log, sortRecords } from '../model/log.ts';
import { type RelationKind, toReference } from '../model/relations.ts';
import type { DecisionGraph, EdgeKind, GraphEdge, GraphNode } from './decisionGraph.ts';

/** Reads the graph of a log: its records, and an edge for each relation and each mention of one by another. */
export function readGraph(log: Log): DecisionGraph {
  const records = sortRecords(log.records.values()).filter(({ isTemplate }) => !isTemplate);
  const related = records.flatMap((record) => relationsOf(record, log));
  const relations = uniqueBy(related, ({ from, to, kind }) =>
    kind === 'relates-to' ? `${kind} ${pairOf(from, to)}` : `${kind} ${from} ${to}`,
  );
  const pairs = new Set(relations.map(({ from, to }) => pairOf(from, to)));
  const mentions = records
    .flatMap((record) => mentionsOf(record, log))
    .filter(({ from, to }) => !pairs.has(pairOf(from, to)));
  const places = new Map(records.map(({ file }, at) => [file.uri, at]));
  const placeOf = (uri: string) => places.get(uri) ?? 0;
  const edges = [...relations, ...mentions].sort(
    (a, b) => placeOf(a.from) - placeOf(b.from) || placeOf(a.to) - placeOf(b.to),
  );
  return { nodes: records.map(readNode), edges };
}

function readNode(record: DecisionRecord): GraphNode {
  const { file, name, number, title, status } = record;
  return {
    uri: file.uri,
    number: number ?? null,
    title: isPlaceholder(title.text) ? titleFromName(name) : title.text,
    status: status?.known ?? status?.word ?? null,
    date: record.date ?? null,
  };
}

/** What an edge says the other way round is the same edge. */
const edgeOf: { readonly [Kind in RelationKind]: { readonly kind: EdgeKind; readonly isReversed: boolean } } = {
  supersedes: { kind: 'supersedes', isReversed: false },
  'superseded-by': { kind: 'supersedes', isReversed: true },
  amends: { kind: 'amends', isReversed: false },
  'amended-by': { kind: 'amends', isReversed: true },
  'depends-on': { kind: 'depends-on', isReversed: false },
  'needed-by': { kind: 'depends-on', isReversed: true },
  precedes: { kind: 'precedes', isReversed: false },
  'relates-to': { kind: 'relates-to', isReversed: false },
};

function relationsOf(record: DecisionRecord, log: Log): GraphEdge[] {
  return record.relations.flatMap(({ kind: said, reference }) => {
    const { kind, isReversed } = edgeOf[said];
    return othersAmong(log.resolve(reference, record), record).map((other) =>
      isReversed
        ? { from: other.file.uri, to: record.file.uri, kind }
        : { from: record.file.uri, to: other.file.uri, kind },
    );
  });
}

/** A link means its record as much as a bare number does. */
function mentionsOf(record: DecisionRecord, log: Log): GraphEdge[] {
  const { facts, uri, root } = record.file;
  const linked = inlineLinks(facts).flatMap(({ href, kind }) => {
    const target = kind === 'image' ? undefined : resolveLink(uri, href, root);
    return target === undefined ? [] : log.resolve({ uri: target }, record);
  });
  const named = facts.mentions.flatMap((mention) => log.resolve(toReference(mention), record));
  const others = new Set(othersAmong([...linked, ...named], record));
  return [...others].map((other) => ({ from: uri, to: other.file.uri, kind: 'mentions' }));
}

function othersAmong(records: readonly DecisionRecord[], record: DecisionRecord): DecisionRecord[] {
  return records.filter(({ file, isTemplate }) => file.uri !== record.file.uri && !isTemplate);
}

/** Equal for both directions. */
function pairOf(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function uniqueBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item] as const).reverse()).values()].reverse();
}
