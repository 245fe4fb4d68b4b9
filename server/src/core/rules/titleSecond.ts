import type { Heading } from '../markdown/facts.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import type { Rule } from './rule.ts';

export const titleSecond: Rule<'title-second'> = {
  code: 'title-second',
  severity: 'information',
  asksOthers: true,
  *checkRecord(record, { convention }) {
    if (!convention.areTitlesSingle) return;
    const [second] = furtherTitles(record);
    if (second !== undefined) yield { code: this.code, span: second.content, arguments: {} };
  },
  fixes({ span }, file, log) {
    const record = log.records.get(file);
    const { headings = [] } = record?.file.facts ?? {};
    const at = headings.findIndex(({ content }) => content.start === span.start);
    if (record === undefined || at === -1) return [];
    const next = headings.findIndex(({ depth }, other) => other > at && depth === 1);
    // What stands below it stays below it.
    const lowered = headings.slice(at, next === -1 ? undefined : next).filter(({ depth }) => depth < 6);
    const makeEdit = (text: string) => {
      const hasMarks = lowered.every(({ block }) => text.startsWith('#', block.start));
      const changes = lowered.map(({ block: { start } }) => ({ span: { start, end: start }, text: '#' }));
      return hasMarks ? editFile(record.file, changes) : {};
    };
    return [{ title: { kind: 'lower-heading' }, isSafe: false, makeEdit }];
  },
};

/** The headings of the first level behind the title. */
function furtherTitles({ file, title }: DecisionRecord): Heading[] {
  if (title.heading?.depth !== 1) return [];
  return file.facts.headings.filter((each) => each.depth === 1 && each !== title.heading && each.text !== '');
}
