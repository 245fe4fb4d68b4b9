import type { Field, FrontMatterPlace, Heading, MarkdownFacts, Mention, SourceText } from '../markdown/facts.ts';
import { findMentions } from '../markdown/findMentions.ts';
import { sharedText } from '../markdown/kept/sharedText.ts';
import { scanInlineLinks } from '../markdown/scanLinks.ts';
import { orNone } from '../markdown/sequences.ts';
import type { SeriesPrefixes } from '../markdown/seriesPrefixes.ts';
import { contains, type Span } from '../markdown/span.ts';
import { isStatusHeading, isStatusLabel } from '../vocabulary/headerLabels.ts';
import type { Language } from '../vocabulary/language.ts';
import type { RelationKind } from '../vocabulary/relationPhrases.ts';
import { findLeadingStatus, stageOf } from '../vocabulary/statusWords.ts';
import { resolveLink } from './links.ts';
import { tableFields } from './preamble.ts';
import { parseRecordName } from './recordName.ts';
import { isSameNumber, type RecordNumber } from './recordNumber.ts';
import {
  hasRelationWords,
  type MarkedText,
  readClauses,
  referenceMark,
  relationOfName,
  type TextRole,
} from './relationClauses.ts';
import { sectionKey } from './sectionKeys.ts';
import type { SourceFile } from './sourceFile.ts';
import { nameOf } from './uris.ts';

export type { RelationKind } from '../vocabulary/relationPhrases.ts';

/** What one record says of another. */
export interface Relation {
  /** What is said of a part of a record only relates to the whole. */
  readonly kind: RelationKind;
  readonly reference: Reference;
  /** The link's target, or the mention. */
  readonly span: Span;
  /** What is said of a part of the other record, or of this one. */
  readonly ofPart?: RelationKind;
  /** The words that say it, with `{}` for the record, where they are a phrase that other records can have, too. */
  readonly form?: string;
  readonly language?: Language;
}

/** How a text names a record: by a link, or by its number. */
export type Reference =
  | {
      readonly uri: string;
      /** The number of a file name that may be in another folder. */
      readonly orNumber?: RecordNumber;
    }
  | NumberReference;

export interface NumberReference {
  readonly number: RecordNumber;
  /** The words before the number, where they tell which series of records is meant. */
  readonly prefix?: string;
}

/** The file that links are in. */
type LinkSource = Pick<SourceFile, 'uri' | 'root'>;

/** What a record says of others. */
export interface Said {
  /** By its fields, its status, and lines that begin with the words for it. */
  readonly relations: readonly Relation[];
  /** What is not certain, as in the middle of a sentence: enough to answer another record, too little to claim something. */
  readonly remarks: readonly Relation[];
}

/**
 * Reads what a record says of others: in its fields (`superseded-by: 012`, `* Supersedes: [MADR 093](…)`), in its
 * status, in the table under its title, and in lines that begin with the words for it. Where its status says that it is in
 * effect, "Superseded by" in a section about something else is said of that section.
 */
