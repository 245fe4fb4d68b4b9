import type { DecisionRecord } from './decisionRecord.ts';
import type { Outline } from './outline.ts';
import { isPresetSection, sectionKey } from './sectionKeys.ts';

/**
 * The sections that a record has without a heading, by their canonical names: `date:` in the front matter, a line
 * `**Deciders:** …` under the title, and bold or lonely words that stand for the heading of a preset's section. A field
 * without a value says nothing.
 */
export function sectionsWithoutHeading({ file, outline, date }: DecisionRecord): string[] {
  const { fields, labels } = file.facts;
  const said = fields.filter(({ value }) => value.raw.trim() !== '').map(({ key }) => sectionKey(key));
  const labelled = labels.map(sectionKey).filter(isPresetSection);
  const sections = new Set([...said, ...labelled, ...(date === undefined ? [] : ['date'])]);
  // A status is looked for in a way of its own.
  return [...sections].filter((section) => section !== 'status' && !hasInOutline(outline, section));
}

/** Whether a record has a section, by its canonical name, in whatever form. */
export function hasSection(record: DecisionRecord, section: string): boolean {
  return hasInOutline(record.outline, section) || sectionsWithoutHeading(record).includes(section);
}

function hasInOutline({ positions, also, replaced }: Outline, section: string): boolean {
  return positions.has(section) || also.includes(section) || replaced.includes(section);
}

/** Whether a record has none of the sections that presets have, beside a status: a pointer, or a report of another kind. */
export function isFormless(record: DecisionRecord): boolean {
  const { positions, also, replaced } = record.outline;
  if (also.length > 0 || replaced.length > 0) return false;
  return [...positions.keys(), ...sectionsWithoutHeading(record)].every(
    (section) => section === 'status' || !isPresetSection(section),
  );
}
