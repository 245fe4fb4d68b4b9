import { describe, expect, test } from 'vitest';
import { readGraph } from '../../server/src/core/graph/readGraph.ts';
import { describeFix } from '../../server/src/core/messages/describe.ts';
import { english } from '../../server/src/core/messages/english.ts';
import { findSupersedeProblem, supersede } from '../../server/src/core/operations/record/supersede.ts';
import { checkFile, findFixes } from '../../server/src/core/rules/checkFile.ts';
import { applyEdit } from '../support/applyEdit.ts';
import { hasCases, loadCase, problemLines } from '../support/cases.ts';
import { type LoadedFiles, loadFiles } from '../support/loadFixture.ts';

/** The problems of supersession, without their messages. */
function supersessionProblems(loaded: LoadedFiles): string[] {
  return problemLines(loaded)
    .filter((line) => line.includes(' supersede-'))
    .map((line) => line.replace(/: .*$/, '').replace(/^.*\/(?=[^/]+:\d)/, ''));
}

/** The edges of the graph apart from mentions: `0002 supersedes 0001`. */
function edgesOf({ log }: LoadedFiles): string[] {
  const numbers = new Map([...log.records.values()].map(({ file, number }) => [file.uri, number]));
  return readGraph(log)
    .edges.filter(({ kind }) => kind !== 'mentions')
    .map(({ from, kind, to }) => `${numbers.get(from)} ${kind} ${numbers.get(to)}`);
}

