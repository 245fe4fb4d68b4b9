import { contains, type Span } from '../markdown/span.ts';
import { findOpenChoices } from '../model/openChoices.ts';
import { isSameStatus } from '../model/rowStatus.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import { stageOf } from '../vocabulary/statusWords.ts';
import { suggest } from './fix.ts';
import type { Rule } from './rule.ts';

export const statusConflict: Rule<'status-conflict'> = {
  code: 'status-conflict',
  severity: 'warning',
  *checkRecord(record, { convention }) {
    const { file, statuses } = record;
    // A list says none of its statuses.
    const open = findOpenChoices(record);
    const [first, ...others] = statuses.flatMap(({ known, span }) =>
      known === undefined || open.some((choices) => contains(choices.span, span)) ? [] : { known, span },
    );
    if (first === undefined) return;
    const write = (status: string, span: Span) =>
      suggest({ kind: 'take-status', status }, () => editFile(file, [{ span, text: status }]));
    for (const { known: found, span } of others) {
      if (isSameStatus(first.known, found, convention.statuses)) continue;
      const related = [{ uri: file.uri, span: first.span, kind: 'first-status' as const }];
      const fixes = () => {
        // That a record was superseded, or no longer is, takes more than a word.
        if ([found, first.known].some((each) => stageOf(each) === 'superseded')) return [];
        return [write(first.known, span), write(found, first.span)];
      };
      yield { code: this.code, span, arguments: { found, first: first.known }, related, fixes };
    }
  },
};
