import type { CellLink, Field, MarkdownFacts, Mention, SourceText } from '../markdown/facts.ts';
import { liesInOneOf } from '../markdown/liesInOneOf.ts';
import { orNone } from '../markdown/orNone.ts';
import { plainText } from '../markdown/plainText.ts';
import { remember } from '../markdown/remember.ts';
import { scanInlineLinks } from '../markdown/scanInlineLinks.ts';
import { contains, type Span } from '../markdown/span.ts';
import { resolveLink } from './links.ts';
import { preambleTables } from './preamble.ts';
import { isSameNumber, type RecordNumber } from './recordNumber.ts';
import type { SourceFile } from './sourceFile.ts';

/** What one record says of another. */
export interface Relation {
  readonly kind: RelationKind;
  readonly reference: Reference;
  /** The link's target, or the mention. */
  readonly span: Span;
}

export type RelationKind =
  | 'supersedes'
  | 'superseded-by'
  | 'amends'
  | 'amended-by'
  | 'depends-on'
  | 'needed-by'
  | 'precedes'
  | 'relates-to';

/** How a text names a record: by a link, or by its number. */
export type Reference = { readonly uri: string } | { readonly number: RecordNumber; readonly prefix?: string };

/** The file that links are in. */
type LinkSource = Pick<SourceFile, 'uri' | 'root'>;

/** What a record says of others. */
export interface Said {
  /** By its fields, its status, and lines that begin with the words for it. */
  readonly relations: readonly Relation[];
  /** In the middle of a sentence: enough to answer another record, too little to claim something. */
  readonly remarks: readonly Relation[];
}

/** The phrases, the longest first. A key such as `superseded-by` is one, too. */
const phrases: readonly (readonly [RegExp, RelationKind])[] = [
  [/(?:super[sc]ee?ded|replaced|obsoleted)[\s_-]+by/giu, 'superseded-by'],
  [/(?:super[sc]ee?des?|replaces|obsoletes)/giu, 'supersedes'],
  [/(?:amended|extended)[\s_-]+by/giu, 'amended-by'],
  [/(?:amends|extends)/giu, 'amends'],
  [/depends[\s_-]+on/giu, 'depends-on'],
  [/needed[\s_-]+by/giu, 'needed-by'],
  [/precedes/giu, 'precedes'],
  [/relate[sd][\s_-]+to/giu, 'relates-to'],
];

/** "Supersedes (candidate)" and "supersedes some aspects of" leave the other record in force. */
const isPartly = /^[^\p{L}]*(?:candidate|some|parts?\b|partial|partly|in part)|(?:partial(?:ly)?|partly|in part)\s*$/iu;

/**
 * Reads what a record says of others: in its fields (`superseded-by: 012`, `* Supersedes: [MADR 093](…)`), in its
 * status, in the table under its title, and in lines that begin with the words for it.
 */
export function readRelations(facts: MarkdownFacts, from: LinkSource, statusTexts: readonly SourceText[]): Said {
  const relations: Relation[] = [];
  const remarks: Relation[] = [];
  const read = (text: SourceText, isStatement: boolean, kind?: RelationKind) => {
    for (const part of splitAtPhrases(text, kind)) {
      const found = isStatement && /[\p{L}\p{N}]/u.test(part.before) ? remarks : relations;
      for (const [reference, span] of findReferences(part.text, facts, from)) {
        const isKnown = relations.some((each) => each.span.start === span.start);
        if (!isKnown) found.push({ kind: part.kind, reference, span });
      }
    }
  };
  for (const { key, value } of facts.fields) {
    const kind = relationOfKey(key);
    if (kind !== undefined) read(value, false, kind);
  }
  for (const { cells } of preambleTables(facts).flatMap(({ header, rows }) => [header, ...rows])) {
    const [name, value] = cells;
    const kind = name === undefined ? undefined : relationOfKey(plainText(name.raw));
    if (kind !== undefined && value !== undefined) read({ raw: value.raw, span: value.content }, false, kind);
  }
  for (const text of statusTexts) if (hasPhrase(text.raw)) read(text, false);
  for (const statement of facts.statements) read(statement, true);
  return { relations: orNone(relations), remarks: orNone(remarks) };
}

/** Whether a text has words for a relation: ten thousand statuses are the same few words. */
const hasPhrase = remember((text) => phrases.some(([phrase]) => text.search(phrase) !== -1));

/** The relation that a field's name stands for. */
export function relationOfKey(key: Field['key']): RelationKind | undefined {
  const text = key.trim().replace(/\s*:$/, '');
  return phrases.find(([phrase]) => text !== '' && text.replace(phrase, '') === '')?.[1];
}

/** The place that a record has for its relations of one kind. */
export interface RelationField extends SourceText {
  /** Whether it stands in front matter, which is no Markdown. */
  readonly isYaml: boolean;
}

