import { type ComparedRow, compareField, type RowDifference } from '../model/rowDifferences.ts';
import type { Fix } from './fix.ts';
import type { CheckedRow } from './rule.ts';

/** What a row says of one thing otherwise than the record that it links, as a problem of the rule for that thing. */
export function findDifference<Field extends RowDifference['field']>(
  field: Field,
  { record, row, group, index, convention }: CheckedRow,
  findFixes: (difference: RowDifference, compared: ComparedRow) => Fix[],
) {
  if (record === undefined) return undefined;
  const compared = { record, row, group, index, convention };
  const difference = compareField(field, compared);
  if (difference === undefined) return undefined;
  const { span, found, expected } = difference;
  const code = `index-${field}-mismatch` as const;
  return { code, span, arguments: { found, expected }, fixes: () => findFixes(difference, compared) };
}
