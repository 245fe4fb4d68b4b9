import { type SectionDemand, sectionKey } from '../model/convention.ts';
import type { RecordNumber } from '../model/recordNumber.ts';

/**
 * A record of some sections, with each section's purpose as a comment, in the place of a status that is undefined, too;
 * `title` and the lines under it are Markdown.
 */
export function writeRecord(
  title: string,
  sections: readonly SectionDemand[],
  status: string | undefined,
  preamble: readonly string[] = [],
): string {
  const blocks = [`# ${title}`, ...(preamble.length === 0 ? [] : [preamble.join('\n')])];
  for (const { name, purpose } of sections) {
    const own = sectionKey(name) === 'status' ? status : undefined;
    blocks.push(`## ${name}`, own ?? `<!-- ${(purpose ?? name).replace(/--+>?/g, '–')} -->`);
  }
  return `${blocks.join('\n\n')}\n`;
}

/** The heading of a record where no template says how it is written. */
export function titleOf(number: RecordNumber, title: string): string {
  return `ADR ${number}: ${title}`;
}
