import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineTable } from '../../../server/src/core/markdown/kept/lineTable.ts';
import { countPacked, packedAt, packNumbers } from '../../../server/src/core/markdown/kept/packedNumbers.ts';

test('numbers come out of a string as they went in', () => {
  const few = fc.array(fc.oneof(fc.nat(0xffff), fc.nat(0xffffffff)), { maxLength: 50 });
  const many = fc.array(fc.nat(0xffff), { minLength: 5_000, maxLength: 10_000 });
  fc.assert(
    fc.property(fc.oneof({ weight: 50, arbitrary: few }, { weight: 1, arbitrary: many }), (numbers) => {
      const packed = packNumbers(numbers);
      expect(countPacked(packed)).toBe(numbers.length);
      expect(numbers.map((_, at) => packedAt(packed, at))).toEqual(numbers);
    }),
  );
});

test('a compact table of lines knows the same places', () => {
  const line = fc.string({ unit: fc.constantFrom('a', 'é', '\n', '\r\n', '\r', '🎉'), maxLength: 80 });
  const long = fc.constant(`${'x'.repeat(70_000)}\ny`);
  fc.assert(
    fc.property(fc.oneof({ weight: 50, arbitrary: line }, { weight: 1, arbitrary: long }), (text) => {
      const table = new LineTable(text);
      const compact = new LineTable(text).compact();
      expect([compact.count, compact.length]).toEqual([table.count, table.length]);
      for (let at = 0; at < table.count; at++) expect(compact.spanOf(at)).toEqual(table.spanOf(at));
    }),
  );
});
