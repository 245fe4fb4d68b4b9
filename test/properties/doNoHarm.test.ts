import { appendFileSync, writeFileSync } from 'node:fs';
import { createTwoFilesPatch } from 'diff';
import { beforeAll, describe, expect, test } from 'vitest';
import { type GeneratedLog, generateLog, lineEndings, nameForms, titleForms } from './generator/generateLog.ts';
import { mutations } from './generator/mutations.ts';
import { statusDialects } from './generator/statusDialects.ts';
import { languages } from './generator/words.ts';
import { indexForms } from './generator/writeIndex.ts';
import { kindOf, shrinkFailure } from './shrinkLog.ts';
import { type Failure, type Property, properties, type Results, type Tally, tryEverything } from './tryEverything.ts';

/** `ADR_KEEPER_LOGS=20000` looks longer; `ADR_KEEPER_SEED=…` looks elsewhere. */
const logs = Number(process.env['ADR_KEEPER_LOGS'] ?? 1000);
const firstSeed = Number(process.env['ADR_KEEPER_SEED'] ?? 0);

/** Nothing is proven by what hardly ever occurred. */
const fewest = 100;

/** What must occur, written out by hand: a fix that is never offered any more is found missing. */
const fixKinds = [
  'insert-section',
  'insert-all-sections',
  'add-to-index',
  'repoint-row',
  'remove-row',
  'merge-rows',
  'create-record',
  'rename-section',
  'insert-title',
  'insert-status',
  'take-number',
  'take-title',
  'take-status',
  'take-index-status',
  'take-fragment',
  'take-file',
  'take-reference',
  'take-key',
  'reorder-sections',
  'rename-file',
  'add-all-to-index',
  'create-index',
  'sort-rows',
  'repair-row',
  'resolve-conflicts',
  'name-successor',
  'write-other-side',
  'add-status',
  'demand-section',
  'leave-section',
  'demand-status',
  'configure-rule',
];

const commands = [
  'check --fix',
  'sync',
  'sync --prune',
  'new',
  'status',
  'supersede',
  'link amends',
  'link depends-on',
  'link relates-to',
  'retitle',
  'renumber',
  'rename file',
  'delete',
  'sort',
  'graph',
  'add to index',
  'create index',
  'add status',
  'configure rule',
  'init',
];

const results: Results = { failures: [], fixes: new Map(), commands: new Map() };
const seen: Record<'language' | 'dialect' | 'index' | 'name' | 'title' | 'mutation' | 'file', Tally> = {
  language: new Map(),
  dialect: new Map(),
  index: new Map(),
  name: new Map(),
  title: new Map(),
  mutation: new Map(),
  file: new Map(),
};

function countForms({ model, files }: GeneratedLog): void {
  const count = (tally: Tally, name: string) => tally.set(name, (tally.get(name) ?? 0) + 1);
  for (const each of model.mutations) count(seen.mutation, each);
  for (const { fileName, dialect, titleForm } of model.records) {
    count(seen.language, model.language);
    count(seen.dialect, dialect);
    count(seen.index, model.indexForm);
    count(seen.name, model.nameForm);
    count(seen.title, titleForm);
    const text = files.get(`docs/adr/${fileName}`) ?? '';
    const [isCrlf, isLf] = [text.includes('\r\n'), /[^\r]\n/.test(text)];
    count(seen.file, isCrlf && isLf ? 'mixed' : isCrlf ? 'crlf' : 'lf');
    if (text.startsWith('\uFEFF')) count(seen.file, 'byte-order-mark');
    if (!text.endsWith('\n')) count(seen.file, 'no-last-break');
  }
}

/** Failures of one kind: the same property, fix or command, and form. */
interface FailureKind {
  readonly example: Failure;
  readonly count: number;
}

function kindsOf(failures: readonly Failure[]): FailureKind[] {
  const kinds = new Map<string, FailureKind>();
  const sizeOf = ({ before }: Failure) => [...before.values()].reduce((sum, text) => sum + text.length, 0);
  for (const failure of failures) {
    const key = kindOf(failure);
    const known = kinds.get(key);
    const isSmaller = known === undefined || sizeOf(failure) < sizeOf(known.example);
    kinds.set(key, { example: isSmaller ? failure : known.example, count: (known?.count ?? 0) + 1 });
  }
  return [...kinds.values()].sort((a, b) => b.count - a.count);
}

async function describeKind({ example, count }: FailureKind): Promise<string> {
  const { what, form, detail, model, before, after } = await shrinkFailure(example);
  const patches = [...new Set([...before.keys(), ...(after?.keys() ?? [])])].flatMap((path) => {
    const [old, text] = [before.get(path) ?? '', after?.get(path) ?? ''];
    return after === undefined || old === text
      ? []
      : [createTwoFilesPatch(path, path, old, text, '', '', { context: 12 })];
  });
  return `${what} · ${form} · ${count} times, first ADR_KEEPER_SEED=${model.seed} ADR_KEEPER_LOGS=1: ${detail}\n${patches.join('\n')}`;
}

beforeAll(async () => {
  for (let seed = firstSeed; seed < firstSeed + logs; seed++) {
    const generated = generateLog(seed);
    countForms(generated);
    await tryEverything(generated, results);
  }
  const tallies = { ...seen, fix: results.fixes, command: results.commands };
  const table = Object.entries(tallies).flatMap(([name, tally]) =>
    [...tally]
      .sort(([, a], [, b]) => b - a)
      .map(([each, times]) => `${name.padEnd(9)} ${String(times).padStart(6)}  ${each}`),
  );
  console.log(`${logs} logs from seed ${firstSeed}\n${table.join('\n')}`);
  const report = process.env['ADR_KEEPER_REPORT'];
  if (report === undefined) return;
  writeFileSync(report, '');
  for (const property of Object.keys(properties) as Property[]) {
    const kinds = kindsOf(results.failures.filter((failure) => failure.property === property));
    appendFileSync(
      report,
      `\n# ${properties[property]}: ${kinds.length} kinds\n\n${(await Promise.all(kinds.map(describeKind))).join('\n')}\n`,
    );
  }
});

describe('of every fix and command on logs in every language and form', () => {
  for (const property of Object.keys(properties) as Property[])
    test(properties[property], async () => {
      const kinds = kindsOf(results.failures.filter((failure) => failure.property === property));
      const [worst] = kinds;
      const list = kinds.map(({ example, count }) => `${count} × ${example.what} · ${example.form}: ${example.detail}`);
      if (worst !== undefined)
        expect.fail(`${kinds.length} kinds of failures\n${list.join('\n')}\n\n${await describeKind(worst)}`);
    });
});

// A shorter run, such as that of one seed, proves nothing of how often something occurs.
test.runIf(logs >= 1000)(`each language, form, fix and command occurred often enough`, () => {
  const wanted: readonly (readonly [Tally, readonly string[]])[] = [
    [seen.language, Object.keys(languages)],
    [seen.dialect, Object.keys(statusDialects)],
    [seen.index, indexForms],
    [seen.name, nameForms],
    [seen.title, titleForms],
    [seen.file, lineEndings],
    [results.fixes, fixKinds],
    [results.commands, commands],
  ];
  const rare = wanted.flatMap(([tally, names]) =>
    names.filter((name) => (tally.get(name) ?? 0) < fewest).map((name) => `${name}: ${tally.get(name) ?? 0}`),
  );
  const never = Object.keys(mutations).filter((name) => !seen.mutation.has(name));
  expect([...rare, ...never]).toEqual([]);
  expect([...results.fixes.keys()].filter((kind) => !fixKinds.includes(kind))).toEqual([]);
});
