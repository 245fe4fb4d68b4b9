import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFacts } from '../../../server/src/core/markdown/readFacts.ts';
import type { Log } from '../../../server/src/core/model/log.ts';
import { insertGraph } from '../../../server/src/core/operations/index/graphBlock.ts';
import { applyEdit } from '../../support/applyEdit.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const uri = 'file:///docs/adr/README.md';

/** The text after the edit; undefined where there is none. */
function insertInto(text: string, log: Log): string | undefined {
  const edit = insertGraph(log, { uri, name: 'README.md', version: null, facts: readFacts(text) }, text);
  return edit === undefined ? undefined : applyEdit(edit, new Map([[uri, text]])).get(uri);
}

const line = fc.constantFrom(
  '',
  'words',
  '- item',
  '> quote',
  '```',
  '    code',
  '<!-- adr-graph -->',
  '<!-- /adr-graph -->',
  '<!-- comment',
  '-->',
  '<div>',
  '| a | b |',
  '|---|---|',
);

test('whatever the text: only the lines between the markers change, or the end is written, and twice is once', async () => {
  const { log } = await loadFixture(`
//- docs/adr/001-ants.md
# Ants
## Status
Superseded by ADR-2
//- docs/adr/002-bees.md
# Bees
## Status
Accepted

Supersedes ADR-1
`);
  fc.assert(
    fc.property(fc.array(line, { maxLength: 14 }), fc.constantFrom('\n', '\r\n'), (lines, eol) => {
      const text = lines.join(eol);
      const { graphBlock } = readFacts(text);
      const once = insertInto(text, log);
      if (once === undefined) {
        expect(graphBlock).toBeUndefined();
        return;
      }
      const { start, end } = graphBlock ?? { start: text.length, end: text.length };
      expect(once.startsWith(text.slice(0, start))).toBe(true);
      expect(once.endsWith(text.slice(end))).toBe(true);
      expect(insertInto(once, log)).toBe(once);
    }),
  );
});
