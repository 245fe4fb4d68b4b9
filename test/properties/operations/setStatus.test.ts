import fc from 'fast-check';
import { expect, test } from 'vitest';
import { setStatus } from '../../../server/src/core/operations/record/setStatus.ts';
import { editLog } from '../../support/editLog.ts';

const blank = fc.constantFrom('', ' ', '\n', 'Words.\n', 'Updated: soon\n');
const dialect = fc.constantFrom(
  (status: string) => `# A\n\n## Status\n\n${status}\n`,
  (status: string) => `# A\n\n## Status\n\n* ${status}\n`,
  (status: string) => `# A\n\n## Status\n\n**${status}**\n`,
  (status: string) => `# A\n\n- **Status**: ${status}, they say\n`,
  (status: string) => `---\nstatus: '${status}'\n---\n\n# A\n`,
  (status: string) => `---\nstatus: ${status}\n---\n# A\n\n## Status\n\n${status}\n`,
  (status: string) => `# A\n\n| Status | ${status} |\n|---|---|\n| x | y |\n`,
);
const status = fc.constantFrom('Proposed', 'Accepted', 'Deprecated', 'Rejected');

test('a status that is set twice is set once, set back every byte is as it was, and no other line changes', async () => {
  await fc.assert(
    fc.asyncProperty(
      dialect,
      status,
      status,
      blank,
      fc.boolean(),
      fc.boolean(),
      async (write, old, next, end, isCrlf, isListed) => {
        const eol = (text: string) => (isCrlf ? text.replaceAll('\n', '\r\n') : text);
        const text = eol(write(old) + end);
        const row = eol(`| ADR | Status |\n|---|---|\n| [1](001-a.md) | ${old} |\n`);
        const source = (record: string, index: string) =>
          `//- docs/adr/001-a.md\n${record}\n${isListed ? `//- docs/adr/README.md\n${index}` : ''}`;
        const set = async (record: string, index: string, wanted: string) => {
          const { log, recordOf, textOf, after } = await editLog(source(record, index));
          const texts = after(setStatus(recordOf('001-a.md'), wanted, log, { text: textOf('001-a.md') }));
          return [texts.get('001-a.md')?.slice(0, -1) ?? '', texts.get('README.md') ?? row] as const;
        };
        const [record, index] = await set(text, row, next);
        expect(await set(record, index, next)).toEqual([record, index]);
        expect(await set(record, index, old)).toEqual([text, row]);
        const changed = text.split('\n').filter((line, at) => record.split('\n')[at] !== line);
        for (const line of changed) expect(line).toContain(old);
        expect(record.split('\n')).toHaveLength(text.split('\n').length);
        if (isListed) expect(index).toBe(row.replace(old, next));
      },
    ),
    { numRuns: Number(process.env['ADR_KEEPER_RUNS'] ?? 100) },
  );
}, 300_000);
