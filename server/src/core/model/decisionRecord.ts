import { readBoxes } from '../markdown/boxes.ts';
import type { Box, Cell, Heading, MarkdownFacts, SourceText } from '../markdown/facts.ts';
import { withoutLinks } from '../markdown/inlineMarkdown.ts';
import { asMarkdown, plainText } from '../markdown/plainText.ts';
import { orNone } from '../markdown/sequences.ts';
import type { SeriesPrefixes } from '../markdown/seriesPrefixes.ts';
import { contains, type Span } from '../markdown/span.ts';
import { namesOfRole } from '../vocabulary/columnNames.ts';
import { isStatusField } from '../vocabulary/headerLabels.ts';
import { findSupersededWord, wordFor } from '../vocabulary/statusWords.ts';
import type { Convention } from './convention.ts';
import { findNumberFields, findTitleField, type NumberField } from './frontMatterNumbers.ts';
import { type NameEvidence, noEvidence, readName, titleSaysOther } from './nameEvidence.ts';
import { type Outline, outlineOf } from './outline.ts';
import { isStatusName, tableFields } from './preamble.ts';
import { findDate } from './recordDates.ts';
import { findTags } from './recordFields.ts';
import {
  isTemplateName,
  mayBeTemplateName,
  parseAnyName,
  parseRecordName,
  type RecordName,
  slugOf,
  unnumberedName,
} from './recordName.ts';
import { isLettered, isSameNumber, lettered, type RecordNumber } from './recordNumber.ts';
import { parseTitle, type RecordTitle } from './recordTitle.ts';
import { type Relation, readRelations } from './relations.ts';
import { isPresetSection, sectionKey } from './sectionKeys.ts';
import type { SourceFile } from './sourceFile.ts';
import { parseStatus, type Status } from './status.ts';

/** One ADR file and what it says of itself. */
export interface DecisionRecord {
  readonly file: SourceFile;
  readonly name: RecordName;
  /** The file name's number, which is the record's id: links and the index follow it, not the title. Where the name has two readings, title and index decide. */
  readonly number: RecordNumber | undefined;
  readonly title: Title;
  /** Its headings, without their places: shared with the records that have the same ones. */
  readonly outline: Outline;
  readonly status: Status | undefined;
  /** Every status that the record gives, the one that counts first: front matter, preamble, table, Status section. */
  readonly statuses: readonly Status[];
  /** Where it says a status in a form that cannot be read; undefined where it has a status, and where it has none. */
  readonly unreadStatus: Span | undefined;
  /** What it says of other records. */
  readonly relations: readonly Relation[];
  /** What it says of them in passing. */
  readonly remarks: readonly Relation[];
  /** The fields of its front matter that may be its number. */
  readonly numberFields: readonly NumberField[];
  /** The day of the decision, such as `2024-05-06`, where the record says it. */
  readonly date: string | undefined;
  /** The areas that it names, in order. */
  readonly tags: readonly string[];
  /** The template is no decision: only the rules of the index, and that of titles, apply to it. */
  readonly isTemplate: boolean;
}

export interface Title {
  /** Without a number and words such as `ADR`; a record without a title gets one made from its file name. */
  readonly text: string;
  /** The same as Markdown, with the code and the emphasis of the heading, as it may stand in a row or a link. */
  readonly markdown: string;
  readonly number: RecordNumber | undefined;
  /** Undefined where the record has no title. */
  readonly heading: Heading | undefined;
  /** The heading's text, or the first line where there is none: where a problem of the whole record is shown. */
  readonly span: Span;
}

/**
 * Reads a record. Whatever is missing in the file is missing in the record; nothing is an error here. The evidence is that of
 * the log for what the file name means.
 */
