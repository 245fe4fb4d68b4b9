import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeFix, describeProblem } from '../../../server/src/core/messages/describe.ts';
import { english } from '../../../server/src/core/messages/english.ts';
import { fileOf } from '../../../server/src/core/model/log.ts';
import { allRules } from '../../../server/src/core/rules/allRules.ts';
import { checkFile, findFixes, fixByConfiguring } from '../../../server/src/core/rules/checkFile.ts';
import type { Fix } from '../../../server/src/core/rules/fix.ts';
import { Workspace } from '../../../server/src/workspace/workspace.ts';
import { applyEdit } from '../../support/applyEdit.ts';
import { MemoryFileSystem } from '../../support/memoryFileSystem.ts';

/** A problem as a person sees it, and the text of its line. */
interface SeenProblem {
  readonly path: string;
  readonly code: string;
  readonly message: string;
  readonly line: string;
}

type Files = ReadonlyMap<string, string>;

async function load(files: Files) {
  const disk = new MemoryFileSystem(files);
  const workspace = new Workspace(disk, { onDidChangeFiles() {}, onDidChangeLogs() {} });
  await workspace.addFolder(disk.root);
  const pathOf = (uri: string) => decodeURIComponent(uri).slice(`${disk.root}/`.length);
  const problems: SeenProblem[] = [];
  const fixes: { readonly fix: Fix; readonly problem: SeenProblem; readonly text: string }[] = [];
  for (const log of workspace.logs) {
    for (const uri of log.everyFile()) {
      for (const problem of checkFile(uri, log)) {
        const text = files.get(pathOf(uri)) ?? '';
        const lines = fileOf(uri, log)?.facts.lines;
        const line = lines === undefined ? '' : text.slice(...spanOf(lines.spanOf(lines.lineAt(problem.span.start))));
        const seen = { path: pathOf(uri), code: problem.code, message: describeProblem(problem, english), line };
        problems.push(seen);
        for (const fix of [...findFixes(problem, uri, log), fixByConfiguring(problem, log)])
          fixes.push({ fix, problem: seen, text });
      }
    }
  }
  return { disk, pathOf, problems, fixes };
}

function spanOf({ start, end }: { start: number; end: number }): [number, number] {
  return [start, end];
}

const word = fc.constantFrom(
  'Ants',
  'Bees & wasps',
  'C | D',
  'Dogs [x]',
  '`E`',
  'F*G*',
  'Ünïcode',
  'Why _not_',
  '1 2',
  '<H>',
);
const status = fc.constantFrom(
  'Accepted',
  'Proposed',
  '**accepted** (2024)',
  'Acepted',
  'Superseded',
  'Parked',
  '✅ Rejected',
  'Superseded by [B](002-b.md)',
  'Superseded by ADR-1',
  '',
);
const section = fc.constantFrom(
  'Context',
  'Contxt',
  'Decision',
  'Decisions',
  'Consequences',
  '1. Context:',
  'Notes',
  '',
);
const body = fc.constantFrom(
  'Words.',
  'TODO',
  '',
  'See [a](001-a.md), [b](./001-A.md#decison), ADR-009 and [c](#contxt).',
  '### Part\n\nWords.',
  'Supersedes [A](001-a.md)',
  '- {option one of many}\n- b',
  '| Status | x |\n|---|---|\n| [l](002-c.md) | y |',
);
const titleForm = fc.constantFrom(
  (_: string, title: string) => `# ${title}`,
  (number: string, title: string) => `# ADR ${number}: ${title}`,
  (_: string, title: string) => `# 7. ${title}`,
  () => '',
);
const record = fc.record({
  number: fc.constantFrom('001', '002', '003', '004', '10', '002-1'),
  slug: fc.constantFrom('a', 'b', 'c d'),
  title: word,
  form: titleForm,
  isInFrontMatter: fc.boolean(),
  status,
  sections: fc.array(fc.tuple(section, body), { maxLength: 4 }),
  endsWithBreak: fc.boolean(),
});

