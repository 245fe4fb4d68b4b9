import { expect, test } from 'vitest';
import { findMentions } from '../../server/src/core/markdown/findMentions.ts';

const kilobyte = 1024;

/** The time of this process in milliseconds, the best of three, since a busy machine only ever adds to it; below five it is five. */
function timeOf(text: string): number {
  const times = [1, 2, 3].map(() => {
    const start = process.cpuUsage();
    findMentions(text, { start: 0, end: text.length });
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.max(5, Math.min(...times));
}

// Four times the text takes four times as long, sixteen times where each start is read to the end.
test.each(['ADR-', 'ADR-A-', 'A-ADR-', 'ODH-ADR-Area-', 'a〇', 'MADR-', '[['])(
  'mentions in many times "%s" are found in linear time',
  (unit) => {
    const ofSize = (size: number) => unit.repeat(Math.ceil((size * kilobyte) / unit.length));
    const ratio = timeOf(`${ofSize(400)} adr`) / timeOf(`${ofSize(100)} adr`);
    expect(ratio).toBeLessThan(10);
  },
);
