import { expect, test } from 'vitest';
import { findMentions } from '../../server/src/core/markdown/findMentions.ts';

const kilobyte = 1024;

/** The best of three, since a busy machine only ever adds to it; less than a millisecond counts as one. */
function timeOf(text: string): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    findMentions(text, { start: 0, end: text.length });
    return performance.now() - start;
  });
  return Math.max(1, Math.min(...times));
}

// Four times the text takes four times as long, sixteen times where each start is read to the end.
test.each(['ADR-', 'ADR-A-', 'A-ADR-', 'ODH-ADR-Area-', 'a〇', 'MADR-', '[['])(
  'mentions in many times "%s" are found in linear time',
  (unit) => {
    const ofSize = (size: number) => unit.repeat(Math.ceil((size * kilobyte) / unit.length));
    const ratio = timeOf(`${ofSize(200)} adr`) / timeOf(`${ofSize(50)} adr`);
    expect(ratio).toBeLessThan(10);
  },
);
