import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { Heading } from '../markdown/facts.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import { suggest } from './fix.ts';
import type { Rule } from './rule.ts';

export const titleSecond: Rule<'title-second'> = {
  code: 'title-second',
  severity: 'information',
  asksOthers: true,
  *checkRecord(record, { convention }) {
    if (!convention.areTitlesSingle) return;
    const [second] = furtherTitles(record);
    if (second === undefined) return;
    const fixes = () => [suggest({ kind: 'lower-heading' }, (text) => lowerHeading(second, record, text))];
    yield { code: this.code, span: second.content, arguments: {}, fixes };
  },
};

/** What is below the heading stays below it. */
function lowerHeading(heading: Heading, { file }: DecisionRecord, text: string): WorkspaceEdit {
  const { headings } = file.facts;
  const at = headings.indexOf(heading);
  const next = headings.findIndex(({ depth }, other) => other > at && depth === 1);
  const lowered = headings.slice(at, next === -1 ? undefined : next).filter(({ depth }) => depth < 6);
  const hasMarks = lowered.every(({ block }) => text.startsWith('#', block.start));
  const changes = lowered.map(({ block: { start } }) => ({ span: { start, end: start }, text: '#' }));
  return hasMarks ? editFile(file, changes) : {};
}

/** The headings of the first level behind the title. */
function furtherTitles({ file, title }: DecisionRecord): Heading[] {
  if (title.heading?.depth !== 1) return [];
  return file.facts.headings.filter((each) => each.depth === 1 && each !== title.heading && each.text !== '');
}
