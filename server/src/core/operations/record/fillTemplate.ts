import type { Field, Heading, MarkdownFacts, SourceText } from '../../markdown/facts.ts';
import { plainText } from '../../markdown/plainText.ts';
import { readFacts } from '../../markdown/readFacts.ts';
import { append } from '../../markdown/sequences.ts';
import { contains } from '../../markdown/span.ts';
import { findStatusCell, findStatusTexts, isPlaceholder } from '../../model/decisionRecord.ts';
import { findTitleField, isNumberKey, writeYaml } from '../../model/frontMatterNumbers.ts';
import type { Log } from '../../model/log.ts';
import { tableFields } from '../../model/preamble.ts';
import { asAdr } from '../../model/recordName.ts';
import { inWidthOf, isSameNumber, type RecordNumber } from '../../model/recordNumber.ts';
import { sectionKey } from '../../model/sectionKeys.ts';
import { parseStatus } from '../../model/status.ts';
import { columnRole } from '../../vocabulary/columnNames.ts';
import { foldCase } from '../../vocabulary/language.ts';
import { findLeadingStatus } from '../../vocabulary/statusWords.ts';
import { escapeCell } from '../index/rowStyle.ts';
import { applyChanges, type Change } from '../workspaceEdits.ts';
import { detailChanges, type RecordDetails } from './detailChanges.ts';
import { fillTitle, numberLike, titleLike } from './fillTitle.ts';
import type { RecordTemplate } from './recordTemplates.ts';
import { withEmoji } from './statusEmoji.ts';
import { inLettersOf } from './statusLetters.ts';

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
  const changes = [
    ...detailChanges(text, facts, details),
    ...fillFrontMatter(facts, number, title, log),
    ...fillTable(facts, number, title),
  ];
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
  } else if (said !== undefined && (said !== section?.lead || contains(section.block, said.span))) {
    const found = parseStatus(said, log.convention.statuses.understood);
    const word = found?.known === undefined ? status : inLettersOf(found.word, status);
    const written = withEmoji(word, log, said.raw);
    const quote = /^(["']).*\1$/.exec(said.raw)?.[1] ?? '';
    const stop = said.raw === `${found?.word}.` ? '.' : '';
    changes.push({ span: said.span, text: quote + written + stop + quote });
    // It may ask for it in its section, too.
    const asked = section?.lead;
    if (
      section !== undefined &&
      asked !== undefined &&
      isAsking.test(asked.raw) &&
      asked.span.start > section.block.end
    )
      append(changes, fillStatus(text, section, withEmoji(status, log), facts, log));
  } else if (section !== undefined) append(changes, fillStatus(text, section, withEmoji(status, log), facts, log));
  else append(changes, fillEmptyStatus(text, facts, withEmoji(status, log)));
  if (details.context !== undefined) changes.push(insertContext(text, facts, details.context));
  return applyChanges(text, changes);
}

/** `number: NNNN`, `id: ADR-{number}`, `title: {title}` and the like in the front matter. */
function fillFrontMatter(facts: MarkdownFacts, number: RecordNumber, title: string, log: Log): Change[] {
  const numbers = facts.fields.flatMap((field) => {
    const { raw, span } = field.value;
    return isNumberKey(field)
      ? fillNumber({ raw: asAdr(raw, log.series), span }, number)
      : fillLikeOthers(field, number, log);
  });
  const field = findTitleField(facts);
  if (field === undefined) return numbers;
  if (!isPlaceholder(field.text) && !/\btemplate\b/i.test(field.text)) {
    // What no other record says there either is what the template asks for.
    const others = [...log.records.values()].flatMap((each) =>
      each.isTemplate ? [] : (findTitleField(each.file.facts) ?? []),
    );
    const isAsked = others.length > 1 && others.every(({ text }) => text !== field.text);
    return isAsked ? [...numbers, { span: field.span, text: writeYaml(plainText(title), field.quote) }] : numbers;
  }
  // One letter stands for a number without zeros.
  const numberInTitles = /(?<!\p{L})N(?!\p{L})/u.test(field.text) ? inWidthOf('1', number) : numberLike(log, number);
  const own = { number, title, numberInTitles, templateNumber: log.template?.number };
  return [...numbers, { span: field.span, text: writeYaml(plainText(fillTitle(field.text, own)), field.quote) }];
}

/** A number in the front matter that is that of the record in all others which have it, such as `nav_order: 17`. */
function fillLikeOthers({ origin, key, value }: Field, number: RecordNumber, { records }: Log): Change[] {
  if (origin !== 'front-matter' || !/^\d+$/.test(value.raw)) return [];
  const said = [...records.values()].flatMap(({ file, number: own, isTemplate }) => {
    const { raw } = (isTemplate ? undefined : file.facts.fields.find((field) => isSameField(field, key)))?.value ?? {};
    return raw === undefined || own === undefined ? [] : [{ raw, isOwn: isSameNumber(raw, own) }];
  });
  const last = said.at(-1);
  if (last === undefined || said.length < 2 || !said.every(({ isOwn }) => isOwn)) return [];
  return [{ span: value.span, text: inWidthOf(last.raw.startsWith('0') ? last.raw : '1', number) }];
}

function isSameField({ origin, key }: Field, name: string): boolean {
  return origin === 'front-matter' && key === name;
}

/** The same in the tables under the title. */
function fillTable(facts: MarkdownFacts, number: RecordNumber, title: string): Change[] {
  return tableFields(facts).flatMap(({ name, value: { raw, content } }): Change[] => {
    const role = columnRole(name);
    if (role === 'number') return fillNumber({ raw, span: content }, number);
    return role === 'title' && isPlaceholder(raw) ? [{ span: content, text: escapeCell(title) }] : [];
  });
}

function fillNumber({ raw, span }: SourceText, number: RecordNumber): Change[] {
  const [, lead = '', placeholder = ''] = numberPlace.exec(raw) ?? [];
  if (placeholder === '') return [];
  const start = span.start + lead.length;
  const isWord = /[^NX0]/i.test(placeholder);
  const text = isWord ? number : inWidthOf('0'.repeat(placeholder.length), number);
  return [{ span: { start, end: start + placeholder.length }, text }];
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

/** What waits to be filled in, whatever it says. */
const isAsking = /^[[{<].*[\]}>]$/s;

/** The status in its section: what tells that it belongs there gives way, and the lines that ask for something else stay. */
function fillStatus(text: string, section: Heading, status: string, { eol, lines }: MarkdownFacts, log: Log): Change[] {
  const { lead } = section;
  const body = text.slice(section.body.start, section.body.end);
  const ticked = tickBox(body, section.body.start, status);
  if (lead === undefined && ticked !== undefined) return [ticked];
  const choices = lead === undefined || contains(section.block, lead.span) ? null : choiceLine.exec(body);
  if (lead !== undefined && choices !== null && section.body.start + choices.index > lead.span.end)
    // What explains the choices is no status, and would be taken for one.
    return [
      {
        span: {
          start: lines.startOf(lines.lineAt(lead.span.start)),
          end: section.body.start + choices.index + choices[0].length,
        },
        text: status,
      },
    ];
  if (lead === undefined || lead.boxes !== undefined || contains(section.block, lead.span)) {
    const kept = body.trim() === '' || lead?.boxes !== undefined ? '' : commentsIn(body);
    const isLast = section.body.end === text.length;
    const rest = kept === '' ? '' : eol + kept + eol;
    return [
      { span: section.body, text: `${body.startsWith(eol) ? eol : ''}${status}${eol}${rest}${isLast ? '' : eol}` },
    ];
  }
  const isStatus = parseStatus(lead, log.convention.statuses.understood)?.known !== undefined;
  const changes: Change[] = [{ span: lead.span, text: status }];
  const end = lines.lineAt(Math.max(section.body.start, section.body.end - 1));
  for (let line = lines.lineAt(lead.span.start) + 1; line <= end; line++) {
    const words = text.slice(lines.startOf(line), lines.endOf(line));
    // Guidance may take several lines, and the statuses to choose from may stand below one another.
    if (isStatus ? !isStatusAlone(words) : words.trim() === '' || asksForMore.test(words)) {
      if (isStatus) continue;
      break;
    }
    changes.push({ span: { start: lines.startOf(line), end: lines.endWithBreak(line) }, text: '' });
  }
  return changes;
}

/** A line of choices: `{Deprecated|Proposed|Accepted}`. */
const choiceLine = /(?<![^\n])[[{<][^\n|]+\|[^\n]*[\]}>](?=[ \t]*$)/m;

/** A field, an item or a comment below the guidance for a status. */
const asksForMore = /^[ \t]*(?:<!--|[-*+>|]|\d+[.)] |[*_]{0,3}\p{L}[^:：]{0,40}[:：])/u;

function isStatusAlone(line: string): boolean {
  const words = line.replace(/^[\s>*_+-]+/, '').replace(/(?<![\s*_.])[\s*_.]+$/, '');
  return words !== '' && findLeadingStatus(words)?.length === words.length;
}

function commentsIn(body: string): string {
  const comments: string[] = [];
  for (let start = body.indexOf('<!--'); start !== -1; ) {
    const end = body.indexOf('-->', start);
    if (end === -1) break;
    comments.push(body.slice(start, end + 3));
    start = body.indexOf('<!--', end);
  }
  return comments.join('\n');
}

/** The box of a status, where none is ticked yet. */
function tickBox(body: string, at: number, status: string): Change | undefined {
  if (/\[[xX]\]/.test(body)) return undefined;
  for (const { 0: lead, 1: label = '', index } of body.matchAll(/^[ \t]*[-*+] \[ \] ([^\r\n]*)/gm)) {
    if (foldCase(label.replace(/(?<![*_.\s])[*_.\s]+$/, '')) !== foldCase(status)) continue;
    const start = at + index + lead.indexOf('[ ]') + 1;
    return { span: { start, end: start + 1 }, text: 'x' };
  }
  return undefined;
}