export function readRecord(
  file: SourceFile,
  convention: Convention,
  evidence: NameEvidence = noEvidence,
): DecisionRecord {
  const { series } = evidence;
  const parsed = parseAnyName(file.name, series);
  const said = readTitle(file.facts, convention, parsed, series);
  const name =
    parsed === undefined
      ? unnumberedName(file.name)
      : readName(file.uri, parsed, withFieldNumber(said, file.facts, series), evidence);
  const statusTexts = findStatusTexts(file.facts);
  const statuses = statusTexts.flatMap((text) => parseStatus(text, convention.statuses.understood) ?? []);
  const isStatedInEffect = statuses[0] !== undefined && isInEffect(statuses[0]);
  const relations = readRelations(file.facts, file, statusTexts, isStatedInEffect);
  const status =
    findSupersededStatus(file.facts, statuses[0], statusTexts, relations.relations, convention) ?? statuses[0];
  // A title may be all markup, such as an image or a tag. Then, and without a heading, the front matter has one, else the name.
  const title =
    said.text === '' ? { ...said, ...(titleFromField(file.facts, series) ?? plainTitle(titleFromName(name))) } : said;
  return {
    file,
    name,
    number: name.number,
    title,
    outline: outlineOf(file.facts.headings, title.heading),
    status,
    statuses: orNone(statuses),
    unreadStatus:
      status === undefined ? (file.facts.otherStatus ?? findForeignStatus(file.facts, title.heading)) : undefined,
    ...relations,
    numberFields: orNone(findNumberFields(file.facts, series)),
    date: findDate(file.facts, name),
    tags: orNone(findTags(file.facts)),
    isTemplate:
      convention.template === undefined
        ? // A part of another record is rather an appendix of it.
          (status?.known === 'Reference' && !isLettered(name.number ?? '')) ||
          // Number one may be a record about the template; it has a status of its own.
          (isTemplateName(file.name) && !(Number(name.number) > 0 && status?.known !== undefined)) ||
          ((Number(name.number) === 0 || mayBeTemplateName(file.name)) && isPlaceholder(title.text))
        : file.name === convention.template,
  };
}

/** What the `title:` of the front matter says behind a number; sites render it as Markdown or not, with the same words. */
function titleFromField(facts: MarkdownFacts, series: SeriesPrefixes): Pick<Title, 'text' | 'markdown'> | undefined {
  const written = parseTitle(findTitleField(facts)?.text ?? '', false, series).text;
  const text = plainText(written);
  if (text === '') return undefined;
  return { text, markdown: written.includes('`') ? written : asMarkdown(text) };
}

function plainTitle(text: string): Pick<Title, 'text' | 'markdown'> {
  return { text, markdown: asMarkdown(text) };
}

/** The longest body of a section that is no more than a status, with its blank lines. In UTF-16 units. */
const maxStatusLength = 30;

/**
 * What may be the status in a language that is not known: a word or two below the first heading, where that and most of the
 * others are in unknown words. One of them may be known by chance: "Estat", "Context", "Decisió".
 */
function findForeignStatus({ headings }: MarkdownFacts, title: Heading | undefined): Span | undefined {
  const sections = headings.filter((heading) => heading !== title && heading.depth === 2);
  const [first, ...others] = sections;
  const isUnknown = ({ text }: Heading) => !isPresetSection(sectionKey(text));
  if (first === undefined || others.length < 2 || first.isEmpty || !isUnknown(first)) return undefined;
  const isShort = first.body.end - first.body.start <= maxStatusLength;
  return isShort && others.filter(isUnknown).length * 2 > others.length ? first.content : undefined;
}

/** The words of a title in its source. Where these say something else to a reader, as behind a reference link, they are made of the text. */
function markdownOf({ raw = '' }: Heading, text: string, areNumbered: boolean, series: SeriesPrefixes): string {
  const words = raw === '' ? '' : withoutLinks(parseTitle(raw, areNumbered, series).text);
  return words !== '' && plainText(words) === text ? words : asMarkdown(text);
}

