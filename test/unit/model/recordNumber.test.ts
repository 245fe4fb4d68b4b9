import { expect, test } from 'vitest';
import {
  canonicalNumber,
  compareNumbers,
  inWidthOf,
  nextNumber,
  nextSubNumber,
  parentNumber,
} from '../../../server/src/core/model/recordNumber.ts';

test('a record comes before its sub-records, by digits and then by letters, and before the next one', () => {
  const inOrder = ['0033', '0034', '0034-1', '0034-12', '0034a', '0034b', '0035', '100'];
  expect(inOrder.toReversed().sort(compareNumbers)).toEqual(inOrder);
  expect(inOrder.map(canonicalNumber)).toEqual(['33', '34', '34-1', '34-12', '34a', '34b', '35', '100']);
  expect(['0034a', '0034-1', '0034'].map(parentNumber)).toEqual(['0034', '0034', undefined]);
});

test('the next number is a whole one, as wide as the others, whatever letters there are', () => {
  expect(nextNumber(['0033', '0034', '0034a', '0034b'])).toBe('0035');
  expect(nextNumber(['034a', '034b'])).toBe('035');
});

test.each([
  ['0034', ['0034', '0034a'], '0034b'],
  ['34', ['0034', '0034a', '0034c'], '0034d'],
  ['0034', ['0034', '0034f'], '0034-1'],
  ['0034', ['0034', '0034a', '0034-2'], '0034-3'],
  ['0034', ['0034', '0035a'], '0034-1'],
])('the next sub-record of %s among %j is %s', (parent, numbers, next) => {
  expect(nextSubNumber(parent, numbers)).toBe(next);
});

test.each([
  ['0034', '35a', '0035a'],
  ['0034a', '35', '0035'],
  ['034b', '0007-1', '007-1'],
])('as wide as %s is written, %s is %s', (written, given, own) => {
  expect(inWidthOf(written, given)).toBe(own);
});