/** The texts that each quick fix for supersession changes, by file name. */
function fixesOf({ log, files, disk }: LoadedFiles): Record<string, Record<string, string>> {
  const texts = new Map([...files].map(([path, text]) => [disk.uri(path), text]));
  const fixes: Record<string, Record<string, string>> = {};
  for (const uri of [...log.everyFile()].sort())
    for (const problem of checkFile(uri, log))
      for (const fix of problem.code.startsWith('supersede-') ? findFixes(problem, uri, log) : []) {
        const after = applyEdit(fix.makeEdit(texts.get(uri) ?? '', undefined), texts);
        const changed = [...after].filter(([each, text]) => texts.get(each) !== text);
        fixes[describeFix(fix.title, english)] = Object.fromEntries(
          changed.map(([each, text]) => [each.replace(/^.*\//, ''), text]),
        );
      }
  return fixes;
}

describe.skipIf(!hasCases)('supersession in the cases', () => {
  test.each([
    // The successor is named, and does not answer yet.
    ['superseded-see', ['001-paper-maps.md:7 warning supersede-one-sided'], ['002 supersedes 001']],
    ['superseded-by-next-line', [], ['002 supersedes 001']],
    ['superseded-two-lines', ['0002-pg.md:9 information supersede-by-draft'], ['0003 supersedes 0002']],
    ['superseded-full-stop', [], ['002 supersedes 001']],
    ['superseded-parenthesis', [], ['002 supersedes 001']],
    ['direction-cycle', [], ['0003 supersedes 0001']],
    ['direction-no-by', ['0001-tea.md:5 warning supersede-one-sided'], ['0003 supersedes 0001']],
    ['relation-reach', [], ['0003 supersedes 0001']],
    ['mentioned-back', [], ['0003 supersedes 0001']],
    ['partial', [], []],
    [
      'partial-supersession',
      [],
      ['0001 relates-to 0002', '0003 relates-to 0001', '0003 amends 0004', '0005 relates-to 0002'],
    ],
    [
      'successor-named',
      ['0001-tea.md:5 warning supersede-one-sided'],
      ['0002 relates-to 0003', '0004 supersedes 0001'],
    ],
    [
      'note-supersedes',
      ['0002-roles.md:3 warning supersede-one-sided', '0003-tests.md:3 warning supersede-one-sided'],
      ['0002 supersedes 0001', '0004 supersedes 0003'],
    ],
    [
      'accepted-then-superseded',
      ['0003-c.md:7 warning supersede-one-sided'],
      ['0002 supersedes 0001', '0002 supersedes 0003'],
    ],
    ['successor-column', [], ['0003 supersedes 0001']],
  ])('%s', async (name, problems, edges) => {
    const loaded = await loadCase(name);
    expect(supersessionProblems(loaded)).toEqual(problems);
    expect(edgesOf(loaded)).toEqual(edges);
  });

  test.each(['de', 'es', 'fr', 'ja', 'nl', 'pl', 'pt', 'ru', 'zh', 'more-26b-french-configured'])(
    'localized/%s: the successor is read',
    async (language) => {
      const loaded = await loadCase(`localized/${language}`);
      expect(edgesOf(loaded)).toEqual(['0001 supersedes 0003']);
      expect(supersessionProblems(loaded)).toEqual(
        ['0003-c.md:5 warning supersede-one-sided'].map((line) =>
          language.startsWith('more') ? line.replace('0003-c', '0003-t3') : line,
        ),
      );
    },
  );

  test.each([
    ['de', 'Ersetzt [ADR-003](0003-c.md)'],
    ['fr', 'Remplace [ADR-003](0003-c.md)'],
    ['pt', 'Substitui [ADR-003](0003-c.md)'],
    ['zh', '取代 [ADR-003](0003-c.md)'],
    ['ja', '[ADR-003](0003-c.md) を置き換える'],
  ])('localized/%s: the other side is written in the language of the log', async (language, sentence) => {
    const fixes = fixesOf(await loadCase(`localized/${language}`));
    expect(Object.values(fixes).map((texts) => texts['0001-a.md']?.includes(sentence))).toEqual([true]);
  });

  test('superseded-see: the fix changes the successor, and the command is not refused', async () => {
    const loaded = await loadCase('superseded-see');
    const [old, successor] = ['001-paper-maps.md', '002-vector-maps.md'].map((name) =>
      loaded.log.records.get(loaded.disk.uri(`docs/adr/${name}`)),
    );
    if (old === undefined || successor === undefined) throw new Error('The records are missing.');
    const text = loaded.files.get('docs/adr/001-paper-maps.md') ?? '';
    expect(findSupersedeProblem(old, successor, loaded.log, { text })).toBeUndefined();
    const changed = supersede(old, successor, loaded.log, { text }).documentChanges ?? [];
    expect(changed.map((each) => ('textDocument' in each ? each.textDocument.uri.replace(/^.*\//, '') : ''))).toEqual([
      '002-vector-maps.md',
    ]);
    const [fix] = Object.values(fixesOf(loaded));
    expect(Object.keys(fix ?? {})).toEqual(['002-vector-maps.md']);
    expect(fix?.['002-vector-maps.md']).toContain('Accepted\n\nSupersedes [ADR 1](001-paper-maps.md)\n');
  });

  test('front matter that says nothing of relations gets them where it has its status', async () => {
    const loaded = await loadCase('madr-supersede');
    const [old, successor] = ['0001-a.md', '0003-c.md'].map((name) =>
      loaded.log.records.get(loaded.disk.uri(`docs/decisions/${name}`)),
    );
    if (old === undefined || successor === undefined) throw new Error('The records are missing.');
    const texts = new Map([...loaded.files].map(([path, text]) => [loaded.disk.uri(path), text]));
    const after = applyEdit(supersede(old, successor, loaded.log, { text: texts.get(old.file.uri) ?? '' }), texts);
    const again = await loadFiles(
      new Map([...after].map(([uri, text]) => [decodeURIComponent(uri).slice(loaded.disk.root.length + 1), text])),
    );
    expect(edgesOf(again)).toEqual(['0003 supersedes 0001']);
    expect(supersessionProblems(again)).toEqual([]);
  });

  test('the same fact in a status and in a field is told once', async () => {
    const lines = problemLines(await loadCase('same-fact-twice')).filter((line) => line.includes('supersede'));
    expect(lines).toEqual([expect.stringMatching(/^docs\/adr\/0001-tea\.md:2 warning supersede-one-sided/)]);
  });

  test.each(['footnote', 'footnote-2'])('a footnote is no definition of a link: %s', async (name) => {
    expect(problemLines(await loadCase(name)).filter((line) => line.includes('link'))).toEqual([]);
  });
});
