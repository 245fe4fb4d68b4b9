import { plainText } from '../markdown/plainText.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import { wordsOf } from '../model/indexRow.ts';
import type { Log } from '../model/log.ts';
import type { ComparedRow } from '../model/rowDifferences.ts';
import { compareSuccessors, type SuccessorDifference } from '../model/successorCells.ts';
import { changeCell } from '../operations/index/changeRow.ts';
import { writeRelated } from '../operations/index/successorWords.ts';
import { type Fix, suggestChanges } from './fix.ts';
import type { Rule } from './rule.ts';

export const indexSuccessorMismatch: Rule<'index-successor-mismatch'> = {
  code: 'index-successor-mismatch',
  severity: 'information',
  asksOthers: true,
  checkRow({ record, ...checked }, log) {
    if (record === undefined) return undefined;
    const compared = { ...checked, record };
    const difference = compareSuccessors(compared, log);
    if (difference === undefined) return undefined;
    const { cell, found, expected } = difference;
    const span = cell.raw === '' ? cell.outer : cell.content;
    const fixes = () => offerSuccessors(difference, compared, log);
    return { code: this.code, span, arguments: { found: found.map(nameOf), expected: expected.map(nameOf) }, fixes };
  },
};

function offerSuccessors({ cell, expected }: SuccessorDifference, compared: ComparedRow, log: Log): Fix[] {
  const { index, row, group, record } = compared;
  if (group.kind !== 'table') return [];
  const text = writeRelated('superseded-by', expected, { row, group, index, record }, log);
  const title = { kind: 'take-successor', text: plainText(text) } as const;
  return [suggestChanges(title, index.file, () => changeCell(group, row, { span: wordsOf(cell).span, text }))];
}

function nameOf({ number, file }: DecisionRecord): string {
  return number ?? file.name;
}
