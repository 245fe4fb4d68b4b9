import { normalizeSection } from '../model/convention.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import { findSection } from '../model/sections.ts';
import { sectionInsertions } from './insertSections.ts';
import type { Change } from './workspaceEdits.ts';
import { writeBelow } from './writeBelow.ts';

/**
 * Gives a status to a record that has none: in its Status section, in a new one where the log demands it, in the front
 * matter where most of the log's records have theirs, else below the title.
 */
export function insertStatus(record: DecisionRecord, status: string, log: Log): Change[] {
  const { convention } = log;
  const heading = findSection(record, 'status');
  if (heading !== undefined) return [writeBelow(record, heading.block, status)];
  const demanded = convention.sections.value.find(({ name }) => normalizeSection(name) === 'status');
  if (demanded !== undefined) return sectionInsertions(record, convention, [demanded.name], status);
  const words = wordsInFrontMatter(log);
  if (words === undefined) return [writeBelow(record, record.title.heading?.block, `- Status: ${status}`)];
  const isLowerCase = words.every((word) => word === word.toLowerCase());
  return [writeField(record, `status: ${isLowerCase ? status.toLowerCase() : status}`)];
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
