import { escapeMarkdown } from '../markdown/inlineMarkdown.ts';
import { type DecisionRecord, hasTitle, titleFromName } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import { writeBelow } from '../operations/record/writeBelow.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import { type Fix, suggest } from './fix.ts';
import type { Rule } from './rule.ts';

export const titleMissing: Rule<'title-missing'> = {
  code: 'title-missing',
  severity: 'warning',
  isForTemplates: true,
  *checkRecord(record, log) {
    const { census, convention, firstRecord } = log;
    const { span } = record.title;
    const folded = { lacking: census.records - census.withTitle, records: census.records };
    // A log whose files are called by their names alone has no titles.
    if (convention.isTitleDemanded) {
      if (!hasTitle(record)) yield { code: this.code, span, arguments: {}, fixes: () => [offerTitle(record, log)] };
    } else if (record === firstRecord) {
      yield { code: this.code, span, severity: 'information', arguments: { folded } };
    }
  },
};

function offerTitle(record: DecisionRecord, { index }: Log): Fix {
  // The index may know it.
  const said = index?.rowsLinking(record.file.uri)[0]?.words ?? '';
  const words = said === '' ? titleFromName(record.name) : said;
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  const makeEdit = () => editFile(record.file, [writeBelow(record, undefined, `# ${escapeMarkdown(title)}`)]);
  return suggest({ kind: 'insert-title', title }, makeEdit);
}
