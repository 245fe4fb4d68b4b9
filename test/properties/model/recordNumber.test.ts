import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  canonicalNumber,
  compareNumbers,
  isSameNumber,
  nextNumber,
} from '../../../server/src/core/model/recordNumber.ts';
import '../../support/propertySeed.ts';

const head = fc.tuple(fc.nat(120), fc.integer({ min: 3, max: 5 })).map(([n, width]) => String(n).padStart(width, '0'));
const letter = fc.constantFrom('a', 'b', 'f', 'A', 'F');
const number = fc.oneof(
  head,
  fc.nat(120).map(String),
  fc.tuple(head, fc.nat(12)).map(([first, part]) => `${first}-${part}`),
  fc.tuple(head, letter).map(([first, last]) => first + last),
  fc.constantFrom('2024-05-06', '20240506', '2024-05-07'),
);

test('numbers have one order', () => {
  fc.assert(
    fc.property(number, number, number, (a, b, c) => {
      expect(compareNumbers(a, b)).not.toBeNaN();
      expect(Math.sign(compareNumbers(a, b))).toBe(0 - Math.sign(compareNumbers(b, a)));
      if (compareNumbers(a, b) <= 0 && compareNumbers(b, c) <= 0) expect(compareNumbers(a, c)).toBeLessThanOrEqual(0);
      expect(isSameNumber(a, b)).toBe(canonicalNumber(a) === canonicalNumber(b));
    }),
  );
});

test('the next number is a whole one, whatever letters there are', () => {
  fc.assert(
    fc.property(fc.array(number), (numbers) => {
      expect(nextNumber(numbers)).toMatch(/^\d+$/);
    }),
  );
});
