import type { SectionDemand } from '../../model/convention.ts';
import type { RecordNumber } from '../../model/recordNumber.ts';
import { sectionKey } from '../../model/sectionKeys.ts';

/**
 * A record of some sections, with each section's purpose as a comment, in the place of a status that is undefined, too;
 * `title` and the blocks of lines under it are Markdown. Without a title there is no heading for it.
 */
export function writeRecord(
  title: string | undefined,
  sections: readonly SectionDemand[],
  status: string | undefined,
  preamble: readonly (readonly string[])[] = [],
  depth = 2,
): string {
  const sign = '#'.repeat(depth);
  const under = preamble.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  const blocks = [...(title === undefined ? [] : [`# ${title}`]), ...under];
  for (const { name, purpose } of sections) {
    const own = sectionKey(name) === 'status' ? status : undefined;
    // Such a heading says it.
    if (name.endsWith('{status}')) blocks.push(`${sign} ${name}`);
    else blocks.push(`${sign} ${name}`, own ?? `<!-- ${(purpose ?? name).replace(/--+>?/g, '–')} -->`);
  }
  return `${blocks.join('\n\n')}\n`;
}

/** The heading of a record where no template says how it is written. */
export function titleOf(number: RecordNumber, title: string): string {
  return `ADR ${number}: ${title}`;
}
