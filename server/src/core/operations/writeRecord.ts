import { plainText } from '../markdown/plainText.ts';
import { type SectionDemand, sectionKey } from '../model/convention.ts';
import type { RecordNumber } from '../model/recordNumber.ts';

/** A record of some sections, with each section's purpose as a comment; `title` and the lines under it are Markdown. */
export function writeRecord(
  title: string,
  sections: readonly SectionDemand[],
  status: string,
  preamble: readonly string[] = [],
): string {
  const blocks = [`# ${title}`, ...(preamble.length === 0 ? [] : [preamble.join('\n')])];
  for (const { name, purpose } of sections) {
    const isStatus = sectionKey(name) === 'status';
    blocks.push(`## ${name}`, isStatus ? status : `<!-- ${(purpose ?? name).replace(/--+>?/g, '–')} -->`);
  }
  return `${blocks.join('\n\n')}\n`;
}

/** The heading of a record where no template says how it is written. */
export function titleOf(number: RecordNumber, title: string): string {
  return `ADR ${number}: ${title}`;
}

/** A title in a row, an item or a link: as it is, unless Markdown would read markup in it. */
export function asMarkdown(text: string): string {
  return plainText(text) === text ? text : escapeTitle(text);
}

/** A title typed by a person is text: what Markdown would read as markup is escaped. */
export function escapeTitle(title: string): string {
  return title.replace(/[\\*_`[\]<]/g, '\\$&').replace(/\s#+$/, (marks) => ` \\${marks.trim()}`);
}
