import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { headingSlug } from '../../markdown/headingSlug.ts';
import { asHeading, withoutLinks } from '../../markdown/inlineMarkdown.ts';
import { plainText } from '../../markdown/plainText.ts';
import type { Span } from '../../markdown/span.ts';
import type { DecisionRecord } from '../../model/decisionRecord.ts';
import { findTitleField, writeYaml } from '../../model/frontMatterNumbers.ts';
import { type DecisionIndex, groupOf } from '../../model/indexGroups.ts';
import type { IndexRow } from '../../model/indexRow.ts';
import type { Log } from '../../model/log.ts';
import { ownSeries, slugOf } from '../../model/recordName.ts';
import { parseTitle } from '../../model/recordTitle.ts';
import { changeCell } from '../index/changeRow.ts';
import { escapeCell, escapeLinkText } from '../index/rowStyle.ts';
import type { Change } from '../workspaceEdits.ts';
import { anchorAfter, followMoves } from './followMoves.ts';
import { renameRecord } from './renameRecord.ts';

/** Where the words of a record's title stand in its heading: behind the number and words such as `ADR`. */
export function titleWords({ name, title }: DecisionRecord, text: string): Span | undefined {
  const { heading, number } = title;
  if (heading === undefined) return undefined;
  const { start, end } = heading.content;
  const raw = text.slice(start, end);
  const words = parseTitle(raw, number !== undefined, ownSeries(name)).text;
  const at = raw.lastIndexOf(words);
  return words === '' || at === -1 ? undefined : { start: start + at, end: start + at + words.length };
}

/**
 * Gives a record another title, in Markdown: in its heading, in the name of its file where that followed the old title, with the
 * links to it, and in its row where that said the old title. What people have written themselves stays. `text` is the
 * record as it is.
 */
export function retitleRecord(
  record: DecisionRecord,
  newTitle: string,
  log: Log,
  text: string,
): WorkspaceEdit | undefined {
  const span = titleWords(record, text);
  const title = asHeading(newTitle);
  const plain = plainText(title);
  if (span === undefined || plain === '') return undefined;
  const own = [{ span, text: title }, ...fieldChange(record, title, plain)];
  const changes = new Map<string, Change[]>([[record.file.uri, own]]);
  const { index } = log;
  if (index !== undefined) {
    const renamed = { ...record, title: { ...record.title, text: plain, markdown: withoutLinks(title) } };
    const rows = index.rowsLinking(record.file.uri).filter(({ words }) => words === record.title.text);
    changes.set(
      index.file.uri,
      rows.flatMap((row) => titleChanges(index, row, renamed)),
    );
  }
  const slug = record.title.heading?.slug ?? '';
  const newHeading = text.slice(record.title.heading?.content.start ?? span.start, span.start) + title;
  const heading = { uri: record.file.uri, slug, newSlug: headingSlug(plainText(newHeading)) };
  return renameRecord(record, fileNameFor(record, plain, log), log, { changes, heading });
}

/** The title in the front matter, where it is that of the heading: as a reader sees it, or as Markdown. */
function fieldChange({ file, name, title }: DecisionRecord, markdown: string, plain: string): Change[] {
  const field = findTitleField(file.facts);
  if (field === undefined) return [];
  const words = parseTitle(field.text, title.number !== undefined, ownSeries(name)).text;
  if (words !== title.text && words !== title.markdown) return [];
  const text = field.text.slice(0, field.text.lastIndexOf(words)) + (words === title.text ? plain : markdown);
  return [{ span: field.span, text: writeYaml(text, field.quote) }];
}

/** In the letters of the old name: `Nats-Topology` and `nats-topology` are two styles. */
function fileNameFor({ file, name, title }: DecisionRecord, newTitle: string, log: Log): string {
  const slug = slugOf(newTitle);
  if (slug === '' || name.slug === '' || slugOf(name.slug) !== slugOf(title.text)) return file.name;
  const isCapitalized = /^\p{Lu}/u.test(name.slug);
  const separator = name.slug.includes('_') ? '_' : '-';
  const words = slug.split('-').map((word) => (isCapitalized ? word.charAt(0).toUpperCase() + word.slice(1) : word));
  const at = file.name.lastIndexOf(name.slug);
  const fileName = file.name.slice(0, at) + words.join(separator) + file.name.slice(at + name.slug.length);
  const isTaken = [...log.records.values()].some((each) => each.file !== file && each.file.name === fileName);
  return isTaken ? file.name : fileName;
}

/** Changes a part of a record's title that has no markup, and with it the links to its anchor. */
export function changeTitle(record: DecisionRecord, change: Change, log: Log): WorkspaceEdit {
  const heading = anchorAfter(record, [change]);
  const changes = new Map([[record.file.uri, [change]]]);
  return followMoves(new Map(), log.siblings, { changes, ...(heading === undefined ? {} : { heading }) });
}

/** The changes that make a row say the title of its record; a number that stands before the title stays. */
export function titleChanges(index: DecisionIndex, row: IndexRow, record: DecisionRecord): Change[] {
  const { title, link, item } = row;
  const group = groupOf(index, row);
  if (title === undefined || group === undefined) return [];
  const links = [link, ...row.cells.flatMap((cell) => cell.links)];
  const isInLink = links.some((each) => each?.text.span.start === title.span.start);
  const words = record.title.markdown;
  const text = isInLink ? escapeLinkText(words) : item === undefined ? escapeCell(words) : words;
  const at = title.raw.lastIndexOf(parseTitle(title.raw, row.number !== undefined, ownSeries(record.name)).text);
  const start = at > 0 && /\d/.test(title.raw.slice(0, at)) ? title.span.start + at : title.span.start;
  // Marks around the whole title, such as bold, are the index's own, unless the title itself has such marks.
  const [, mark = '', marked = ''] = /^(\*\*|__|\*|_|`)(.+)\1$/.exec(title.raw) ?? [];
  const isOwn = start === title.span.start && mark !== '' && !marked.includes(mark) && !text.includes(mark.charAt(0));
  const written = isOwn ? mark + text + mark : text;
  return changeCell(group, row, { span: { start, end: title.span.end }, text: written });
}
