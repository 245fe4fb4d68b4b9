import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeRandom } from '../support/random.mjs';
import { readTree, Sandbox, type Tree } from './commandLine.ts';
import { type Ran, runHere } from './inProcess.ts';

/** How many operations, and from which number the cases are drawn: more by hand, the same ones in CI. */
const operations = Number(process.env['ADR_KEEPER_OPERATIONS'] ?? 2_000);
const seed = Number(process.env['ADR_KEEPER_SEED'] ?? 1);
const perLog = 50;

const sandbox = new Sandbox();
afterAll(() => sandbox.remove());

/** How a log writes what all logs say. */
interface Dialect {
  readonly eol: '\n' | '\r\n';
  readonly mark: '' | '\uFEFF';
  readonly width: 3 | 4;
  readonly statusIn: 'section' | 'front matter' | 'bold line';
  readonly index: 'table' | 'list';
  readonly order: 'ascending' | 'descending';
}

const dialects: readonly Dialect[] = (['\n', '\r\n'] as const).flatMap((eol) =>
  (['section', 'front matter', 'bold line'] as const).flatMap((statusIn) =>
    (['table', 'list'] as const).flatMap((index) =>
      (['ascending', 'descending'] as const).map((order) => ({
        eol,
        mark: eol === '\n' ? ('' as const) : ('\uFEFF' as const),
        width: statusIn === 'section' ? (3 as const) : (4 as const),
        statusIn,
        index,
        order,
      })),
    ),
  ),
);

const statuses = ['Proposed', 'Accepted', 'Rejected', 'Deprecated'];

/** What the test knows of a record, without having read it by the product's code. */
interface Known {
  readonly id: number;
  number: number;
  readonly title: string;
  status: string;
}

const titleOf = (id: number) =>
  `Thing ${String.fromCharCode(97 + (id % 26))}${'x'.repeat(Math.floor(id / 26))} of ours`;

/** Lines that belong to a record for ever. */
const keptLines = (id: number) => [
  `Kept ${id}: words, \`code | more\`, <!-- a comment --> and **bold**.  `,
  `\t- Kept ${id}: an item, indented by a tab`,
  `Kept ${id} | looks like | a row |`,
];

const file = (dialect: Dialect, number: number, id: number) =>
  `${String(number).padStart(dialect.width, '0')}-${titleOf(id).toLowerCase().replaceAll(' ', '-')}.md`;

function recordText(dialect: Dialect, number: number, id: number, status: string): string {
  const [first = '', second = '', third = ''] = keptLines(id);
  const head = {
    section: [`# ${number}. ${titleOf(id)}`, '', '## Status', '', status],
    'front matter': ['---', `status: ${status}`, `kept: ${id}`, '---', `# ${number}. ${titleOf(id)}`],
    'bold line': [`# ${number}. ${titleOf(id)}`, '', `**Status:** ${status}`],
  }[dialect.statusIn];
  const sections = ['## Context', '', first, '', '## Decision', '', second, '', '## Consequences', '', third];
  return dialect.mark + [...head, '', ...sections, ''].join(dialect.eol);
}

function rowText(dialect: Dialect, number: number, id: number, status: string): string {
  const padded = String(number).padStart(dialect.width, '0');
  return dialect.index === 'table'
    ? `| [${padded}](${file(dialect, number, id)}) | ${titleOf(id)} | ${status} |`
    : `- [${padded} ${titleOf(id)}](${file(dialect, number, id)})`;
}

const above = ['# Decisions', '', 'Above: written by hand.', ''];
const below = ['', 'Below: written by hand, too.', ''];

const bystanders: Readonly<Record<string, string>> = {
  'docs/notes.md': '# Notes\r\n\nMixed\r\nendings\n\n| a | b |\n|---|---|\n| 1 | 2 |\n',
  'docs/adr/picture.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'src/none.txt': 'Nothing about records.',
};

