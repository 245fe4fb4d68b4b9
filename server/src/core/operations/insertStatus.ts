import { normalizeSection } from '../model/convention.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import { findSection } from '../model/sections.ts';
import { sectionInsertions } from './insertSections.ts';
import type { Change } from './workspaceEdits.ts';
import { writeBelow } from './writeBelow.ts';

/** Gives a status to a record that has none: in its Status section, in a new one where the log demands it, else below the title. */
export function insertStatus(record: DecisionRecord, status: string, { convention }: Log): Change[] {
  const heading = findSection(record, 'status');
  if (heading !== undefined) return [writeBelow(record, heading.block, status)];
  const demanded = convention.sections.value.find(({ name }) => normalizeSection(name) === 'status');
  if (demanded !== undefined) return sectionInsertions(record, convention, [demanded.name], status);
  return [writeBelow(record, record.title.heading?.block, `- Status: ${status}`)];
}
