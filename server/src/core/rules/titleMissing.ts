import { escapeMarkdown } from '../markdown/inlineMarkdown.ts';
import { titleFromName } from '../model/decisionRecord.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import { writeBelow } from '../operations/writeBelow.ts';
import type { Rule } from './rule.ts';

export const titleMissing: Rule<'title-missing'> = {
  code: 'title-missing',
  severity: 'warning',
  isForTemplates: true,
  *checkRecord({ file, title }) {
    if (title.heading !== undefined || file.facts.fields.some(({ key }) => key.toLowerCase() === 'title')) return;
    yield { code: this.code, span: title.span, arguments: {} };
  },
  fixes(_problem, file, log) {
    const record = log.records.get(file);
    if (record === undefined) return [];
    const row = log.index?.rowsLinking(file)[0];
    // The index may know it.
    const said = row?.words ?? '';
    const words = said === '' ? titleFromName(record.name) : said;
    const title = words.charAt(0).toUpperCase() + words.slice(1);
    const makeEdit = () => editFile(record.file, [writeBelow(record, undefined, `# ${escapeMarkdown(title)}`)]);
    return [{ title: { kind: 'insert-title', title }, isSafe: false, makeEdit }];
  },
};