/** A log that a person keeps by commands, with what must be true of it. */
class KeptLog {
  readonly folder: string;
  readonly dialect: Dialect;
  readonly known: Known[] = [];
  #ids = 0;

  constructor(dialect: Dialect, count: number) {
    this.dialect = dialect;
    const rows: string[] = [];
    const files: Record<string, string> = { ...bystanders };
    for (let number = 1; number <= count; number++) {
      const id = ++this.#ids;
      const status = statuses[number % 2] ?? '';
      this.known.push({ id, number, title: titleOf(id), status });
      files[`docs/adr/${file(dialect, number, id)}`] = recordText(dialect, number, id, status);
      rows.push(rowText(dialect, number, id, status));
    }
    if (dialect.order === 'descending') rows.reverse();
    const head = dialect.index === 'table' ? ['| Number | Title | Status |', '|---|---|---|'] : [];
    files['docs/adr/README.md'] = dialect.mark + [...above, ...head, ...rows, ...below].join(dialect.eol);
    this.folder = sandbox.make(files);
    spawnSync('git', ['add', '-A'], { cwd: this.folder });
  }

  nextId(): number {
    return ++this.#ids;
  }

  get path(): string {
    return join(this.folder, 'docs/adr');
  }

  tree(): Tree {
    return readTree(this.folder);
  }

  nameOf({ number, id }: Known): string {
    const start = String(number).padStart(this.dialect.width, '0');
    return readdirSync(this.path).find((name) => name.startsWith(`${start}-`)) ?? file(this.dialect, number, id);
  }

  text(name: string): string {
    return readFileSync(join(this.path, name), 'utf8');
  }

  edit(name: string, change: (text: string) => string): void {
    writeFileSync(join(this.path, name), change(this.text(name)));
  }
}

