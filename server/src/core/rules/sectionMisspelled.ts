import type { Heading } from '../markdown/facts.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import { inlineLinks } from '../model/links.ts';
import type { Log } from '../model/log.ts';
import { findMisspelledSections, findSection } from '../model/sections.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import type { Rule } from './rule.ts';

export const sectionMisspelled: Rule<'section-misspelled'> = {
  code: 'section-misspelled',
  severity: 'warning',
  *checkRecord(record, log) {
    for (const { heading, section } of findMisspelledSections(record, log.convention)) {
      yield { code: this.code, span: heading.content, arguments: { heading: heading.text, section: section.name } };
    }
  },
  fixes({ span, arguments: { section } }, file, log) {
    const record = log.records.get(file);
    if (record === undefined) return [];
    const heading = record.file.facts.headings.find(({ content }) => content.start === span.start);
    const makeEdit = () => editFile(record.file, [{ span, text: section }]);
    const isSafe =
      heading !== undefined && !heading.isEmpty && !isLinked(heading, log) && fitsOrder(heading, section, record, log);
    return [{ title: { kind: 'rename-section', section }, isSafe, makeEdit }];
  },
};

/** A link to the heading would be broken by its new name. */
function isLinked({ slug }: Heading, { records, readme }: Log): boolean {
  const fragment = `#${slug}`;
  const files = [...[...records.values()].map(({ file }) => file), ...(readme === undefined ? [] : [readme])];
  return files.some(({ facts }) => inlineLinks(facts).some(({ href }) => href.toLowerCase().endsWith(fragment)));
}

/** Under its new name it would be one of the convention's sections, which have their order. */
function fitsOrder(heading: Heading, section: string, record: DecisionRecord, { convention }: Log): boolean {
  const names = convention.sections.value.map(({ name }) => name);
  return names.every((name, rank) => {
    const other = findSection(record, name);
    return other === undefined || other.block.start < heading.block.start === rank < names.indexOf(section);
  });
}
