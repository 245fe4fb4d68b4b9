import { escapeMarkdown } from '../markdown/inlineMarkdown.ts';
import { hasTitle, titleFromName } from '../model/decisionRecord.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import { writeBelow } from '../operations/writeBelow.ts';
import type { Rule } from './rule.ts';

export const titleMissing: Rule<'title-missing'> = {
  code: 'title-missing',
  severity: 'warning',
  isForTemplates: true,
  *checkRecord(record, { census, convention, firstRecord }) {
    const { span } = record.title;
    const folded = { lacking: census.records - census.withTitle, records: census.records };
    // A log whose files are called by their names alone has no titles.
    if (convention.isTitleDemanded) {
      if (!hasTitle(record)) yield { code: this.code, span, arguments: {} };
    } else if (record === firstRecord) {
      yield { code: this.code, span, severity: 'information', arguments: { folded } };
    }
  },
  fixes({ arguments: { folded } }, file, log) {
    const record = log.records.get(file);
    if (record === undefined || folded !== undefined) return [];
    const row = log.index?.rowsLinking(file)[0];
    // The index may know it.
    const said = row?.words ?? '';
    const words = said === '' ? titleFromName(record.name) : said;
    const title = words.charAt(0).toUpperCase() + words.slice(1);
    const makeEdit = () => editFile(record.file, [writeBelow(record, undefined, `# ${escapeMarkdown(title)}`)]);
    return [{ title: { kind: 'insert-title', title }, isSafe: false, makeEdit }];
  },
};