/** The first word of the status, by a reading of this test's own. */
function statusIn(text: string, { statusIn: place }: Dialect): string | undefined {
  const pattern = {
    section: /^## Status\s+(?:\[?)(\w+)/m,
    'front matter': /^status: *["']?(\w+)/m,
    'bold line': /^\*\*Status:\*\* *(\w+)/m,
  }[place];
  return pattern.exec(text)?.[1];
}

const rowsOf = (text: string): string[] => text.split(/\r?\n/).filter((line) => /^(?:\| \[|[-*] \[)\S/.test(line));

/** What holds after every operation, whatever it was. */
function expectKept(log: KeptLog, before: Tree, { code, stderr, stdout }: Ran, what: string): void {
  expect([0, 1], `${what}: ${stderr}`).toContain(code);
  expect(stderr, what).not.toMatch(/\n\s+at /);
  const after = log.tree();
  const names = Object.keys(after);
  expect(
    names.filter((name) => name.endsWith('.tmp')),
    what,
  ).toEqual([]);
  for (const [name, text] of Object.entries(bystanders)) expect(after[name], what).toBe(text);
  const texts = Object.entries(after);
  for (const { id, number } of log.known) {
    const [kept = '', ...more] = keptLines(id);
    const holders = texts.filter(([, text]) => text.includes(kept));
    if (id > 0 && holders.length === 0) {
      // A record that `new` has made has no lines of ours but its title.
      expect(texts.filter(([, text]) => text.includes(titleOf(id))).length, `${what}: ${id}`).toBeGreaterThan(0);
      continue;
    }
    expect(holders.length, `${what}: the lines of ${id}`).toBe(1);
    const [name = '', text = ''] = holders[0] ?? [];
    expect(name, what).toContain(`/${String(number).padStart(log.dialect.width, '0')}-`);
    for (const line of more) expect(text.split(line).length, `${what}: ${line}`).toBe(2);
    expect(text.startsWith('\uFEFF'), what).toBe(log.dialect.mark !== '');
    const other = log.dialect.eol === '\n' ? /\r\n/ : /(?<!\r)\n/;
    expect(text, what).not.toMatch(other);
  }
  const index = after['docs/adr/README.md'] ?? '';
  for (const line of [...above, ...below])
    if (line !== '') expect(index.split(line).length, `${what}: ${line}`).toBe(2);
  if (code !== 0 && before !== after && !what.startsWith('check'))
    expect(after, `${what}: ${stdout}${stderr}`).toEqual(before);
}

/** What holds when nothing is left to do: each record has one row, which says what it says. */
async function expectInSync(log: KeptLog, what: string): Promise<void> {
  const index = log.text('README.md');
  const rows = rowsOf(index);
  for (const each of log.known) {
    const own = rows.filter((row) => row.includes(`(${log.nameOf(each)})`) || row.includes(`(./${log.nameOf(each)})`));
    expect(own.length, `${what}: rows of ${each.number} in\n${index}`).toBe(1);
    if (log.dialect.index === 'table') expect(own[0], what).toMatch(new RegExp(`\\| ${each.status}[^|]*\\|$`));
    expect(statusIn(log.text(log.nameOf(each)), log.dialect), `${what}: the status of ${each.number}`).toBe(
      each.status,
    );
  }
  expect(rows.length, `${what}:\n${index}`).toBe(log.known.length);
  const check = await runHere(log.folder, ['check', '--format', 'json']);
  const { problems } = JSON.parse(check.stdout) as { problems: readonly { readonly code: string }[] };
  expect(
    problems.filter(({ code }) => code.startsWith('index-')),
    what,
  ).toEqual([]);
}

type Draw = (below: number) => number;
const pick = <Item>(draw: Draw, items: readonly Item[]): Item => items[draw(items.length)] as Item;

/** An operation: its arguments, and what it makes of what is known. */
interface Operation {
  readonly args: readonly string[];
  readonly apply?: () => void;
  /** Whether it changes nothing the second time. */
  readonly isStable?: boolean;
}

function drawOperation(log: KeptLog, draw: Draw): Operation {
  const one = pick(draw, log.known);
  const two = pick(draw, log.known);
  const free = () => {
    const taken = new Set(log.known.map(({ number }) => number));
    for (;;) {
      const number = 1 + draw(60);
      if (!taken.has(number)) return number;
    }
  };
  const kind = draw(11);
  if (kind === 0 && log.known.length < 14) {
    const id = log.nextId();
    const number = Math.max(...log.known.map((each) => each.number)) + 1;
    return {
      args: ['new', titleOf(id)],
      apply: () => {
        log.known.push({ id, number, title: titleOf(id), status: 'Proposed' });
        const name = log.nameOf({ id, number, title: '', status: '' });
        expect(statusIn(log.text(name), log.dialect), log.text(name)).toBe('Proposed');
      },
    };
  }
  if (kind === 1 && log.known.length > 4)
    return {
      args: ['delete', String(one.number), '--yes'],
      apply: () => log.known.splice(log.known.indexOf(one), 1),
    };
  if (kind === 2 || kind === 3) {
    const status = pick(draw, statuses);
    return {
      args: ['status', String(one.number), status],
      apply: () => {
        one.status = status;
      },
      isStable: true,
    };
  }
  if (kind === 4 && one !== two)
    return {
      args: ['supersede', String(one.number), '--by', String(two.number)],
      apply: () => {
        one.status = 'Superseded';
      },
      isStable: true,
    };
  if (kind === 5 && one !== two)
    return {
      args: ['link', String(one.number), pick(draw, ['amends', 'depends-on', 'relates-to']), String(two.number)],
      isStable: true,
    };
  if (kind === 6) {
    const number = free();
    return {
      args: ['renumber', String(one.number), String(number)],
      apply: () => {
        one.number = number;
      },
    };
  }
  if (kind === 7) return { args: ['sort'], isStable: true };
  if (kind === 8) return { args: ['check', '--fix', '--fail-on', 'never'], isStable: true };
  return { args: ['sync'], isStable: true };
}

/** What a person does to the files in between; what is known follows. */
function editByHand(log: KeptLog, draw: Draw): string {
  const { eol } = log.dialect;
  const rows = rowsOf(log.text('README.md'));
  switch (draw(4)) {
    case 0: {
      const row = pick(draw, rows);
      if (rows.length < 3) return 'nothing';
      log.edit('README.md', (text) => text.replace(`${row}${eol}`, ''));
      return `removed ${row}`;
    }
    case 1: {
      const one = pick(draw, log.known);
      if (one.status === 'Superseded') return 'nothing';
      const status = pick(draw, statuses);
      const name = log.nameOf(one);
      log.edit(name, (text) =>
        text.replace(new RegExp(`(## Status\\s+|^status: |\\*\\*Status:\\*\\* )${one.status}`, 'm'), `$1${status}`),
      );
      one.status = statusIn(log.text(name), log.dialect) ?? '';
      return `set ${one.number} to ${one.status}`;
    }
    case 2: {
      const name = log.nameOf(pick(draw, log.known));
      log.edit(name, (text) => `${text}${eol}## Notes${eol}${eol}More.${eol}`);
      return `appended to ${name}`;
    }
    default:
      return 'nothing';
  }
}

test(`${operations} random operations lose no line, and each can be repeated or undone`, async () => {
  const draw = makeRandom(seed);
  const done = new Map<string, number>();
  const refused = new Map<string, number>();
  const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  let undone = 0;
  let repeated = 0;
  for (let at = 0, log = new KeptLog(dialects[0] as Dialect, 6), history: string[] = []; at < operations; at++) {
    if (at % perLog === 0) {
      sandbox.remove(log.folder);
      log = new KeptLog(dialects[(at / perLog) % dialects.length] as Dialect, 4 + draw(5));
      history = [];
    }
    if (draw(3) === 0) history.push(editByHand(log, draw));
    const before = log.tree();
    const { args, apply, isStable = false } = drawOperation(log, draw);
    history.push(args.join(' '));
    const name = args
      .slice(0, args[0] === 'link' ? 3 : 1)
      .filter((_, place) => place !== 1)
      .join(' ');
    const what = `${args.join(' ')} (${JSON.stringify(log.dialect)}, after ${history.slice(-6, -1).join('; ')})`;
    if (draw(4) === 0) {
      await runHere(log.folder, [...args, '--dry-run']);
      expect(log.tree(), `${what} --dry-run`).toEqual(before);
    }
    const ran = await runHere(log.folder, args);
    if (ran.code === 0 && draw(5) === 0 && JSON.stringify(log.tree()) !== JSON.stringify(before)) {
      const undo = await runHere(log.folder, ['undo']);
      expect(undo.code, `${what}, undone: ${undo.stderr}`).toBe(0);
      expect(log.tree(), `${what}, undone`).toEqual(before);
      undone++;
      continue;
    }
    if (ran.code === 0) apply?.();
    count(ran.code === 0 ? done : refused, name);
    expectKept(log, before, ran, what);
    if (isStable && ran.code === 0) {
      const first = log.tree();
      const again = await runHere(log.folder, args);
      expect([0, 1], `${what}, again: ${again.stderr}`).toContain(again.code);
      expect(log.tree(), `${what}, again`).toEqual(first);
      repeated++;
    }
    if (args[0] === 'sync') await expectInSync(log, what);
  }
  console.log(`Random operations: ${operations}, from number ${seed}; ${repeated} repeated, ${undone} undone`);
  for (const [name, times] of [...done].sort())
    console.log(`  ${name}: ${times} done, ${refused.get(name) ?? 0} refused`);
  for (const name of ['new', 'delete', 'status', 'supersede', 'renumber', 'sort', 'check', 'sync'])
    expect(done.get(name) ?? 0, name).toBeGreaterThan(operations / 100);
});