export function readRelations(
  facts: MarkdownFacts,
  from: LinkSource,
  statusTexts: readonly SourceText[],
  isInEffect = false,
): Said {
  const relations: Relation[] = [];
  const remarks: Relation[] = [];
  /** What has been read by its place: a status is a line of the running text, too. */
  const known = new Set<number>();
  // What is written like a field, `**Superseded by**: [2](…)`, is said of the record wherever it stands.
  const isOfSection = ({ raw, span }: SourceText, end: number) =>
    isInEffect && !/[:：]/.test(raw.slice(0, end - span.start)) && standsInSection(span, facts);
  const read = (text: SourceText, role: TextRole, key?: FieldRelation) => {
    if (isChoice(text.raw)) return;
    const { marked, references } = markReferences(text, from, facts.series);
    if (key === undefined && marked.references.length === 0 && !/\d/.test(text.raw)) return;
    const numbersIn = (piece: Span) =>
      bareNumbers(marked.text, piece).map((place) => {
        const span = { start: text.span.start + place.start, end: text.span.start + place.end };
        references.set(place, { reference: { number: text.raw.slice(place.start, place.end) }, span });
        return place;
      });
    for (const { kind, certainty, reference, form, language } of readClauses(marked, role, numbersIn, key)) {
      const found = references.get(reference);
      if (found === undefined || known.has(found.span.start)) continue;
      known.add(found.span.start);
      const isClaim = certainty !== 'uncertain' && !found.isElsewhere;
      const isAside = role === 'statement' && kind === 'superseded-by' && isOfSection(text, found.span.start);
      const isOfPart = certainty === 'part' || isAside;
      (isClaim ? relations : remarks).push({
        kind: isOfPart ? 'relates-to' : kind,
        reference: found.reference,
        span: found.span,
        ...(isOfPart ? { ofPart: kind } : {}),
        ...(form === undefined ? {} : { form: sharedText(form) }),
        ...(language === undefined || form === undefined ? {} : { language }),
      });
    }
  };
  for (const { key, value } of facts.fields) {
    const relation = relationOfName(key);
    if (relation !== undefined) read(value, 'field', relation);
  }
  for (const { name, value } of tableFields(facts)) {
    const relation = relationOfName(name);
    if (relation !== undefined) read({ raw: value.raw, span: value.content }, 'field', relation);
  }
  for (const text of statusTexts) if (hasRelationWords(text.raw)) read(text, 'status');
  for (const statement of facts.statements) read(statement, 'statement');
  for (const kind of ['supersedes', 'superseded-by'] as const)
    for (const { reference, span } of namedInSection(facts, from, kind)) {
      if (known.has(span.start)) continue;
      known.add(span.start);
      relations.push({ kind, reference, span });
    }
  return { relations: orNone(relations), remarks: orNone(remarks) };
}

/** The section whose name stands for a relation, such as `## Superseded by`. */
export function findRelationSection({ headings }: MarkdownFacts, kind: RelationKind): Heading | undefined {
  // `## Status: Superseded` is the status, with what else the record says below it.
  return headings.find(({ depth, text }) => depth > 1 && !isStatusHeading(text) && isNameOf(text, kind));
}

/** A section that names records and says no more is no longer. In UTF-16 units. */
const longestList = 400;

/** The records that are named in the section for a relation. */
function namedInSection(facts: MarkdownFacts, { uri, root }: LinkSource, kind: RelationKind): FoundReference[] {
  const body = findRelationSection(facts, kind)?.body;
  if (body === undefined || body.end - body.start > longestList) return [];
  const links = facts.links.flatMap(({ href, target }): FoundReference[] => {
    const resolved = contains(body, target) ? resolveLink(uri, href, root) : undefined;
    return resolved === undefined ? [] : [{ reference: { uri: resolved }, span: target }];
  });
  const mentions = facts.mentions.filter(({ span }) => contains(body, span));
  return [...links, ...mentions.map((mention) => ({ reference: toReference(mention), span: mention.span }))];
}

/** Whether a place lies below the heading of a section that is not about the state of the record. */
function standsInSection({ start }: Span, { headings }: MarkdownFacts): boolean {
  const above = headings.findLast(({ block }) => block.end <= start);
  if (above === undefined || above.depth === 1) return false;
  return !isStatusLabel(above.text) && sectionKey(above.text) !== 'status' && !hasRelationWords(above.text);
}

