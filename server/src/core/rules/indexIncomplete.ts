import { startOf } from '../model/decisionIndex.ts';
import { sortRecords } from '../model/log.ts';
import { findForgottenRecords } from '../model/orphanRows.ts';
import { addAllToIndex, hasPlace } from '../operations/addToIndex.ts';
import type { Rule } from './rule.ts';

export const indexIncomplete: Rule<'index-incomplete'> = {
  code: 'index-incomplete',
  severity: 'information',
  asksOthers: true,
  *checkIndex(index, log) {
    const missing = sortRecords(findForgottenRecords(index, log)).map(({ file }) => file.name);
    const [group] = index.groups;
    if (missing.length === 0 || group === undefined) return;
    const start = startOf(group);
    const firstLine = index.file.facts.lines.spanOf(index.file.facts.lines.lineAt(start));
    const span = group.kind === 'table' ? group.table.header.span : (group.heading?.span ?? { ...firstLine, start });
    yield { code: this.code, span, arguments: { missing } };
  },
  fixes(_problem, _file, log) {
    const { index } = log;
    if (index === undefined || index.file.facts.conflicts.length > 0) return [];
    const records = findForgottenRecords(index, log).filter((record) => hasPlace(index, record, log));
    if (records.length === 0) return [];
    const makeEdit = () => addAllToIndex(index, records, log);
    return [{ title: { kind: 'add-all-to-index', count: records.length }, isSafe: false, makeEdit }];
  },
};
