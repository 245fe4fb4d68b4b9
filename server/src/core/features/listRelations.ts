import type { PlainPosition, RelationKindView, RelationsView, RelationView } from '../../protocol.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import { compareRecords, type Log } from '../model/log.ts';
import { findReferencesTo } from '../model/recordReferences.ts';
import { relationsFrom, relationsTo } from '../model/relatedRecords.ts';
import type { RelationKind } from '../model/relations.ts';
import { type AskedFile, isRecord } from './askedFile.ts';
import { viewTitle } from './logViews.ts';

/** What a record is to those that say something of it, by what they say. */
const inverses: { readonly [Kind in RelationKind]: RelationKindView } = {
  supersedes: 'superseded-by',
  'superseded-by': 'supersedes',
  amends: 'amended-by',
  'amended-by': 'amends',
  'depends-on': 'needed-by',
  'needed-by': 'depends-on',
  precedes: 'preceded-by',
  'relates-to': 'relates-to',
};

const kindsInOrder: readonly RelationKindView[] = [
  'supersedes',
  'superseded-by',
  'amends',
  'amended-by',
  'depends-on',
  'needed-by',
  'precedes',
  'preceded-by',
  'relates-to',
  'cited-by',
];

/**
 * What a record says of others, what others say of it, and who else names it. A relation that both sides tell is one;
 * who has a relation is no mere citation, and a row of the index is none either.
 */
export function listRelations(asked: AskedFile): RelationsView {
  if (!isRecord(asked)) return { relations: [] };
  const { record, log } = asked;
  const places = placesNaming(record, log);
  const view = (kind: RelationKindView, other: DecisionRecord): RelationView => {
    const found = places.get(other.file.uri) ?? [];
    return { kind, record: viewTitle(other), place: found[0] ?? null, count: found.length };
  };
  const related = relatedRecords(record, log);
  const others = new Set(related.map(([, other]) => other.file.uri));
  const citing = [...places.keys()].flatMap((each) => (others.has(each) ? [] : (log.records.get(each) ?? [])));
  const all = [...related, ...citing.map((other) => ['cited-by', other] as const)];
  return {
    relations: all
      .sort(([a, one], [b, two]) => kindsInOrder.indexOf(a) - kindsInOrder.indexOf(b) || compareRecords(one, two))
      .map(([kind, other]) => view(kind, other)),
  };
}

type Related = readonly [kind: RelationKindView, other: DecisionRecord];

function relatedRecords(record: DecisionRecord, log: Log): Related[] {
  const said = relationsFrom(record, log).map(({ kind, other }): Related => [kind, other]);
  const heard = relationsTo(record, log).map(({ kind, other }): Related => [inverses[kind], other]);
  const once = new Map([...said, ...heard].map((each) => [`${each[0]} ${each[1].file.uri}`, each]));
  return [...once.values()].filter(([, other]) => other !== record);
}

/** By the URI of each other record that names the record: where it does, in order. */
function placesNaming(record: DecisionRecord, log: Log): Map<string, PlainPosition[]> {
  const found = findReferencesTo(record, log.siblings).filter(
    ({ file }) => file !== record.file && log.records.has(file.uri),
  );
  return new Map(
    found.map(({ file, references }) => [
      file.uri,
      references.map(({ span }) => file.facts.lines.positionAt(span.start)),
    ]),
  );
}
