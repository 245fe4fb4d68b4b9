import { append } from '../markdown/append.ts';
import type { Heading, MarkdownFacts } from '../markdown/facts.ts';
import { plainText } from '../markdown/plainText.ts';
import { readFacts } from '../markdown/readFacts.ts';
import { sectionKey } from '../model/convention.ts';
import { findStatusCell, findStatusTexts, isPlaceholder } from '../model/decisionRecord.ts';
import { findTitleField, isNumberKey, writeYaml } from '../model/frontMatterNumbers.ts';
import type { Log } from '../model/log.ts';
import { inWidthOf, type RecordNumber } from '../model/recordNumber.ts';
import { parseStatus } from '../model/status.ts';
import { detailChanges, type RecordDetails } from './detailChanges.ts';
import { fillTitle } from './fillTitle.ts';
import type { RecordTemplate } from './recordTemplates.ts';
import { inLettersOf } from './statusChanges.ts';
import { numberLike, titleLike } from './titleLike.ts';
import { applyChanges, type Change } from './workspaceEdits.ts';

/** What a new record says beside its title, number and status. */
export interface FilledDetails extends RecordDetails {
  /** Markdown that its context begins with. */
  readonly context?: string | undefined;
}

/** What every new record says. */
export interface FilledRecord {
  readonly number: RecordNumber;
  /** Markdown. */
  readonly title: string;
  /** Undefined where the log's own words for one are not understood: then its place stays as it is. */
  readonly status: string | undefined;
  readonly template: RecordTemplate;
}

/**
 * Replaces the template's title, its number and its status, and dates and author where it asks for them; all other
 * guidance stays for the writer.
 */
export function fillTemplate(
  text: string,
  { number, title, status, template }: FilledRecord,
  details: FilledDetails,
  log: Log,
): string {
  const facts = readFacts(text);
  const heading = facts.headings.find(({ depth }) => depth === 1);
  const section = facts.headings.find((each) => each !== heading && sectionKey(each.text) === 'status');
  const [said] = findStatusTexts(facts);
  const changes = [...detailChanges(text, facts, details), ...fillFrontMatter(facts, number, title)];
  if (heading !== undefined) {
    // Where no file says how titles are written, the other records do.
    const isOurs = template.uri === undefined;
    const { start, end } = heading.content;
    const numberInTitles = numberLike(log, number);
    const own = { number, title, numberInTitles, templateNumber: log.template?.number };
    const filled = isOurs ? titleLike(log, number, title) : fillTitle(text.slice(start, end), own);
    changes.push({ span: heading.content, text: filled });
  }
  if (status === undefined) {
    // A person writes it in words that others of the log understand.
  } else if (said !== undefined && said !== section?.lead) {
    const found = parseStatus(said, log.convention.statuses.understood);
    const written = found?.known === undefined ? status : inLettersOf(found.word, status);
    const quote = /^(["']).*\1$/.exec(said.raw)?.[1] ?? '';
    changes.push({ span: said.span, text: quote + written + quote });
  } else if (section !== undefined) changes.push(fillStatus(text, section, status, facts.eol));
  else append(changes, fillEmptyStatus(text, facts, status));
  if (details.context !== undefined) changes.push(insertContext(text, facts, details.context));
  return applyChanges(text, changes);
}

/** `number: NNNN`, `id: ADR-{number}`, `title: {title}` and the like in the front matter. */
function fillFrontMatter(facts: MarkdownFacts, number: RecordNumber, title: string): Change[] {
  const numbers = facts.fields.flatMap((field): Change[] => {
    const { raw, span } = field.value;
    const place = isNumberKey(field) ? numberPlace.exec(raw) : null;
    const [, lead = '', placeholder = ''] = place ?? [];
    if (placeholder === '') return [];
    const start = span.start + lead.length;
    const isWord = /[^NX0]/i.test(placeholder);
    const text = isWord ? number : inWidthOf('0'.repeat(placeholder.length), number);
    return [{ span: { start, end: start + placeholder.length }, text }];
  });
  const field = findTitleField(facts);
  if (field === undefined || !isPlaceholder(field.text)) return numbers;
  return [...numbers, { span: field.span, text: writeYaml(plainText(title), field.quote) }];
}

const numberPlace = /^(["']?(?:[\p{L}\d_ -]{0,40}ADR[-_ #]?)?)(N{1,8}|X{1,8}|0{1,8}|\{number\}|<number>)["']?$/iu;

/** A line such as `- **Status:**` with nothing behind it, in the front matter or before the first section. */
const emptyStatus = /^([ \t]*(?:[*-] +)?[*_]*status[*_]*:[*_]*)[ \t]*$(?!\r?\n[ \t]*[*-] )/gim;

/** The same, or an empty cell beside or below a cell `Status`. */
function fillEmptyStatus(text: string, facts: MarkdownFacts, status: string): Change[] {
  const first = facts.headings.find(({ depth }) => depth > 1)?.block.start ?? text.length;
  const [line] = [...text.slice(0, first).matchAll(emptyStatus)];
  if (line !== undefined) {
    const [found, label = ''] = line;
    const span = { start: line.index + label.length, end: line.index + found.length };
    return [{ span, text: ` ${status}` }];
  }
  const cell = findStatusCell(facts);
  return cell === undefined ? [] : [{ span: cell.outer, text: ` ${status} ` }];
}

/** Under the heading of the context, else of the first section behind the status, else at the end. */
function insertContext(text: string, { headings, eol }: MarkdownFacts, context: string): Change {
  const sections = headings.filter(({ depth, text: name }) => depth > 1 && sectionKey(name) !== 'status');
  const section = sections.find(({ text: name }) => sectionKey(name) === 'context') ?? sections[0];
  const start = section?.body.start ?? text.length;
  const lead = text.slice(0, start).endsWith('\n') ? eol : eol + eol;
  const trail = /^\r?\n|^$/.test(text.slice(start)) ? eol : eol + eol;
  return { span: { start, end: start }, text: lead + context.replace(/\r?\n/g, eol) + trail };
}

function fillStatus(text: string, section: Heading, status: string, eol: string): Change {
  const body = text.slice(section.body.start, section.body.end);
  const isLast = section.body.end === text.length;
  return { span: section.body, text: `${body.startsWith(eol) ? eol : ''}${status}${eol}${isLast ? '' : eol}` };
}
