import { expect, test } from 'vitest';
import { checkConfiguration, checkFile, findFixes } from '../../server/src/core/rules/checkFile.ts';
import { fixAll } from '../../server/src/core/rules/fixAll.ts';
import { applyEdit } from '../support/applyEdit.ts';
import { loadFiles } from '../support/loadFixture.ts';
import { makeRandom } from '../support/random.mjs';

/** How many documents, and from which number they are drawn: more by hand, the same ones in CI. */
const documents = Number(process.env['ADR_KEEPER_DOCUMENTS'] ?? 5_000);
const seed = Number(process.env['ADR_KEEPER_SEED'] ?? 1);

type Draw = (below: number) => number;

const record = (number: number, title: string) =>
  `# ${number}. ${title}\n\n## Status\n\nAccepted\n\n## Context\n\nWhy.\n\n## Decision\n\nThis.\n\n## Consequences\n\nSome.\n`;

/** What records, indexes and configurations are made of, whole and broken. */
const pieces = [
  ...[
    '# 1. Tea',
    '# ',
    '## Status',
    '## Status: Accepted',
    '## Context',
    '## Contxt',
    '### a',
    'Status\n------',
    '# {title}',
  ],
  ...['Accepted', 'Superseded by [2](0002-cups.md)', 'Superseded by', 'supersedes ADR-0001, ', '~~Proposed~~ Accepted'],
  ...[
    '**Status:** Accepted',
    '* Status: Accepted | Date: 2026-02-30',
    '| Status | Accepted |',
    '- [x] Accepted',
    '> Status: x',
  ],
  ...[
    '---',
    '---\n',
    'status: accepted',
    'status: [a, {b: c}]',
    'title: "',
    "id: 'ADR-0001",
    'a: &a [*a]',
    '<<: *a',
    '? a',
    '+++',
  ],
  ...[
    '| Number | Title | Status |',
    '|---|---|---|',
    '|:-:|',
    '| [0001](0001-tea.md) | Tea | Accepted |',
    '| a \\| b |',
    '|',
    '||',
  ],
  ...[
    '- [Tea](0001-tea.md)',
    '- [Gone](0009-gone.md) - x',
    '1. [x](./0002-cups.md "t")',
    '[0001]: 0001-tea.md',
    '[[0001-tea]]',
  ],
  ...[
    '<table>',
    '<tr><td>',
    '<a href="0001-tea.md">',
    '<!--',
    '-->',
    '<details>',
    '</details>',
    '<!-- adr-disable -->',
  ],
  ...[
    '<!-- adr-disable-next-line link-broken -->',
    '<!-- adr-graph -->',
    '<!-- /adr-graph -->',
    '```',
    '~~~~',
    '```mermaid',
  ],
  ...[
    '[x](',
    '](y)',
    '[',
    ']',
    '(',
    ')',
    '![',
    '`',
    '**',
    '_',
    '\\',
    '&#0;',
    '&lt;',
    'http://a.b',
    '<http://a>',
    '[x](%E0%A4%A)',
  ],
  ...[
    '<<<<<<< ours',
    '=======',
    '>>>>>>> theirs',
    '||||||| base',
    'ADR-0001',
    'ADR-99999999999999999999',
    '0001-tea.md',
    '§2 of [1]',
  ],
  ...[
    '\0',
    '\ud800',
    '\udc00',
    '\ufeff',
    '\u202e',
    '\u200d',
    '\u2028',
    '\u00a0',
    '😀',
    'é',
    'e\u0301',
    '決定',
    'حالة',
    '\x1b[31m',
    '\x07',
  ],
  ...[
    'constructor',
    '__proto__',
    'toString: x',
    'hasOwnProperty',
    '{{',
    '}}',
    '{NUMBER}',
    '<NNNN>',
    'YYYY-MM-DD',
    '$&',
    '$1',
    '%s',
  ],
  ...[
    'logs: [docs/adr]',
    'statuses: [a, a]',
    'sections: {}',
    'index: ../../x.md',
    'rules: {link-broken: off}',
    'template: .',
  ],
];
const joints = [
  '\n',
  '\n',
  '\n',
  '\n\n',
  '\n\n',
  '\r\n',
  '\r',
  ' ',
  ' ',
  '',
  '\n  ',
  '\n    ',
  '\n> ',
  '\n- ',
  '\t',
  ' | ',
];
const pick = (draw: Draw, items: readonly string[]): string => items[draw(items.length)] ?? '';

function drawText(draw: Draw): string {
  let text = '';
  for (let left = 1 + draw(40); left > 0; left--) {
    const piece = pick(draw, pieces);
    text += (draw(20) === 0 ? piece.repeat(1 + draw(30)) : piece) + pick(draw, joints);
  }
  return text;
}

/** A good text with a hostile one in it, or a part of it cut out. */
function spoil(text: string, draw: Draw): string {
  const at = draw(text.length + 1);
  const hostile = drawText(draw);
  return text.slice(0, at) + hostile + text.slice(draw(2) === 0 ? at : Math.min(text.length, at + draw(80)));
}

const index =
  '# Log\n\n| Number | Title | Status |\n|---|---|---|\n| [0001](0001-tea.md) | Tea | Accepted |\n| [0002](0002-cups.md) | Cups | Proposed |\n';
const goodFiles: Readonly<Record<string, string>> = {
  'docs/adr/0001-tea.md': record(1, 'Tea'),
  'docs/adr/0002-cups.md': record(2, 'Cups'),
  'docs/adr/README.md': index,
  'docs/adr/.adr-keeper.yaml': 'statuses: [Proposed, Accepted]\n',
  'docs/guide.md': 'See [Tea](adr/0001-tea.md).\n',
};
const names = Object.keys(goodFiles);

test(`${documents} hostile documents are checked and fixed without an error`, { timeout: 3_600_000 }, async () => {
  const draw = makeRandom(seed);
  let problems = 0;
  let fixes = 0;
  for (let at = 0; at < documents; at++) {
    const name = pick(draw, names);
    const text = draw(3) === 0 ? drawText(draw) : spoil(goodFiles[name] ?? '', draw);
    const files = new Map(Object.entries({ ...goodFiles, [name]: text }));
    try {
      const { workspace, disk } = await loadFiles(files);
      const texts = new Map([...files].map(([path, each]) => [disk.uri(path), each.replace(/^\uFEFF/, '')]));
      for (const log of workspace.logs) {
        for (const uri of log.everyFile())
          for (const problem of checkFile(uri, log)) {
            problems++;
            const length = texts.get(uri)?.length ?? 0;
            expect(problem.span.start).toBeLessThanOrEqual(problem.span.end);
            expect(problem.span.end).toBeLessThanOrEqual(length);
            for (const fix of findFixes(problem, uri, log)) {
              const edit = fix.makeEdit(texts.get(uri) ?? '', record(9, '{title}'));
              applyEdit(edit, texts);
              fixes++;
            }
          }
        applyEdit(
          fixAll(log.everyFile(), log, (uri) => texts.get(uri) ?? ''),
          texts,
        );
      }
      for (const file of workspace.configurations.values())
        for (const problem of checkConfiguration(file, workspace.files)) {
          problems++;
          findFixes(problem, file.uri, undefined);
        }
    } catch (error) {
      throw new Error(`Document ${at} from number ${seed}, in ${name}: ${JSON.stringify(text)}`, { cause: error });
    }
  }
  console.log(`Hostile documents: ${documents}, from number ${seed}; ${problems} problems, ${fixes} fixes, no error`);
  expect(fixes).toBeGreaterThan(documents);
});
