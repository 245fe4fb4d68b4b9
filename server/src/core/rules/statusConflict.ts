import { isSameStatus } from '../model/rowStatus.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import { stageOf } from '../vocabulary/statusWords.ts';
import type { Rule } from './rule.ts';

export const statusConflict: Rule<'status-conflict'> = {
  code: 'status-conflict',
  severity: 'warning',
  *checkRecord({ file, statuses }, { convention }) {
    const [first, ...others] = statuses.filter(({ known }) => known !== undefined);
    for (const { known = '', span } of others) {
      if (first?.known === undefined || isSameStatus(first.known, known, convention.statuses)) continue;
      const related = [{ uri: file.uri, span: first.span, kind: 'first-status' as const }];
      yield { code: this.code, span, arguments: { found: known, first: first.known }, related };
    }
  },
  fixes({ span, arguments: { found, first } }, file, { records }) {
    const record = records.get(file);
    const firstSpan = record?.statuses.find(({ known }) => known === first)?.span;
    // That a record was superseded, or no longer is, takes more than a word.
    const isReplaced = [found, first].some((each) => stageOf(each) === 'superseded');
    if (record === undefined || firstSpan === undefined || isReplaced) return [];
    return [
      [span, first],
      [firstSpan, found],
    ].map(([place, status]) => ({
      title: { kind: 'take-status', status: status as string },
      isSafe: false,
      makeEdit: () => editFile(record.file, [{ span: place as typeof span, text: status as string }]),
    }));
  },
};