const cell = fc.record({
  file: fc.constantFrom('001-a.md', '002-b.md', './003-c%20d.md', '009-gone.md', '001-A.md', '002-1-a.md'),
  number: fc.constantFrom('001', '2', 'ADR-003', '7'),
  title: word,
  status: fc.constantFrom('Accepted', 'Proposed', '**Rejected**', '✅ accepted', 'Parked', ''),
});
const rows = fc.array(cell, { maxLength: 6 });
const inCell = (text: string) => text.replaceAll('|', '\\|');
const index = fc.oneof(
  rows.map((cells) =>
    [
      '| Number | Title | Status |',
      '|---|---|---|',
      ...cells.map((each) => `| [${each.number}](${each.file}) | ${inCell(each.title)} | ${each.status} |`),
    ].join('\n'),
  ),
  rows.map((cells) =>
    ['Title|ADR', '-|-', ...cells.map((each) => `[${inCell(each.title)}](${each.file})|${each.number}`)].join('\n'),
  ),
  rows.map((cells) =>
    [
      '| Number | Title | Status |',
      '| --- | --- | --- |',
      ...cells.map(
        (each, at) =>
          `| [${each.number}](${each.file}) | ${at % 2 === 0 ? inCell(each.title) : each.title} |${at % 3 === 0 ? '' : ` ${each.status} |`}`,
      ),
    ].join('\n'),
  ),
  rows.map((cells) => cells.map((each) => `- [ADR-${each.number}](${each.file}) - ${each.title}`).join('\n')),
  fc.tuple(rows, rows).map(([accepted, proposed]) => {
    const items = (cells: typeof accepted) => cells.map((each) => `* [${each.title}](${each.file})`).join('\n');
    return `## Accepted\n\n${items(accepted)}\n\n## Proposed\n\n${items(proposed)}\n\n## Rejected`;
  }),
  rows.map(
    (cells) =>
      `${cells.map((each, at) => `- ${at % 2 ? '✅' : '🤔'} [${each.number}. ${each.title}](${each.file})`).join('\n')}\n\n## Legend\n\n- Proposed: 🤔\n- Accepted: ✅`,
  ),
  fc.constant('Words alone.'),
);
const configuration = fc.constantFrom(
  undefined,
  'sections: [Status, Context, Decision]\n',
  'sections: [Status, Context, Decision]\nstatuses: [Proposed, Accepted]\nrules:\n  number-gap: hint\n  parent-missing: hint\n',
);

const log: fc.Arbitrary<Files> = fc
  .record({
    records: fc.uniqueArray(record, {
      minLength: 1,
      maxLength: 4,
      selector: ({ number, slug }) => `${number}-${slug}`,
    }),
    index,
    configuration,
    isCrlf: fc.boolean(),
    hasTemplate: fc.boolean(),
  })
  .map(({ records, index: readme, configuration: yaml, isCrlf, hasTemplate }) => {
    const files = new Map<string, string>();
    if (yaml !== undefined) files.set('docs/adr/.adr-keeper.yaml', yaml);
    files.set('docs/adr/README.md', `# Log\n\n${readme}\n\nBelow.\n`);
    if (hasTemplate)
      files.set('docs/adr/000-template.md', '# {Title}\n\n## Status\n\nProposed\n\n## Context\n\n## Decision\n');
    for (const { number, slug, title, form, isInFrontMatter, status: word_, sections, endsWithBreak } of records) {
      const blocks = [
        ...(isInFrontMatter ? [`---\nstatus: "${word_}"\n---`] : []),
        form(number, title),
        ...(isInFrontMatter ? [] : [`## Status\n\n${word_}`]),
        ...sections.map(([name, text]) => `## ${name}\n\n${text}`),
      ];
      files.set(
        `docs/adr/${number}-${slug}.md`,
        blocks.filter((block) => block !== '').join('\n\n') + (endsWithBreak ? '\n' : ''),
      );
    }
    return isCrlf ? new Map([...files].map(([path, text]) => [path, text.replaceAll('\n', '\r\n')])) : files;
  });

/** The problems that were not there before: first those are paired that stand on the same words, then those of a kind. */
function newOnes(after: readonly SeenProblem[], before: readonly SeenProblem[]): SeenProblem[] {
  // Some messages count others, or lines, which a fix may well change.
  const kind = ({ path, code, message }: SeenProblem) =>
    `${path}\n${code}\n${code === 'index-incomplete' ? '' : message.replace(/^\d+ of \d+|\s*Did you mean.*|on line \d+/g, '')}`;
  const exact = unpaired(after, before, (each) => `${kind(each)}\n${each.line}`);
  return unpaired(exact.after, exact.before, kind).after;
}

