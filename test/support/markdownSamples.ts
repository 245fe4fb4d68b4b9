import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { corporaFolder } from './corpora.ts';

/** What Markdown's syntax is made of, so that a few of them in a row are likely to mean something. */
const atoms = [
  ...[
    '\n',
    '\n',
    '\n',
    '\n\n',
    '\r\n',
    ' ',
    '  ',
    '   ',
    '    ',
    '\t',
    '  \n',
    '\\\n',
    'a',
    'b',
    'word',
    'é',
    '“',
    '”',
    '😀',
    '\u00a0',
  ],
  ...['*', '**', '***', '_', '__', 'a*', '*a', '_a', 'a_', '`', '``', '```', '~~~', '\\', '\\*', '&amp;', '&', '&#42;'],
  ...[
    '#',
    '## ',
    '###### ',
    '=',
    '===',
    '---',
    '- ',
    '-',
    '+ ',
    '* ',
    '- [x] ',
    '1. ',
    '2. ',
    '10) ',
    '> ',
    '>',
    '> - ',
    '- > ',
    '  - ',
    '    - ',
    '1. # ',
  ],
  ...[
    '[',
    '![',
    ']',
    '](',
    '](b)',
    '](b c)',
    '](<b c>)',
    '](b "t")',
    '][',
    '][]',
    '[a]',
    '[^1]',
    '[a]: b',
    '[a]: <x> "t"',
    ' "t"',
    '(',
    ')',
    '"',
    "'",
  ],
  ...[
    '<',
    '<b>',
    '</b>',
    '<div>',
    '</div>',
    '<a name="x">',
    '<pre>',
    '</pre>',
    '<!-- c -->',
    '<!--',
    '-->',
    '<http://a.b>',
    '<x@y.z>',
  ],
  ...[
    '| a | b |\n|---|---|\n',
    '|',
    ':',
    '.',
    '!',
    '---\nkey: value\n---\n',
    '- ```\n',
    '  ```',
    '<<<<<<< a\n',
    'ADR-017',
    'TODO',
    'Status: Done\n',
    'Supersedes ',
  ],
];

/** Markdown that nobody writes. */
export const syntheticMarkdown = fc
  .array(fc.constantFrom(...atoms), { minLength: 1, maxLength: 30 })
  .map((pieces) => pieces.join(''));

/** The texts of all real records and indexes, by path; none on a machine that has no corpora. */
export const realMarkdown: ReadonlyMap<string, string> = new Map(
  corporaFolder === undefined
    ? []
    : [...filesIn(join(corporaFolder, 'corpora')), ...filesIn(join(corporaFolder, 'seed'))].map((path) => [
        path,
        readFileSync(path, 'utf8').replace(/^\ufeff/, ''),
      ]),
);

/** A stretch of a real file, or of `fallback` where there is none, into which some syntax fell. */
export function mutatedMarkdown(fallback: readonly string[]): fc.Arbitrary<string> {
  const texts = realMarkdown.size > 0 ? [...realMarkdown.values()] : fallback;
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    removed: fc.nat(3),
    added: fc.constantFrom('', ...atoms),
  });
  const stretch = fc
    .record({ text: fc.constantFrom(...texts), from: fc.double({ min: 0, max: 1, noNaN: true }) })
    .map(({ text, from }) => text.slice(Math.floor(from * text.length)).slice(0, 800));
  return fc.record({ stretch, edits: fc.array(edit, { minLength: 1, maxLength: 6 }) }).map(({ stretch: text, edits }) =>
    edits.reduce((mutated, { at, removed, added }) => {
      const offset = Math.floor(at * mutated.length);
      return mutated.slice(0, offset) + added + mutated.slice(offset + removed);
    }, text),
  );
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}
