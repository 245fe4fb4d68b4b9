import type { Heading } from '../markdown/facts.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import { inlineLinks } from '../model/links.ts';
import type { Log } from '../model/log.ts';
import { normalizeSection } from '../model/sectionKeys.ts';
import { findDemanded, findMisspelledSections, findSection, isSureSlip } from '../model/sections.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import type { Fix } from './fix.ts';
import type { Rule } from './rule.ts';

export const sectionMisspelled: Rule<'section-misspelled'> = {
  code: 'section-misspelled',
  severity: 'warning',
  *checkRecord(record, log) {
    const report = (heading: Heading, section: string) => ({
      code: this.code,
      span: heading.content,
      arguments: { heading: heading.text, section },
      fixes: () => [offerName(heading, section, record, log)],
    });
    for (const { heading, section } of findMisspelledSections(record, log)) yield report(heading, section.name);
    for (const { heading, demand } of findDemanded(record, log.convention)) {
      // "Considered Option" where the others have "Considered Options"; several decisions may be "Decisions".
      if (demand.isPlural !== true || !isSingular(heading.text, demand.name)) continue;
      yield { ...report(heading, demand.name), severity: 'information' };
    }
  },
};

function offerName(heading: Heading, section: string, record: DecisionRecord, log: Log): Fix {
  const isSafe =
    !heading.isEmpty &&
    !isSingular(heading.text, section) &&
    isSureSlip(heading.text, section) &&
    !isLinked(heading, log) &&
    fitsOrder(heading, section, record, log) &&
    hasMostSections(record, log);
  const makeEdit = () => editFile(record.file, [{ span: heading.content, text: section }]);
  return { title: { kind: 'rename-section', section }, isSafe, makeEdit };
}

function isSingular(heading: string, name: string): boolean {
  return `${normalizeSection(heading)}s` === normalizeSection(name);
}

/** A link to the heading would be broken by its new name. */
function isLinked({ slug }: Heading, { records, readme }: Log): boolean {
  const fragment = `#${slug}`;
  const files = [...[...records.values()].map(({ file }) => file), ...(readme === undefined ? [] : [readme])];
  return files.some(({ facts }) => inlineLinks(facts).some(({ href }) => href.toLowerCase().endsWith(fragment)));
}

/** Whether the convention's sections would all be in order with the heading under its new name. */
function fitsOrder(heading: Heading, section: string, record: DecisionRecord, { convention }: Log): boolean {
  const starts = convention.sections.value.flatMap(({ name }) => {
    const found = name === section ? heading : findSection(record, name);
    return found?.block.start ?? [];
  });
  return starts.every((start, at) => at === 0 || start > (starts[at - 1] as number));
}

/** A record that has few of the sections may be of another kind, or in another language. */
function hasMostSections(record: DecisionRecord, { convention }: Log): boolean {
  const found = findDemanded(record, convention).length;
  return found * 2 >= convention.sections.value.length;
}