/** `[ accepted | deprecated | superseded by [xxx](xxx.md)]`: a template's choice that is still to be made says nothing. */
function isChoice(raw: string): boolean {
  const [first = '', , third] = raw.split('|', 3);
  return third !== undefined && /[[{<(]\s?\p{L}[^[{<(]*$/u.test(first);
}

/** What the name of a field says. */
type FieldRelation = NonNullable<ReturnType<typeof relationOfName>>;

/** The relation that a field's name stands for; one to a part of another record is no more than that they are related. */
export function relationOfKey(key: Field['key']): RelationKind | undefined {
  const relation = relationOfName(key);
  return relation?.isPart ? 'relates-to' : relation?.kind;
}

/** The place that a record has for its relations of one kind. */
export interface RelationField extends SourceText {
  /** What it is written in: front matter is not Markdown. */
  readonly syntax: 'markdown' | FrontMatterPlace['kind'];
  /** Undefined in a table. */
  readonly key?: string;
  /** Whether its line ends behind the name. */
  readonly isBare: boolean;
  /** What stands before an entry of a list of YAML in its line. */
  readonly marker?: string;
}

/**
 * The field or the cell of a table under the title whose name stands for a relation: `* Supersedes: …`, `| Supersedes | N/A |`;
 * of a list below its key the last entry.
 */
export function findRelationField(facts: MarkdownFacts, kind: RelationKind): RelationField | undefined {
  const own = [...facts.fields, ...facts.emptyFields].filter(({ key }) => isNameOf(key, kind));
  const field = own.findLast(({ marker, key }) => marker !== undefined && key === own[0]?.key) ?? own[0];
  if (field !== undefined) {
    const { origin, value, marker } = field;
    const syntax = origin === 'front-matter' ? (facts.frontMatter?.kind ?? 'yaml') : 'markdown';
    return { ...value, syntax, key: field.key, isBare: value.raw === '', ...(marker === undefined ? {} : { marker }) };
  }
  const cell = tableFields(facts).find(({ name }) => isNameOf(name, kind))?.value;
  return cell === undefined ? undefined : { raw: cell.raw, span: cell.content, syntax: 'markdown', isBare: false };
}

function isNameOf(name: string, kind: RelationKind): boolean {
  const relation = relationOfName(name);
  return relation !== undefined && relation.kind === kind && !relation.isPart;
}

/** A reference that was found in a text. */
interface FoundReference {
  readonly reference: Reference;
  readonly span: Span;
  /** Whether it leads out of the workspace, where no record can be. */
  readonly isElsewhere?: boolean;
}

interface MarkedReferences {
  readonly marked: MarkedText;
  /** By the span in the marked text that stands for it. */
  readonly references: Map<Span, FoundReference>;
}

/** Marks the links, the mentions and the file names of a text, and takes away its markup and what is struck out. */
function markReferences(
  { raw, span }: SourceText,
  { uri, root }: LinkSource,
  series: SeriesPrefixes | undefined,
): MarkedReferences {
  const found: (Span & FoundReference)[] = [];
  const urls: Span[] = [];
  const inFile = (start: number, end: number) => ({ start: span.start + start, end: span.start + end });
  for (const { kind, href, target, whole, text } of scanInlineLinks(raw, span.start)) {
    if (kind !== 'link') continue;
    const resolved = resolveLink(uri, href, root);
    // The words for it may be in the link, as in `[Superseded by ADR-3](003-c.md)`, or `[Superseded](https://…) by ADR-3`.
    const saysIt = stageOf(findLeadingStatus(text.raw) ?? '') === 'superseded';
    if (saysIt && resolved === undefined) {
      urls.push({ start: text.span.end - span.start, end: whole.end - span.start });
      continue;
    }
    found.push({
      start: (saysIt ? text.span.end : whole.start) - span.start,
      end: whole.end - span.start,
      span: target,
      reference: { uri: resolved ?? href },
      isElsewhere: resolved === undefined,
    });
  }
  let text = blankOut(blankOut(raw, urls), found);
  // Code names no record, but a file in it does.
  text = text.replace(/`+([^`]*)`+/g, (code, inner: string) =>
    isFileName.test(inner) ? code.replaceAll('`', ' ') : ' '.repeat(code.length),
  );
  // What is struck out, a comment, or a choice of a template is not said.
  text = text.replace(/~~[^~]*~~|<!--[^<>]*-->|\{[^{}|]*\|[^{}]*\}/g, (part) => ' '.repeat(part.length));
  for (const { 0: name, index } of text.matchAll(fileName)) {
    const resolved = resolveLink(uri, name, root);
    const orNumber = parseRecordName(nameOf(name))?.number;
    if (resolved === undefined || orNumber === undefined) continue;
    const end = index + name.length;
    found.push({ start: index, end, span: inFile(index, end), reference: { uri: resolved, orNumber } });
  }
  text = blankOut(text, found);
  for (const mention of findMentions(text, { start: 0, end: text.length }, span.start, series)) {
    const start = mention.span.start - span.start;
    found.push({ start, end: mention.span.end - span.start, span: mention.span, reference: toReference(mention) });
  }
  found.sort((a, b) => a.start - b.start);
  const spans: Span[] = [];
  const targets: string[] = [];
  const references = new Map<Span, FoundReference>();
  for (const each of found) {
    if (each.start < (spans.at(-1)?.end ?? 0)) continue;
    const place = { start: each.start, end: each.end };
    spans.push(place);
    targets.push('uri' in each.reference ? each.reference.uri : each.reference.number);
    references.set(place, each);
  }
  const plain = markSpans(text, spans).replace(/[*>"“”„«»`[\]{}]|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, (signs) =>
    ' '.repeat(signs.length),
  );
  return { marked: { text: plain, references: spans, targets }, references };
}

/** `0004-milk.md`, `./archive/0004-milk.md`: each begins where no other character of a path is before it. */
const fileName = /(?<![\p{L}\p{N}./_-])[\p{L}\p{N}./_-]+\.md(?![\p{L}\p{N}])/giu;
const isFileName = /^[\p{L}\p{N}./_-]+\.md$/iu;

function blankOut(text: string, spans: readonly Span[]): string {
  return markSpans(text, spans, ' ');
}

function markSpans(text: string, spans: readonly Span[], mark = referenceMark): string {
  let at = 0;
  let marked = '';
  for (const { start, end } of spans) {
    if (start < at) continue;
    marked += text.slice(at, start) + mark.repeat(end - start);
    at = end;
  }
  return marked + text.slice(at);
}

const bareNumber =
  /[\s:'#,;&]*(?:(?:and|und|et|y|e|en|i|и|和|与)\s+)?(?:#\s?)?(\d{3,5}[a-f]|\d{1,5}(?:-\d{1,2})?)(?![\p{L}\p{N}]|[-/.]\d)/iuy;

/** The word for whoever did it, before a number. */
const beforeNumber = /\s*(?:(?:by|durch|von|par|por|pelo|pela|da|door|przez|на)(?=[\s:#]))?/iuy;

/** `012, 013` at the beginning of a piece of a text, where no Markdown was parsed: the places of the numbers. */
function bareNumbers(text: string, { start, end }: Span): Span[] {
  const found: Span[] = [];
  beforeNumber.lastIndex = start;
  beforeNumber.exec(text);
  bareNumber.lastIndex = Math.max(start, beforeNumber.lastIndex);
  for (let match = bareNumber.exec(text); match !== null; match = bareNumber.exec(text)) {
    const until = bareNumber.lastIndex;
    if (until > end) break;
    found.push({ start: until - (match[1] as string).length, end: until });
  }
  return found;
}

/** What a mention says of the record that it means. */
export function toReference({ number, prefix }: Mention): NumberReference {
  return prefix === undefined ? { number } : { number, prefix };
}

/** Whether two references name the same. */
export function isSameReference(a: Reference, b: Reference): boolean {
  if ('uri' in a) return 'uri' in b && a.uri === b.uri;
  return 'number' in b && isSameNumber(a.number, b.number);
}
