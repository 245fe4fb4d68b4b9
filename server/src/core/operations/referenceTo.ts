import { asMarkdown } from '../markdown/asMarkdown.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import { inlineLinks, isRelativePath, relativeLink } from '../model/links.ts';
import type { Log } from '../model/log.ts';
import { escapeLinkText } from './rowStyle.ts';

/**
 * A link from one record to another, such as `[ADR-012](012-x.md)`, or `[12. Use Kafka](012-x.md)` where the log names its
 * records so; with `./` where the record writes its links so. YAML can hold it, too: there is no `:` or `#` in it.
 */
export function referenceTo({ file, number, title }: DecisionRecord, from: DecisionRecord, log: Log): string {
  const heading = title.number === undefined ? '' : (title.heading?.text ?? '');
  const isTitled = heading !== '' && !/[:#]/.test(heading) && namesByTitles(log);
  const name = number === undefined ? title.text.replace(/[:#]/g, '') : isTitled ? heading : `ADR-${number}`;
  const path = relativeLink(from.file.uri, file.uri);
  const isDotted = !path.startsWith('.') && inlineLinks(from.file.facts).some(({ href }) => href.startsWith('./'));
  return `[${escapeLinkText(asMarkdown(name))}](${isDotted ? './' : ''}${path})`;
}

/** Whether most links that name a record by its number go on with words, as those of adr-tools do: with its title. */
function namesByTitles({ records }: Log): boolean {
  let titled = 0;
  let numbered = 0;
  for (const { file } of records.values())
    for (const link of file.facts.links) {
      if (link.number === undefined || !isRelativePath(link.href)) continue;
      numbered++;
      if (link.target.start - link.number.span.end > longestEnd) titled++;
    }
  return titled * 2 > numbered;
}

/** What may stand between a number and a destination where no words do: `.**](<`. */
const longestEnd = 6;
