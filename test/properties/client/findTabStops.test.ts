import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findTabStops } from '../../../client/src/commands/findTabStops.ts';

test('stops stand in order and apart, whatever the text', () => {
  const piece = fc.constantFrom(
    '# T',
    '## A',
    '### B',
    '{x}',
    '<!-- c -->',
    '\\<N\\>',
    '```',
    '> q',
    '',
    'w',
    '- i',
    '## Status',
  );
  fc.assert(
    fc.property(fc.array(piece), fc.constantFrom('\n', '\r\n'), (lines, eol) => {
      const text = lines.join(eol);
      let last = 0;
      for (const { start, end } of findTabStops(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThanOrEqual(start);
        last = end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }),
  );
});
