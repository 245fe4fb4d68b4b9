import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { headingSlug } from '../markdown/headingSlug.ts';
import { asHeading, withoutLinks } from '../markdown/inlineMarkdown.ts';
import { plainText } from '../markdown/plainText.ts';
import type { Span } from '../markdown/span.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import { findTitleField, writeYaml } from '../model/frontMatterNumbers.ts';
import type { Log } from '../model/log.ts';
import { slugOf } from '../model/recordName.ts';
import { parseTitle } from '../model/recordTitle.ts';
import { renameRecord } from './renameRecord.ts';
import { titleChanges } from './takeTitle.ts';
import type { Change } from './workspaceEdits.ts';

/** Where the words of a record's title stand in its heading: behind the number and words such as `ADR`. */
export function titleWords({ title }: DecisionRecord, text: string): Span | undefined {
  const { heading, number } = title;
  if (heading === undefined) return undefined;
  const { start, end } = heading.content;
  const raw = text.slice(start, end);
  const words = parseTitle(raw, number !== undefined).text;
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
function fieldChange({ file, title }: DecisionRecord, markdown: string, plain: string): Change[] {
  const field = findTitleField(file.facts);
  if (field === undefined) return [];
  const words = parseTitle(field.text, title.number !== undefined).text;
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
