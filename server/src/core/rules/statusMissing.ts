import { sectionKey } from '../model/convention.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import { rowStatusesOf } from '../model/rowStatus.ts';
import { isUnderstood } from '../model/sections.ts';
import { demandStatus } from '../operations/conventionEdits.ts';
import { insertStatus } from '../operations/insertStatus.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import type { Rule } from './rule.ts';

export const statusMissing: Rule<'status-missing'> = {
  code: 'status-missing',
  severity: 'warning',
  *checkRecord(record, log) {
    const { convention, census } = log;
    if (!convention.isStatusDemanded) {
      if (record !== log.firstRecord) return;
      const folded = { lacking: census.records - census.withStatus, records: census.records };
      yield { code: this.code, span: record.title.span, severity: 'information', arguments: { folded } };
      return;
    }
    // What is written there, in whatever form, is a status to a reader.
    if (record.file.facts.frontMatter?.mistake !== undefined) return;
    if (record.status !== undefined || record.unreadStatus !== undefined || !isUnderstood(record)) return;
    yield { code: this.code, span: statusHeading(record)?.content ?? record.title.span, arguments: {} };
  },
  fixes({ arguments: { folded } }, file, log) {
    if (folded !== undefined) {
      return [{ title: { kind: 'demand-status' }, isSafe: false, makeEdit: () => demandStatus(log) }];
    }
    const record = log.records.get(file);
    const heading = record === undefined ? undefined : statusHeading(record);
    // What the index says already is the likeliest, and then nothing disagrees.
    const status =
      (record === undefined ? undefined : rowStatusesOf(record, log)[0]) ?? log.convention.statuses.value[0];
    if (record === undefined || status === undefined) return [];
    // A log that demands a Status section gets one by the fix of that rule.
    const isSectionDemanded = log.convention.sections.value.some(({ name }) => sectionKey(name) === 'status');
    if (heading === undefined && isSectionDemanded) return [];
    const makeEdit = () => editFile(record.file, insertStatus(record, status, log));
    return [{ title: { kind: 'insert-status', status }, isSafe: false, makeEdit }];
  },
};

function statusHeading({ file, title }: DecisionRecord) {
  return file.facts.headings.find((heading) => heading !== title.heading && sectionKey(heading.text) === 'status');
}