/** Whether a record says its title, as a heading or in its front matter. */
export function hasTitle({ title, file }: DecisionRecord): boolean {
  return title.heading !== undefined || file.facts.fields.some(({ key }) => key.toLowerCase() === 'title');
}

/** Whether a record's title has the number of its file name's other reading. */
export function saysOtherNumber({ name, facts }: SourceFile, convention: Convention, series: SeriesPrefixes): boolean {
  const parsed = parseRecordName(name, series);
  return (
    parsed?.other !== undefined &&
    titleSaysOther(parsed, withFieldNumber(readTitle(facts, convention, parsed, series), facts, series))
  );
}

/** What a title says, with the number and the words that the front matter has where it has none. */
function withFieldNumber({ number, text }: Title, facts: MarkdownFacts, series: SeriesPrefixes): RecordTitle {
  if (number !== undefined) return { number, text };
  const field = parseTitle(findTitleField(facts)?.text ?? '', false, series);
  const [own] = findNumberFields(facts, series);
  return { number: field.number ?? own?.number.raw, text: text || field.text };
}

/**
 * The status of a record that says in other words or in another place that a record took its place: "Accepted", and below
 * it "Superseded by [2](…)", as adr-tools leaves it, or "被 [2](…) 取代". Undefined for others.
 */
function findSupersededStatus(
  facts: MarkdownFacts,
  status: Status | undefined,
  statusTexts: readonly SourceText[],
  relations: readonly Relation[],
  { statuses }: Convention,
): Status | undefined {
  // What was proposed or rejected is not replaced by being named so.
  if (status === undefined || (status.known !== undefined && !isInEffect(status))) return undefined;
  const line = statusSection(facts)?.superseded;
  if (line !== undefined) return parseStatus(line, statuses.understood);
  const replaced = relations.filter(({ kind }) => kind === 'superseded-by');
  const texts = [...statusTexts, ...facts.statements];
  for (const { span } of replaced) {
    const text = texts.find((each) => contains(each.span, span));
    if (text === undefined) continue;
    const word = findSupersededWord(text.raw.slice(0, span.start - text.span.start));
    if (word !== undefined) {
      const start = text.span.start + word.at;
      const found = parseStatus(
        { raw: word.word, span: { start, end: start + word.word.length } },
        statuses.understood,
      );
      if (found !== undefined) return found;
    }
    if (status.known !== undefined) continue;
    const known = wordFor('superseded', statuses.language);
    return { known, stage: 'superseded', word: text.raw, span: text.span, isSentence: false };
  }
  return undefined;
}

function isInEffect({ stage }: Status): boolean {
  return stage === 'accepted' || stage === 'implemented';
}

/**
 * The title is the first heading of the first level; some records put another heading before it, or use none. Behind a
 * section such a heading is a part of the text. The words are empty where there is no such heading. `name` is that of the
 * file.
 */
function readTitle(
  facts: MarkdownFacts,
  convention: Convention,
  name: RecordName | undefined,
  series: SeriesPrefixes,
): Title {
  const section = facts.headings.findIndex(({ depth, text }) => depth > 1 && isPresetSection(sectionKey(text)));
  const before = section === -1 ? facts.headings : facts.headings.slice(0, section);
  const heading = before.find(({ depth, text }) => depth === 1 && text !== '');
  if (heading === undefined) {
    return { text: '', markdown: '', number: undefined, heading: undefined, span: facts.lines.spanOf(0) };
  }
  const isNumbered = mayBeginWithNumber(heading.text, convention, name);
  const { number, text } = parseTitle(heading.text, isNumbered, series);
  const span = heading.content;
  return {
    text,
    markdown: markdownOf(heading, text, isNumbered || number !== undefined, series),
    number,
    heading,
    span,
  };
}

/**
 * Whether digits that a title begins with are a number though nothing parts them from the words: its own one where most
 * titles begin with theirs, another one where most do so without a sign. Digits that begin the slug, too, are words:
 * `0005-2-step-login.md`, "2 step login".
 */
