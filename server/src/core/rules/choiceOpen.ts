import type { Span } from '../markdown/span.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import { findOpenChoices, type OpenChoices } from '../model/openChoices.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import { type Fix, suggest, suggestChanges } from './fix.ts';
import type { Rule } from './rule.ts';

export const choiceOpen: Rule<'choice-open'> = {
  code: 'choice-open',
  severity: 'information',
  *checkRecord(record, { convention }) {
    for (const choices of findOpenChoices(record)) {
      const { span, isChosen } = choices;
      if (isChosen && convention.areChoicesKept) continue;
      const fixes = () => (isChosen ? [offerRemoval(span, record)] : offerStatuses(choices, record));
      yield { code: this.code, span, isWhole: true, arguments: { isChosen }, fixes };
    }
  },
};

function offerRemoval(span: Span, { file }: DecisionRecord): Fix {
  return suggest({ kind: 'remove-choices' }, (text) => {
    const start = text.slice(0, span.start).trimEnd().length;
    return editFile(file, [{ span: { start, end: span.end }, text: '' }]);
  });
}

function offerStatuses({ span, words }: OpenChoices, { file }: DecisionRecord): Fix[] {
  return words
    .slice(0, mostOffered)
    .map((status) => suggestChanges({ kind: 'take-status', status }, file, () => [{ span, text: status }]));
}

/** Limit of the statuses that are offered. */
const mostOffered = 6;
