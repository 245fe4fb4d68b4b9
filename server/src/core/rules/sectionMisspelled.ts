import { findMisspelledSections } from '../model/sections.ts';
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
    const makeEdit = () => editFile(record.file, [{ span, text: section }]);
    return [{ title: { kind: 'rename-section', section }, isSafe: true, makeEdit }];
  },
};