function unpaired(
  after: readonly SeenProblem[],
  before: readonly SeenProblem[],
  key: (problem: SeenProblem) => string,
) {
  const left = [...before];
  const fresh = after.filter((each) => {
    const at = left.findIndex((other) => key(other) === key(each));
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
  return { after: fresh, before: left };
}

const anything = Object.keys(allRules);
/** What may be wrong elsewhere after some fixes, since a person has asked for it: fix → codes. */
const followers: Readonly<Record<string, readonly string[]>> = {
  // Under another name, or another convention, everything is seen anew.
  'rename-file': anything,
  'demand-section': anything,
  'leave-section': anything,
  'demand-status': anything,
  'add-status': anything,
  // Now there is an index to disagree with.
  'create-index': anything,
  // A record that was not there is compared with all of its rows.
  'create-record': anything,
  // A log that says nothing is judged by the kind that its records are most like.
  'insert-section': ['section-missing', 'section-order', 'index-status-mismatch'],
  'insert-all-sections': ['section-missing', 'section-order', 'index-status-mismatch'],
  // A link may be the one that closes a circle.
  'take-file': ['supersede-cycle', 'supersede-one-sided', 'supersede-by-draft'],
  // Links to the heading, and its place, are why this one is not safe.
  'rename-section': ['link-fragment-broken', 'section-order'],
  // Without its last rows a list is no index any more.
  // What is left of rows that were free words may be no habit any more.
  'remove-row': ['link-broken', 'index-missing', 'index-incomplete', 'index-title-mismatch'],
  'merge-rows': ['index-title-mismatch'],
  'take-status': ['index-status-mismatch', 'status-conflict', 'supersede-no-successor', 'supersede-by-draft'],
  // An index grouped by status, or with emoji, may have no sign for the new one.
  'name-successor': ['index-status-mismatch', 'status-conflict', 'supersede-cycle', 'supersede-by-draft'],
  'write-other-side': ['index-status-mismatch', 'status-conflict', 'supersede-cycle', 'supersede-by-draft'],
  // The record may be the successor of another one.
  'insert-status': ['index-status-mismatch', 'supersede-by-draft'],
  'insert-title': ['index-title-mismatch'],
  'take-index-status': ['index-status-mismatch', 'status-conflict', 'supersede-no-successor', 'supersede-by-draft'],
};

test('a safe fix takes its problem away and brings none; another brings none but in what it wrote', async () => {
  await fc.assert(
    fc.asyncProperty(log, async (files) => {
      const before = await load(files);
      for (const { fix, problem, text } of before.fixes) {
        const title = describeFix(fix.title, english);
        const uris = new Map([...files].map(([path, content]) => [before.disk.uri(path), content]));
        const changed = new Map(
          [...applyEdit(fix.makeEdit(text), uris)].map(([uri, content]) => [before.pathOf(uri), content]),
        );
        const after = await load(changed);
        const isWritten = ({ path, line }: SeenProblem) => files.get(path)?.split(/\r?\n/).includes(line) !== true;
        // Which of the old rows are out of order depends on the others.
        const isOldOrder = (each: SeenProblem) => each.code === 'index-order' && !isWritten(each);
        const fresh = newOnes(after.problems, before.problems).filter((each) => !isOldOrder(each));
        const shown = `${title} for ${problem.code} "${problem.message}" of ${problem.path}\n${[...changed].map(([path, content]) => `//- ${path}\n${content}`).join('\n')}`;
        if (fix.isSafe) {
          expect(fresh, shown).toEqual([]);
          const count = (problems: readonly SeenProblem[]) =>
            problems.filter(
              ({ path, code, message }) =>
                path === problem.path && code === problem.code && message === problem.message,
            ).length;
          expect(count(after.problems), shown).toBeLessThan(count(before.problems));
          continue;
        }
        const isExpected = ({ code }: SeenProblem) => followers[fix.title.kind]?.includes(code) === true;
        expect(
          fresh.filter((each) => !isWritten(each) && !isExpected(each)),
          shown,
        ).toEqual([]);
      }
    }),
    { numRuns: Number(process.env['ADR_KEEPER_RUNS'] ?? 40) },
  );
}, 300_000);