/** The field or the cell of a table under the title whose name stands for a relation: `* Supersedes: …`, `| Supersedes | N/A |`. */
export function findRelationField(facts: MarkdownFacts, kind: RelationKind): RelationField | undefined {
  const { fields, lines } = facts;
  // An entry of a list below its key stands in a line without it.
  const field = fields.find(
    ({ key, value: { span } }) =>
      relationOfKey(key) === kind && span.start - lines.spanOf(lines.lineAt(span.start)).start > key.length,
  );
  if (field !== undefined) return { ...field.value, isYaml: field.origin === 'front-matter' };
  for (const { cells } of preambleTables(facts).flatMap(({ header, rows }) => [header, ...rows])) {
    const [name, value] = cells;
    if (name === undefined || value === undefined || relationOfKey(plainText(name.raw)) !== kind) continue;
    return { raw: value.raw, span: value.content, isYaml: false };
  }
  return undefined;
}

interface Part {
  readonly kind: RelationKind;
  /** What stands before the phrase in its line. */
  readonly before: string;
  /** What stands behind it, up to the next phrase. */
  readonly text: SourceText;
}

function splitAtPhrases({ raw, span }: SourceText, kind: RelationKind | undefined): Part[] {
  const found = phrases
    .flatMap(([phrase, each]) =>
      [...raw.matchAll(phrase)].map((match) => ({ each, start: match.index, end: match.index + match[0].length })),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end);
  if (kind !== undefined) found.unshift({ each: kind, start: 0, end: 0 });
  const links =
    found.length < 2 ? [] : scanInlineLinks(raw, 0).flatMap((link) => (link.kind === 'link' ? [link.whole] : []));
  let last = 0;
  const matches = found.filter(({ start, end }, at) => {
    // "superseded by" holds no second phrase.
    const isFree = start >= last;
    last = Math.max(last, end);
    // Behind a phrase, the words of a link are a title: "superseded by [2. B replaces A](002-b-replaces-a.md)".
    return isFree && (at === 0 || !liesInOneOf(links, start));
  });
  return matches.map(({ each, start, end }, at) => {
    const next = matches[at + 1]?.start ?? raw.length;
    const text = { raw: raw.slice(end, next), span: { start: span.start + end, end: span.start + next } };
    const before = raw.slice(matches[at - 1]?.end ?? 0, start);
    const isWhole = !isPartly.test(text.raw.slice(0, 30)) && !isPartly.test(before);
    return { kind: isWhole ? each : 'relates-to', before: raw.slice(0, start), text };
  });
}

function findReferences(text: SourceText, facts: MarkdownFacts, { uri, root }: LinkSource): [Reference, Span][] {
  const inCells = facts.tables.flatMap(({ header, rows }) =>
    contains({ start: header.span.start, end: rows.at(-1)?.span.end ?? header.span.end }, text.span)
      ? [header, ...rows].flatMap(({ cells }) => cells.flatMap(({ links }): readonly CellLink[] => links))
      : [],
  );
  const linked = [...facts.links, ...inCells].flatMap(({ kind, href, target }): [Reference, Span][] => {
    const resolved = kind === 'link' && contains(text.span, target) ? resolveLink(uri, href, root) : undefined;
    return resolved === undefined ? [] : [[{ uri: resolved }, target]];
  });
  if (linked.length > 0) return linked;
  const mentioned = facts.mentions.flatMap((mention): [Reference, Span][] =>
    contains(text.span, mention.span) ? [[toReference(mention), mention.span]] : [],
  );
  return mentioned.length > 0 ? mentioned : bareNumbers(text);
}

/** `012, 013` or `ADR-0123` at the beginning of a text, where no Markdown was parsed. */
function bareNumbers({ raw, span }: SourceText): [Reference, Span][] {
  const found: [Reference, Span][] = [];
  const number = /^[\s:[\]"'#,;&]*(?:and\s+)?((?:[\p{L}-]*ADR[-_ #]?)?(\d{1,5}(?:-\d{1,2})?))(?![\p{L}\p{N}.])/iu;
  let at = 0;
  for (let match = number.exec(raw); match !== null; match = number.exec(raw.slice(at))) {
    const start = span.start + at + match[0].length - (match[1] as string).length;
    found.push([{ number: match[2] as string }, { start, end: start + (match[1] as string).length }]);
    at += match[0].length;
  }
  return found;
}

/** What a mention says of the record that it means. */
export function toReference({ number, prefix }: Mention): Reference {
  return prefix === undefined ? { number } : { number, prefix };
}

/** Whether two references name the same. */
export function isSameReference(a: Reference, b: Reference): boolean {
  if ('uri' in a) return 'uri' in b && a.uri === b.uri;
  return 'number' in b && isSameNumber(a.number, b.number);
}
