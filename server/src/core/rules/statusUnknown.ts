import { findNearest } from '../model/editDistance.ts';
import { universalStatuses } from '../model/status.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import type { Rule } from './rule.ts';

export const statusUnknown: Rule<'status-unknown'> = {
  code: 'status-unknown',
  severity: 'warning',
  *checkRecord({ status }, { convention }) {
    if (status === undefined || status.known !== undefined) return;
    const known = convention.statuses.value;
    // One letter, no more: "Reverted" is not a misspelt "Rejected".
    const nearest = findNearest(status.word, [...known, ...universalStatuses], 1);
    yield { code: this.code, span: status.span, arguments: { found: status.word, nearest, known } };
  },
  fixes({ span, arguments: { nearest } }, file, log) {
    const record = log.records.get(file);
    if (record === undefined || nearest === undefined) return [];
    const makeEdit = () => editFile(record.file, [{ span, text: nearest }]);
    return [{ title: { kind: 'take-status', status: nearest }, isSafe: true, makeEdit }];
  },
};
