import type { Heading, List, ListItem, MarkdownFacts } from '../../markdown/facts.ts';
import { contains, type Span } from '../../markdown/span.ts';
import type { DecisionRecord } from '../../model/decisionRecord.ts';
import type { Log } from '../../model/log.ts';
import { findRelationSection, type RelationKind } from '../../model/relations.ts';
import { sectionKey } from '../../model/sectionKeys.ts';
import type { Change } from '../workspaceEdits.ts';
import { writeBelow } from './writeBelow.ts';

/** What a section is given: the name of the other record, or the sentence with it, and the marker of a list around it. */
interface Entry {
  readonly text: string;
  readonly marker: string;
}

/**
 * Writes a relation into the section that a record has for it: one by its name, `## Superseded by`, where the name of the
 * other record is enough, or the one in which this record, or else most others, have such sentences, such as `## Links`.
 * Undefined where there is none.
 */
export function writeInSection(
  record: DecisionRecord,
  kind: RelationKind,
  reference: string,
  sentence: string,
  log: Log,
): Change | undefined {
  const named = findRelationSection(record.file.facts, kind);
  if (named !== undefined) return append(record, named, { text: reference, marker: '' });
  const own = placesOf(record, kind)[0];
  if (own !== undefined) return append(record, own.heading, { text: sentence, marker: own.marker });
  const usual = usualPlace(kind, log);
  const heading = usual === undefined ? undefined : sectionsOf(record).find(({ text }) => text === usual.heading.text);
  return heading === undefined || usual === undefined
    ? undefined
    : append(record, heading, { text: sentence, marker: usual.marker });
}

/** Where a record says such a relation in a sentence that is not in its Status section. */
interface Place {
  readonly heading: Heading;
  /** The marker of the item that it is; empty for a paragraph. */
  readonly marker: string;
}

function placesOf(record: DecisionRecord, kind: RelationKind): Place[] {
  const { statements, lists } = record.file.facts;
  const sections = sectionsOf(record);
  return record.relations.flatMap((relation): Place[] => {
    const statement = relation.kind === kind ? statements.find(({ span }) => contains(span, relation.span)) : undefined;
    const heading = statement === undefined ? undefined : sections.find(({ body }) => contains(body, relation.span));
    if (heading === undefined || sectionKey(heading.text) === 'status') return [];
    const item = lists.flatMap(({ items }) => items).find(({ span }) => contains(span, relation.span));
    return [{ heading, marker: item?.marker ?? '' }];
  });
}

/** Of the records that say it in a sentence, most have it there. */
function usualPlace(kind: RelationKind, { records }: Log): Place | undefined {
  const others = [...records.values()].filter(
    ({ isTemplate, relations }) => !isTemplate && relations.some((relation) => relation.kind === kind),
  );
  const places = others.flatMap((record) => placesOf(record, kind)[0] ?? []);
  const [first] = places;
  const alike = places.filter(({ heading }) => heading.text === first?.heading.text);
  return alike.length * 2 > others.length ? first : undefined;
}

function sectionsOf({ file, title }: DecisionRecord): Heading[] {
  return file.facts.headings.filter((heading) => heading !== title.heading);
}

/** Adds an entry behind what a section has; what only says that there is nothing gives way. */
function append(record: DecisionRecord, { block, body, isEmpty }: Heading, { text, marker }: Entry): Change {
  const { facts } = record.file;
  const { lines, eol } = facts;
  const nothing = facts.nothings.find((each) => contains(body, each));
  if (nothing !== undefined)
    return { span: { start: nothing.start, end: nothing.end }, text: (nothing.marker ?? marker) + text };
  if (isEmpty) return writeBelow(record, block, marker + text);
  const list = facts.lists.findLast(({ items: [first] }) => first !== undefined && contains(body, first.span));
  const last = list === undefined ? undefined : lastOf(list, facts);
  if (last === undefined) return writeBelow(record, lastLine(body, facts) ?? block, marker + text);
  const { end } = lines.spanOf(lines.lineAt(last.item.whole.end));
  const next = last.item.marker.replace(/\d+/, (number) => String(Number(number) + 1));
  return { span: { start: end, end }, text: eol + last.indent + next + text };
}

/** The last item of a list that is in no other one. */
function lastOf({ items }: List, { lines }: MarkdownFacts): { item: ListItem; indent: string } | undefined {
  const indentOf = ({ span: { start } }: ListItem) => start - lines.spanOf(lines.lineAt(start)).start;
  const [first] = items;
  const item = first === undefined ? undefined : items.findLast((each) => indentOf(each) === indentOf(first));
  return item === undefined ? undefined : { item, indent: ' '.repeat(indentOf(item)) };
}

/** The last line of a section that is not blank. */
function lastLine({ start, end }: Span, { lines }: MarkdownFacts): Span | undefined {
  for (let line = lines.lineAt(Math.max(start, end - 1)); lines.startOf(line) >= start; line--) {
    const span = lines.spanOf(line);
    if (span.start < span.end) return span;
  }
  return undefined;
}
