import { asMarkdown } from '../markdown/asMarkdown.ts';
import { readBoxes } from '../markdown/boxes.ts';
import type { Box, Cell, Heading, MarkdownFacts, SourceText } from '../markdown/facts.ts';
import { withoutLinks } from '../markdown/inlineMarkdown.ts';
import { orNone } from '../markdown/orNone.ts';
import { plainText } from '../markdown/plainText.ts';
import { contains, type Span } from '../markdown/span.ts';
import { isStatusField } from '../vocabulary/headerLabels.ts';
import { findSupersededWord, wordFor } from '../vocabulary/statusWords.ts';
import { type Convention, isPresetSection, sectionKey } from './convention.ts';
import { findNumberFields, findTitleField, type NumberField } from './frontMatterNumbers.ts';
import { type NameEvidence, noEvidence, readName, titleSaysOther } from './nameEvidence.ts';
import { type Outline, outlineOf } from './outline.ts';
import { isStatusName, tableFields } from './preamble.ts';
import { findDate } from './recordDate.ts';
import { isTemplateName, parseRecordName, type RecordName, unnumberedName } from './recordName.ts';
import type { RecordNumber } from './recordNumber.ts';
import { findTags } from './recordTags.ts';
import { parseTitle, type RecordTitle } from './recordTitle.ts';
import { type Relation, readRelations } from './relations.ts';
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
  const parsed = parseRecordName(file.name);
  const said = readTitle(file.facts, convention);
  const name =
    parsed === undefined
      ? unnumberedName(file.name)
      : readName(file.uri, parsed, withFieldNumber(said, file.facts), evidence);
  const statusTexts = findStatusTexts(file.facts);
  const statuses = statusTexts.flatMap((text) => parseStatus(text, convention.statuses.understood) ?? []);
  const isStatedInEffect = statuses[0] !== undefined && isInEffect(statuses[0]);
  const relations = readRelations(file.facts, file, statusTexts, isStatedInEffect);
  const status =
    findSupersededStatus(file.facts, statuses[0], statusTexts, relations.relations, convention) ?? statuses[0];
  // A record without a title has one from its name; a title may be all markup, such as an image or a tag.
  const text = said.text || titleFromName(name);
  const title = { ...said, text, markdown: said.markdown || asMarkdown(text) };
  return {
    file,
    name,
    number: name.number,
    title,
    outline: outlineOf(file.facts.headings, title.heading),
    status,
    statuses: orNone(statuses),
    unreadStatus: status === undefined ? file.facts.otherStatus : undefined,
    ...relations,
    numberFields: orNone(findNumberFields(file.facts)),
    date: findDate(file.facts, name),
    tags: orNone(findTags(file.facts)),
    isTemplate:
      convention.template === undefined
        ? status?.known === 'Reference' ||
          // Number one may be a record about the template; it has a status of its own.
          (isTemplateName(file.name) && !(Number(name.number) > 0 && status?.known !== undefined)) ||
          (Number(name.number) === 0 && isPlaceholder(title.text))
        : file.name === convention.template,
  };
}

/** The words of a title in its source. Where these say something else to a reader, as behind a reference link, they are made of the text. */
function markdownOf({ raw = '' }: Heading, text: string, areNumbered: boolean): string {
  const words = raw === '' ? '' : withoutLinks(parseTitle(raw, areNumbered).text);
  return words !== '' && plainText(words) === text ? words : asMarkdown(text);
}

/** Whether a record says its title, as a heading or in its front matter. */
export function hasTitle({ title, file }: DecisionRecord): boolean {
  return title.heading !== undefined || file.facts.fields.some(({ key }) => key.toLowerCase() === 'title');
}

/** Whether a record's title has the number of its file name's other reading. */
export function saysOtherNumber({ name, facts }: SourceFile, convention: Convention): boolean {
  const parsed = parseRecordName(name);
  return parsed?.other !== undefined && titleSaysOther(parsed, withFieldNumber(readTitle(facts, convention), facts));
}

/** What a title says, with the number and the words that the front matter has where it has none. */
function withFieldNumber({ number, text }: Title, facts: MarkdownFacts): RecordTitle {
  if (number !== undefined) return { number, text };
  const field = parseTitle(findTitleField(facts)?.text ?? '');
  const [own] = findNumberFields(facts);
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
 * section such a heading is a part of the text. The words are empty where there is no such heading.
 */
function readTitle(facts: MarkdownFacts, { areTitlesNumbered }: Convention): Title {
  const section = facts.headings.findIndex(({ depth, text }) => depth > 1 && isPresetSection(sectionKey(text)));
  const before = section === -1 ? facts.headings : facts.headings.slice(0, section);
  const heading = before.find(({ depth, text }) => depth === 1 && text !== '');
  if (heading === undefined) {
    return { text: '', markdown: '', number: undefined, heading: undefined, span: facts.lines.spanOf(0) };
  }
  const { number, text } = parseTitle(heading.text, areTitlesNumbered);
  const span = heading.content;
  return {
    text,
    markdown: markdownOf(heading, text, areTitlesNumbered || number !== undefined),
    number,
    heading,
    span,
  };
}

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

function statusSection({ headings }: MarkdownFacts): Heading | undefined {
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

/** `<Title>`, `{short title}`, `[Title]`, or the bare word. */
export function isPlaceholder(title: string): boolean {
  return /^(?:<[^>]*>|\{[^}]*\}|\[[^\]]*\]|title|short title.*)$/i.test(title.trim());
}
