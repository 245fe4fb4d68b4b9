import { cellOf } from '../model/decisionIndex.ts';
import { parseStatus } from '../model/status.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import type { Rule } from './rule.ts';

export const indexStatusMismatch: Rule<'index-status-mismatch'> = {
  code: 'index-status-mismatch',
  severity: 'warning',
  *checkIndex({ tables }, { records, convention }) {
    for (const { rows, columns } of tables) {
      for (const { row, target } of rows) {
        const record = records.get(target ?? '');
        const cell = cellOf(row, columns.status);
        if (record === undefined || record.isTemplate || cell === undefined) continue;
        const found = parseStatus({ raw: cell.raw, span: cell.content }, convention.statuses.value);
        const expected = record.status?.known;
        // Words that nobody knows may mean the same.
        if (found?.known === undefined || expected === undefined || isSameStatus(found.known, expected)) continue;
        yield { code: this.code, span: found.span, arguments: { found: found.word, expected } };
      }
    }
  },
  fixes({ span, arguments: { expected } }, _file, { index }) {
    if (index === undefined) return [];
    const makeEdit = () => editFile(index.file, [{ span, text: expected }]);
    return [{ title: { kind: 'take-status', status: expected }, isSafe: true, makeEdit }];
  },
};

const synonyms: Readonly<Record<string, string>> = {
  approved: 'accepted',
  declined: 'rejected',
  'in review': 'review',
};

function isSameStatus(a: string, b: string): boolean {
  const canonical = (status: string) => synonyms[status.toLowerCase()] ?? status.toLowerCase();
  return canonical(a) === canonical(b);
}
