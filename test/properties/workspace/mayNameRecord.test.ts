import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFacts } from '../../../server/src/core/markdown/readFacts.ts';
import { readSourceCode } from '../../../server/src/core/markdown/readSourceCode.ts';
import { linkTargets } from '../../../server/src/core/model/links.ts';
import { bytesAsText } from '../../../server/src/workspace/decodeText.ts';
import { mayNameRecord, tailOf } from '../../../server/src/workspace/mayNameRecord.ts';

const bytesOf = (text: string) => bytesAsText(new TextEncoder().encode(text));

/** What mentions and links are made of, and what they are written around with. */
const pieces = fc
  .array(
    fc.constantFrom(
      ...['ADR', 'adr', 'Adr', 'aDr', 'MADR', '-', '_', ' ', '#', '1', '017', '0042', '-1', '.', 'é', 'É', 'x', 'Ops-'],
      ...[
        '[[',
        ']]',
        '[a](',
        ')',
        '<',
        '>',
        '](',
        '[a]: ',
        '[a]',
        '`',
        '*',
        '|',
        '\n',
        '| a |\n|---|\n| ',
        '/',
        './',
        '../',
      ],
      ...[
        '001-ants.md',
        'ADR-017',
        '[a](001-ants.md)',
        '[a](x/Use%20Ants.md)',
        'Use Ants.md',
        'ants',
        '.md',
        '.MD',
        '.markdown',
        '.m',
        'd',
        '\\.',
        '&#46;',
        '%2E',
        '%6d',
        '&period;',
      ],
      ...[
        '%20',
        '&amp;',
        '(b)',
        '(b).md',
        'é.md',
        '#x',
        '?y',
        ':12',
        '\\_',
        '_b.md',
        '// ',
        '"',
        ' * ',
        '---\n',
        'key: ',
      ],
    ),
    { minLength: 1, maxLength: 14 },
  )
  .map((all) => all.join(''));

const names = ['001-ants.md', 'Use Ants.md', 'é.md', 'ants.MD', 'a(b).md', '_b.md', '.md', 'x.markdown', '017.md.md'];

test('a file that is passed over names no record', () => {
  let named = 0;
  fc.assert(
    fc.property(pieces, fc.subarray(names), (text, records) => {
      const bytes = bytesOf(text);
      if (!mayNameRecord(bytes, { isMarkdown: false })) expect(readSourceCode(text).mentions).toEqual([]);
      else if (readSourceCode(text).mentions.length > 0) named++;
      const facts = readFacts(text);
      const uri = 'file:///w/docs/plan.md';
      const targets = linkTargets({ uri, name: 'plan.md', version: null, facts });
      const fileNames = [...targets].map((target) => decodeURIComponent(target.slice(target.lastIndexOf('/') + 1)));
      const isCiting = facts.mentions.length > 0 || fileNames.some((name) => records.includes(name));
      if (isCiting) named++;
      if (isCiting)
        expect(mayNameRecord(bytes, { isMarkdown: true, tails: new Set(records.map(tailOf)) }), text).toBe(true);
    }),
    { numRuns: Number(process.env['ADR_KEEPER_RUNS'] ?? 5_000) },
  );
  // A look that found nothing would agree, too.
  expect(named).toBeGreaterThan(300);
});
