import fc from 'fast-check';
import { expect, test } from 'vitest';
import { syncIndex } from '../../../server/src/core/operations/index/syncIndex.ts';
import { fixedFiles, problemLines } from '../../support/cases.ts';
import { type LoadedFiles, loadFiles } from '../../support/loadFixture.ts';

const readme = 'docs/adr/README.md';

/** Words that no other decision has. */
const subjects = ['kafka', 'redis', 'kubernetes', 'graphql', 'terraform', 'cassandra', 'typescript', 'playwright'];

/** Number, title, status, date, and how each log calls them. */
const headers = [
  ['ADR', 'Title', 'Status', 'Date'],
  ['Nr.', 'Titel', 'Status', 'Datum'],
  ['№', 'Название', 'Статус', 'Дата'],
  ['编号', '标题', '状态', '日期'],
  ['Numéro', 'Sujet', 'État', 'Le'],
  ['Číslo', 'Co', 'Jak', 'Kdy'],
];

interface Decision {
  readonly number: string;
  readonly subject: string;
  readonly status: string;
}

const nameOf = ({ number, subject }: Decision) => `${number}-use-${subject}.md`;
const titleOf = ({ subject }: Decision) => `Use ${subject}`;
const textOf = (each: Decision) =>
  `# ${Number(each.number)}. ${titleOf(each)}\n\nDate: 2024-01-${each.number.slice(-2)}\n\n## Status\n\n${each.status}\n\n## Context\n\nWhy.\n\n## Decision\n\nThis.\n`;

const statuses = ['Accepted', 'Proposed', 'Rejected'];
const numberAt = (at: number) => String(at + 1).padStart(4, '0');

/** Decisions of a log: each has its own subject. */
const decisions = fc
  .array(fc.constantFrom(...statuses), { minLength: 2, maxLength: subjects.length })
  .map((all) => all.map((status, at): Decision => ({ number: numberAt(at), subject: subjects[at] ?? '', status })));

type Form = 'table' | 'padded' | 'titled' | 'unlinked' | 'list' | 'numbered';

const shape = fc.record({
  form: fc.constantFrom<Form>('table', 'padded', 'titled', 'unlinked', 'list', 'numbered'),
  header: fc.constantFrom(...headers),
  isGrouped: fc.boolean(),
  hasCrlf: fc.boolean(),
});

type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never;

/** What happened to a file since its row was written. */
const fates = ['same', 'same', 'renumbered', 'reworded', 'retitled', 'gone', 'swapped', 'new', 'moved'] as const;
type Fate = (typeof fates)[number];

function rowOf(each: Decision, form: Form): string {
  const { number, status } = each;
  const cells = [number, titleOf(each), status, `2024-01-${number.slice(-2)}`];
  switch (form) {
    case 'list':
      return `- [${number}: ${titleOf(each)}](${nameOf(each)})`;
    case 'numbered':
      return `- [ADR-${number}](./${nameOf(each)}) - ${titleOf(each)}`;
    case 'unlinked':
      return `| ${cells.join(' | ')} |`;
    case 'titled':
      return `| ${[number, `[${cells[1]}](./${nameOf(each)})`, ...cells.slice(2)].join(' | ')} |`;
    case 'padded':
      return `| ${[`[${number}](${nameOf(each)})`.padEnd(40), ...cells.slice(1).map((cell) => (cell ?? '').padEnd(20))].join(' | ')} |`;
    default:
      return `| ${[`[${number}](${nameOf(each)})`, ...cells.slice(1)].join(' | ')} |`;
  }
}

function writeIndex(listed: readonly Decision[], { form, header, isGrouped, hasCrlf }: Shape): string {
  const isList = form === 'list' || form === 'numbered';
  const widths = [40, 20, 20, 20];
  const head = header.map((cell, at) => (form === 'padded' ? cell.padEnd(widths[at] ?? 0) : cell)).join(' | ');
  const rule = header.map((_, at) => '-'.repeat(form === 'padded' ? (widths[at] ?? 0) + 2 : 3)).join('|');
  const group = (rows: readonly Decision[]) =>
    [...(isList ? [] : [`| ${head} |`, `|${rule}|`]), ...rows.map((row) => rowOf(row, form))].join('\n');
  const groups = statuses.map((status) => {
    const rows = listed.filter((each) => each.status === status);
    return `## ${status}\n\n${rows.length === 0 ? '- none' : group(rows)}\n`;
  });
  const text = `# Log\n\n${isGrouped ? groups.join('\n') : `${group(listed)}\n`}`;
  return hasCrlf ? text.replaceAll('\n', '\r\n') : text;
}

