import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance } from '../../../server/src/core/model/nearestName.ts';

test('the edit distance is that of the textbook, up to its limit', () => {
  const textbook = (a: string, b: string): number =>
    a === '' || b === ''
      ? a.length + b.length
      : Math.min(
          textbook(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1),
          textbook(a.slice(1), b) + 1,
          textbook(a, b.slice(1)) + 1,
        );
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });
  fc.assert(
    fc.property(word, word, fc.nat(6), (a, b, limit) => {
      const [expected, found] = [textbook(a, b), editDistance(a, b, limit)];
      if (expected <= limit) expect(found).toBe(expected);
      else expect(found).toBeGreaterThan(limit);
    }),
  );
});
