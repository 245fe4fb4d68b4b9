import { normalizeSection } from '../model/convention.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import { findSection } from '../model/sections.ts';
import { commonFields } from './commonFields.ts';
import { sectionInsertions } from './insertSections.ts';
import type { Change } from './workspaceEdits.ts';
import { writeBelow } from './writeBelow.ts';

/**
 * Gives a status to a record that has none: in its Status section, else in the front matter or in a line under the title
 * where most of the log's records have theirs, else in a new section where the log demands it, else below the title.
 */
export function insertStatus(record: DecisionRecord, status: string, log: Log): Change[] {
  const { convention } = log;
  const heading = findSection(record, 'status');
  if (heading !== undefined) return [writeBelow(record, heading.block, status)];
  const words = wordsInFrontMatter(log);
  if (words !== undefined) {
    const isLowerCase = words.every((word) => word === word.toLowerCase());
    return [writeField(record, `status: ${isLowerCase ? status.toLowerCase() : status}`)];
  }
  const line = commonFields(log).preamble.find((each) => /\bstatus: \w+$/i.test(each));
  if (line !== undefined) {
    const words = line.replace(/\w+$/, (word) => (word === word.toLowerCase() ? status.toLowerCase() : status));
    return [writeBelow(record, record.title.heading?.block, words)];
  }
  const demanded = convention.sections.value.find(({ name }) => normalizeSection(name) === 'status');
  if (demanded !== undefined) return sectionInsertions(record, convention, [demanded.name], status);
  return [writeBelow(record, record.title.heading?.block, `- Status: ${status}`)];
}

/** The statuses of the records that have theirs in the front matter, where those are most. */
function wordsInFrontMatter({ records }: Log): string[] | undefined {
  const statuses = [...records.values()].flatMap(({ status, file, isTemplate }) =>
    status === undefined || isTemplate ? [] : [{ status, isAbove: status.span.start < file.facts.bodyStart }],
  );
  const words = statuses.flatMap(({ status, isAbove }) => (isAbove ? [status.word] : []));
  return words.length * 2 > statuses.length ? words : undefined;
}

/** A first field of the front matter, which is made where there is none. */
function writeField({ file }: DecisionRecord, field: string): Change {
  const { bodyStart, eol, lines } = file.facts;
  if (bodyStart === 0) return { span: { start: 0, end: 0 }, text: ['---', field, '---', '', ''].join(eol) };
  const { end } = lines.spanOf(0);
  return { span: { start: end, end }, text: eol + field };
}