/** What a decision's file is by now; undefined where it is gone. */
function nowOf(each: Decision, fate: Fate, at: number, all: readonly Decision[]): [name: string, text: string][] {
  const other = all[at + 1];
  switch (fate) {
    case 'renumbered':
      return [[`${numberAt(at + 40)}-use-${each.subject}.md`, textOf({ ...each, number: numberAt(at + 40) })]];
    case 'reworded':
      return [[`${each.number}-the-way-we-talk-${at}.md`, textOf(each)]];
    case 'retitled':
      return [[nameOf(each), textOf(each).replace('. Use ', '. Prefer ')]];
    case 'gone':
      return [];
    case 'swapped':
      return [[nameOf({ ...each, number: other?.number ?? each.number }), textOf(each)]];
    case 'moved':
      return [[nameOf(each), textOf({ ...each, status: each.status === 'Accepted' ? 'Rejected' : 'Accepted' })]];
    default:
      return [[nameOf(each), textOf(each)]];
  }
}

const generated = fc.record({
  all: decisions,
  form: shape,
  fates: fc.array(fc.constantFrom(...fates), { minLength: subjects.length, maxLength: subjects.length }),
});

/** File → how many rows link it, and the rows that link nothing. */
function rowsIn({ workspace }: LoadedFiles): Map<string, number> {
  const rows = new Map<string, number>();
  for (const { index } of workspace.logs)
    for (const { target } of index?.meanings ?? [])
      if (target !== undefined) rows.set(target, (rows.get(target) ?? 0) + 1);
  return rows;
}

const counts = new Map<string, number>();
const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);

test('a sync loses no row and doubles none, a second one finds nothing, and fixes bring no problem', async () => {
  await fc.assert(
    fc.asyncProperty(generated, async ({ all, form, fates: drawn }) => {
      const listed = all.filter((_, at) => drawn[at] !== 'new');
      const now = all.flatMap((each, at) => nowOf(each, drawn[at] ?? 'same', at, all));
      const files = new Map([
        [readme, writeIndex(listed, form)],
        ...now.map(([name, text]) => [`docs/adr/${name}`, text] as const),
      ]);
      const loaded = await loadFiles(files);
      const log = loaded.workspace.logs[0];
      if (log?.index === undefined) return;
      count(form.form);
      count(form.isGrouped ? 'grouped' : 'in one');
      for (const [at] of all.entries()) count(drawn[at] ?? '');
      const before = files.get(readme) ?? '';
      const once = syncIndex(log, before);
      const after = await loadFiles(new Map([...files, [readme, once.text]]));
      const live = after.workspace.logs[0];
      if (live === undefined) throw new Error('The log is still there.');
      const twice = syncIndex(live, once.text);
      expect(twice.text, once.text).toBe(once.text);
      expect(twice.left).toEqual(once.left);

      const [rowsBefore, rowsAfter] = [rowsIn(loaded), rowsIn(after)];
      for (const [uri, many] of rowsAfter)
        if (log.records.has(uri)) expect(many, `${uri}\n${once.text}`).toBe(Math.max(1, rowsBefore.get(uri) ?? 0));
      for (const uri of rowsBefore.keys()) if (log.records.has(uri)) expect(rowsAfter.has(uri), once.text).toBe(true);
      // Each decision has the row that was written for it, or one that says its own words.
      for (const line of once.text.split(/\r?\n/)) {
        const linked = /\]\((?:\.\/)?([^)]*)\)/.exec(line)?.[1] ?? '';
        const subject = subjects.find((each) => linked.includes(each));
        if (subject !== undefined) expect(line.toLowerCase().split(subject).length, line).toBe(3);
      }

      const known = new Set(problemLines(loaded).map(codeOf));
      const fixed = await loadFiles(new Map([...files, ...Object.entries(await fixedFiles(loaded))]));
      for (const line of problemLines(fixed))
        expect(known, `${line}\n${fixed.files.get(readme)}`).toContain(codeOf(line));
    }),
    { numRuns: Number(process.env['ADR_KEEPER_RUNS'] ?? 150) },
  );
  for (const what of [...fates, 'table', 'padded', 'titled', 'unlinked', 'list', 'numbered', 'grouped', 'in one'])
    expect(counts.get(what) ?? 0, what).toBeGreaterThan(10);
}, 240_000);

/** The file and the code of a problem, wherever it stands. */
function codeOf(line: string): string {
  return line.replace(/:\d+ (\S+ \S+):.*$/s, ' $1');
}