function mayBeginWithNumber(
  title: string,
  { areTitlesNumbered, areNumbersBare }: Convention,
  { number, other, slug }: Partial<RecordName> = {},
): boolean {
  if (!areTitlesNumbered) return false;
  const [own, named] = [`${slugOf(title)}-`, `${slugOf(slug ?? '')}-`];
  if (/^\d/.test(named) && (own.startsWith(named) || named.startsWith(own))) return false;
  const first = leadingNumber.exec(title)?.[0];
  // The slug has the words without the digits: `030-root-users.md`, "29 Root users".
  const rest = `${slugOf(title.slice(first?.length ?? 0))}-`;
  if (named.length > 1 && (rest.startsWith(named) || named.startsWith(rest))) return true;
  const isOwn = [number, other?.number].some(
    (each) => each !== undefined && first !== undefined && isSameNumber(each, first),
  );
  return areNumbersBare || isOwn;
}

const leadingNumber = new RegExp(String.raw`^(?:${lettered}|\d+(?:-\d{1,2}(?!\d))?)`, 'iu');

/** A text that says a status. */
export interface StatusText extends SourceText {
  /** Where it is what is ticked of several boxes, all of them. */
  readonly boxes?: readonly Box[];
}

/**
 * Front matter, the lines under the title, a table there, then the Status section. Statuses deeper in the body are
 * those of other records.
 */
export function findStatusTexts(facts: MarkdownFacts): StatusText[] {
  const fields = facts.fields.filter(({ key, value }) => isStatusField(key, value.raw)).map(({ value }) => value);
  const section = statusSection(facts);
  const cell = findStatusCell(facts, ({ raw }) => raw !== '');
  const inCell = cell === undefined ? [] : [{ raw: cell.raw, span: cell.content }];
  const texts = [...[...fields, ...inCell].flatMap(tickedIn), ...(section?.lead === undefined ? [] : [section.lead])];
  // What a merge left there is not a status.
  const { lines, markerLines } = facts;
  return markerLines.size === 0 ? texts : texts.filter(({ span }) => !markerLines.has(lines.lineAt(span.start)));
}

/** What a text says: of boxes in it, `[ ] Proposed [x] Accepted`, what is ticked. */
function tickedIn(text: SourceText): StatusText[] {
  const boxes = readBoxes([text]);
  if (boxes.length === 0) return [text];
  const ticked = boxes.findLast(({ isTicked }) => isTicked)?.label;
  return ticked === undefined ? [] : [{ ...ticked, ...(boxes.length > 1 ? { boxes } : {}) }];
}

export function statusSection({ headings }: MarkdownFacts): Heading | undefined {
  return headings.find(({ text, lead }) => lead !== undefined && isStatusName(text));
}

/** The cell of a table before the first section that is for the status: the first one that is wanted. */
export function findStatusCell(facts: MarkdownFacts, isWanted: (cell: Cell) => boolean = () => true): Cell | undefined {
  return tableFields(facts).find(({ name, value }) => isStatusName(name) && isWanted(value))?.value;
}

/** A title for a record that gives none: the file name's words. */
export function titleFromName({ slug }: RecordName): string {
  return slug.replace(/[-_]+/g, ' ');
}

/** `<Title>`, `{short title}`, `[Title]`, or the bare word in some language, perhaps after `NNNN.`: `NNNN. Titre`. */
export function isPlaceholder(title: string): boolean {
  return placeholderTitle.test(title.trim());
}

const titleWords = namesOfRole('title').join('|');
const placeholderTitle = new RegExp(
  String.raw`^(?:(?:M?ADR[-_ ]?)?(?:N{1,8}|X{2,8}|0{1,8}|#{1,8}|TBD)[\s.:：–—-]+)?(?:<[^>]*>|\{[^}]*\}|\[[^\]]*\]|short title.*|(?:${titleWords})(?: (?:of|der|des|de|da|do|del|della|van) .*)?)$`,
  'iu',
);
