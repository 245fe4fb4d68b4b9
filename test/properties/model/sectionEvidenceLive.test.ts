import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeProblem } from '../../../server/src/core/messages/describe.ts';
import { english } from '../../../server/src/core/messages/english.ts';
import { checkFile } from '../../../server/src/core/rules/checkFile.ts';
import { type LoadedFiles, loadFiles } from '../../support/loadFixture.ts';

const headings = ['Status', 'Context', 'Decision (2024)', 'Decision', 'Consequences', 'Impact', 'Reasons', 'Decisions'];
const fields = ['status: accepted', 'status: shelved', 'status: acepted', 'date: 2024-05-06', 'title: A'];

/** A record's text, or undefined for one that is not there. */
const text = fc.option(
  fc
    .record({ title: fc.boolean(), fields: fc.subarray(fields), sections: fc.subarray(headings), bold: fc.boolean() })
    .map(({ title, fields: said, sections, bold }) => {
      const front = said.length === 0 ? '' : `---\n${said.join('\n')}\n---\n`;
      const body = sections.map((name) => `## ${name}\n\n${name === 'Status' ? 'Shelved' : 'Words.'}\n`).join('\n');
      return `${front}${title ? '# A\n\n' : ''}${bold ? '**Context**\n\nWords.\n\n' : ''}${body}`;
    }),
  { nil: undefined, freq: 4 },
);

const name = fc.oneof(
  fc.integer({ min: 1, max: 12 }).map((number) => `docs/adr/${String(number).padStart(4, '0')}-x.md`),
  fc.constantFrom('docs/adr/template.md', 'docs/adr/0000-x.md'),
);

const problemsOf = ({ workspace }: LoadedFiles, uri: string) =>
  workspace.logs.flatMap((log) => checkFile(uri, log).map((each) => `${each.code}: ${describeProblem(each, english)}`));

test('what was judged before an edit and is not judged again is what a fresh look says', async () => {
  const entry = fc.tuple(name, text);
  await fc.assert(
    fc.asyncProperty(
      fc.array(entry, { minLength: 6, maxLength: 14 }),
      fc.array(entry, { maxLength: 6 }),
      async (first, edits) => {
        const files = new Map([
          ['docs/adr/0005-kept.md', '# Kept\n\n## Status\n\nAccepted\n\n## Context\n\nC.\n\n## Decision\n\nD.\n'],
          ...first.flatMap(([path, words]) => (words === undefined ? [] : [[path, words] as const])),
        ]);
        const loaded = await loadFiles(files);
        const known = new Map([...files.keys()].map((path) => [path, problemsOf(loaded, loaded.disk.uri(path))]));
        loaded.takeChanges();
        for (const [path, words] of edits) {
          const kind = words === undefined ? 'deleted' : files.has(path) ? 'changed' : 'created';
          if (words === undefined && !files.has(path)) continue;
          if (words === undefined) {
            files.delete(path);
            loaded.disk.delete(path);
          } else {
            files.set(path, words);
            loaded.disk.write(path, words);
          }
          await loaded.workspace.followDisk([{ uri: loaded.disk.uri(path), kind }]);
          for (const each of loaded.takeChanges()) known.set(each, problemsOf(loaded, loaded.disk.uri(each)));
        }
        const fresh = await loadFiles(files);
        for (const path of files.keys())
          expect([path, known.get(path) ?? []]).toEqual([path, problemsOf(fresh, fresh.disk.uri(path))]);
      },
    ),
    { numRuns: 100 },
  );
});
