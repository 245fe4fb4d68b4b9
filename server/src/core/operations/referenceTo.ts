import type { DecisionRecord } from '../model/decisionRecord.ts';
import { inlineLinks, relativeLink } from '../model/links.ts';
import { escapeLinkText } from './rowStyle.ts';

/**
 * A link from one record to another, such as `[ADR-012](012-x.md)`: without a title, so that YAML can hold it, too; with
 * `./` where the record writes its links so.
 */
export function referenceTo({ file, number, title }: DecisionRecord, from: DecisionRecord): string {
  const label = number === undefined ? escapeLinkText(title.text.replace(/[:#]/g, '')) : `ADR-${number}`;
  const path = relativeLink(from.file.uri, file.uri);
  const isDotted = !path.startsWith('.') && inlineLinks(from.file.facts).some(({ href }) => href.startsWith('./'));
  return `[${label}](${isDotted ? './' : ''}${path})`;
}
