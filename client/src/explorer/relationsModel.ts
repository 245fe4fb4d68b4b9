import type { PlainPosition, RelationKindView, RelationsView, RelationView } from '../../../server/src/protocol.ts';
import { labelOf } from './explorerModel.ts';
import type { ExplorerWords } from './explorerWords.ts';
import { lookOf } from './statusLook.ts';

/** One line of the view "Relations": a kind of relation, or below it a record. */
export interface RelationItem {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** What a screen reader says. */
  readonly accessibleName: string;
  readonly icon: string;
  readonly color: string | undefined;
  /** The record that a click opens; undefined for a kind. */
  readonly uri: string | undefined;
  /** Where it is opened: a citation at its place. */
  readonly place: PlainPosition | undefined;
  readonly children: readonly RelationItem[];
}

/** The relations of one record, a line for each kind with the records below it. */
export function listRelationItems({ relations }: RelationsView, words: ExplorerWords): RelationItem[] {
  const kinds = [...new Set(relations.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const mine = relations.filter((relation) => relation.kind === kind);
    const label = words.relations[kind];
    return {
      id: kind,
      label,
      description: `${mine.length}`,
      accessibleName: `${label}, ${words.records(mine.length)}`,
      icon: kindIcons[kind],
      color: undefined,
      uri: undefined,
      place: undefined,
      children: mine.map((relation) => recordItem(relation, words)),
    };
  });
}

function recordItem({ kind, record, place, count }: RelationView, words: ExplorerWords): RelationItem {
  const label = labelOf(record);
  const isCitation = kind === 'cited-by';
  const told = [record.status, isCitation && count > 1 ? words.places(count) : null].flatMap((each) => each ?? []);
  return {
    id: `${kind} ${record.uri}`,
    label,
    description: told.join(' · '),
    accessibleName: [label, ...told].join(', '),
    ...(record.isTemplate ? { icon: 'file-code', color: undefined } : lookOf(record)),
    uri: record.uri,
    place: isCitation ? (place ?? undefined) : undefined,
    children: [],
  };
}

const kindIcons: { readonly [Kind in RelationKindView]: string } = {
  supersedes: 'arrow-right',
  'superseded-by': 'arrow-left',
  amends: 'diff-added',
  'amended-by': 'diff-modified',
  'depends-on': 'references',
  'needed-by': 'references',
  precedes: 'arrow-down',
  'preceded-by': 'arrow-up',
  'relates-to': 'link',
  'cited-by': 'quote',
};
