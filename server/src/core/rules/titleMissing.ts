import { titleFromName } from '../model/decisionRecord.ts';
import { editFile } from '../operations/workspaceEdits.ts';
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
    if (record === undefined || record.file.facts.fields.some(({ origin }) => origin === 'front-matter')) return [];
    const words = titleFromName(record.name);
    const title = words.charAt(0).toUpperCase() + words.slice(1);
    const { eol } = record.file.facts;
    const text = `# ${title}${eol}${eol}`;
    const makeEdit = () => editFile(record.file, [{ span: { start: 0, end: 0 }, text }]);
    return [{ title: { kind: 'insert-title', title }, isSafe: false, makeEdit }];
  },
};
