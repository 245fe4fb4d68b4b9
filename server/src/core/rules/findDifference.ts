import { compareField, type RowDifference } from '../model/rowDifferences.ts';
import type { Problem } from './problem.ts';
import type { CheckedRow } from './rule.ts';

/** What a row says of one thing otherwise than the record that it links, as a problem of the rule for that thing. */
export function findDifference<Field extends RowDifference['field']>(
  field: Field,
  { record, row, group, index, convention }: CheckedRow,
): Problem<`index-${Field}-mismatch`> | undefined {
  const difference = record === undefined ? undefined : compareField(field, { record, row, group, index, convention });
  if (difference === undefined) return undefined;
  const { span, found, expected } = difference;
  return {
    code: `index-${field}-mismatch`,
    span,
    arguments: { found, expected },
  } as Problem<`index-${Field}-mismatch`>;
}
