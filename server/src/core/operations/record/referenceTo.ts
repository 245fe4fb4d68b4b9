import type { LabelNumber, Link } from '../../markdown/facts.ts';
import { escapeMarkdown, withoutLinks } from '../../markdown/inlineMarkdown.ts';
import { asMarkdown, plainText } from '../../markdown/plainText.ts';
import type { DecisionRecord } from '../../model/decisionRecord.ts';
import { inlineLinks, isRelativePath, relativeLink } from '../../model/links.ts';
import type { Log } from '../../model/log.ts';
import { seriesPrefixOf } from '../../model/recordName.ts';
import { inWidthOf, type RecordNumber } from '../../model/recordNumber.ts';
import { nameOf } from '../../model/uris.ts';
import { escapeLinkText } from '../index/rowStyle.ts';

/**
 * A link from one record to another, such as `[ADR-012](012-x.md)`, or `[12. Use Kafka](012-x.md)` where the log names its
 * records so; with `./` where the record writes its links so. YAML can hold it, too: there is no `:` or `#` in it.
 */
export function referenceTo(
  { file, number, title, name: named }: DecisionRecord,
  from: DecisionRecord,
  log: Log,
): string {
  const name =
    number === undefined
      ? asMarkdown(title.text.replace(/[:#]/g, ''))
      : log.series.has(named.prefix)
        ? named.prefix + number
        : nameLike(log, number, { file, title, name: named });
  const path = relativeLink(from.file.uri, file.uri);
  const isDotted = !path.startsWith('.') && inlineLinks(from.file.facts).some(({ href }) => href.startsWith('./'));
  return `[${escapeLinkText(name)}](${isDotted ? './' : ''}${path})`;
}

/** A record's name in Markdown as most links to records by their number have it: `ADR-3`, `0003`, `0003-x`, `3. Use *X*`. */
function nameLike(
  log: Log,
  number: RecordNumber,
  { file, title, name }: Pick<DecisionRecord, 'file' | 'title' | 'name'>,
): string {
  const forms = new Map<string, { count: number; readonly write: () => string | undefined }>();
  for (const { file: from } of log.records.values())
    for (const link of from.facts.links) {
      // That of another document, such as a ticket, shows nothing.
      if (link.number === undefined || !isRelativePath(link.href) || seriesPrefixOf(nameOf(link.href)) !== '') continue;
      const { key, write } = formOf(link, link.number, number, { file, title });
      const known = forms.get(key) ?? { count: 0, write };
      forms.set(key, { ...known, count: known.count + 1 });
    }
  const series = seriesName(log, { file, name });
  if (series !== undefined) return series;
  const [usual] = [...forms.values()].sort((a, b) => b.count - a.count);
  return usual?.write() ?? `ADR-${number}`;
}

/** `ADR-OPS-007` for `ADR-OPS-007-x.md`, where the log has several such series: their numbers alone are those of others, too. */
function seriesName({ records }: Log, { file, name }: Pick<DecisionRecord, 'file' | 'name'>): string | undefined {
  const isOfSeries = /\p{L}[-_ ]$/u.test(name.prefix) && /\p{L}[-_ ]/u.test(name.prefix.slice(0, -2));
  if (!isOfSeries || [...records.values()].every((other) => other.name.prefix === name.prefix)) return undefined;
  return file.name.slice(0, name.at + (name.number?.length ?? 0));
}

/** The form in which a link names its record, and the name of another one in that form; undefined where it has none. */
function formOf(
  { href, target }: Link,
  { raw, span, lead }: LabelNumber,
  number: RecordNumber,
  { file, title }: Pick<DecisionRecord, 'file' | 'title'>,
): { readonly key: string; readonly write: () => string | undefined } {
  // Between the number and the destination: more words, and what closes the text.
  const rest = target.start - span.end;
  const stem = stemOf(nameOf(href));
  if (stem.length > raw.length && raw.length + rest - 2 === stem.length && stem.startsWith(raw))
    return { key: 'file', write: () => escapeMarkdown(stemOf(file.name)) };
  if (rest <= maxClosingLength) {
    const isPadded = raw.startsWith('0');
    // `10` for `0010-x.md` is written without zeros, and has no width of its own.
    const isShort = !isPadded && new RegExp(String.raw`(?<!\d)0+${raw}(?!\d)`).test(stem);
    const write = () => (lead === undefined ? undefined : lead + inWidthOf(isShort ? '1' : raw, number));
    return { key: JSON.stringify([lead, isPadded]), write };
  }
  return { key: 'title', write: () => titleIn(title) };
}

/** The heading's own Markdown, number included. YAML could not hold a `:` or `#`. */
function titleIn({ number, heading }: DecisionRecord['title']): string | undefined {
  if (number === undefined || heading === undefined || /[:#]/.test(heading.text)) return undefined;
  const { text, raw = text } = heading;
  const words = withoutLinks(raw);
  return plainText(words) === text ? words : asMarkdown(text);
}

function stemOf(fileName: string): string {
  return fileName.replace(/\.[^.]*$/, '');
}

/** What may stand between a number and a destination where no words do: `.**](<`. */
const maxClosingLength = 6;
