import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { allRules } from '../../../server/src/core/rules/allRules.ts';
import { checkConfiguration, checkFile, findFixes, type OnThrow } from '../../../server/src/core/rules/checkFile.ts';
import { fixAll } from '../../../server/src/core/rules/fixAll.ts';
import type { Problem, ProblemCode } from '../../../server/src/core/rules/problem.ts';
import { Workspace } from '../../../server/src/workspace/workspace.ts';
import { MemoryFileSystem } from '../../support/memoryFileSystem.ts';

const folder = fileURLToPath(new URL('../../workspaces/broken/docs/adr/', import.meta.url));
const codes = Object.keys(allRules) as ProblemCode[];

/** A record in which nearly everything is wrong. */
const wrong = `# Record 011: Everything

## Status

Accptd

## Decision

See [nothing](gone.md), [no heading](001-why-rust.md#gone) and ADR-404.

## Context

## Context

TODO

## Consequences

Some. <!-- adr-disable-line no-such-rule -->
`;

afterEach(() => vi.restoreAllMocks());

/** A log with many problems, all rules on, a file that cannot be read and a configuration with a mistake. */
async function loadBroken(): Promise<Workspace> {
  const disk = new MemoryFileSystem(
    readdirSync(folder).map((name) => [`docs/adr/${name}`, readFileSync(`${folder}${name}`, 'utf8')]),
  );
  const index = readFileSync(`${folder}README.md`, 'utf8');
  disk.write('docs/adr/README.md', index.replace(/^(\| \[001\].*\| )\w+( *\|)$/m, '$1Deprecated$2'));
  disk.write('docs/adr/010-everything.md', wrong);
  disk.write('docs/adr/099-secret.md', 'denied');
  const rules = codes.filter((code) => allRules[code].severity === 'off').map((code) => `  ${code}: hint\n`);
  disk.write('docs/adr/.adr-keeper.yaml', `rules:\n${rules.join('')}nonsense: 1\n`);
  const workspace = new Workspace(disk, { onDidChangeFiles() {}, onDidChangeLogs() {} }, { today: () => '2026-01-02' });
  await workspace.addFolder(disk.root);
  return workspace;
}

/** All problems, with the log of their file; a configuration has none. */
function findAll({ logs, configurations, files }: Workspace, onThrow?: OnThrow) {
  const log = logs[0];
  if (log === undefined) throw new Error('There is no log.');
  const ofFiles = [...log.everyFile(), ...log.unreadable.keys()].flatMap((uri) =>
    checkFile(uri, log, onThrow).map((problem) => ({ uri, problem, log })),
  );
  const ofConfigurations = [...configurations].flatMap(([uri, file]) =>
    checkConfiguration(file, files, onThrow).map((problem) => ({ uri, problem, log: undefined })),
  );
  return [...ofFiles, ...ofConfigurations];
}

/** All problems by their code and place; their fixes are found, too. */
function describeAll(workspace: Workspace, onThrow?: OnThrow) {
  const problems = findAll(workspace, onThrow).map(({ uri, problem, log }) => {
    findFixes(problem, uri, log, onThrow);
    return `${uri.split('/').at(-1)}:${problem.span.start} ${problem.code}`;
  });
  return [...new Set(problems)].sort();
}

function makeThrow(code: ProblemCode, isWanted: (method: string) => boolean): void {
  const rule = allRules[code] as unknown as Record<string, unknown>;
  for (const [name, value] of Object.entries(rule)) {
    if (typeof value !== 'function' || !isWanted(name)) continue;
    vi.spyOn(rule as Record<string, () => unknown>, name).mockImplementation(() => {
      throw new Error(`${code} ${name}`);
    });
  }
}

function makeFixesThrow(code: ProblemCode): void {
  const rule = allRules[code] as unknown as Record<string, (...given: unknown[]) => unknown>;
  const withThrow = (problem: Problem): Problem => {
    if (problem.fixes === undefined) return problem;
    const fixes = () => {
      throw new Error(`${code} fixes`);
    };
    return { ...problem, fixes };
  };
  for (const [name, check] of Object.entries(rule)) {
    if (typeof check !== 'function') continue;
    vi.spyOn(rule, name).mockImplementation((...given) => {
      const found = check.apply(rule, given);
      if (name === 'checkRow') return found === undefined ? undefined : withThrow(found as Problem);
      return [...(found as Iterable<Problem>)].map(withThrow);
    });
  }
}

const broken = await loadBroken();
const all = describeAll(broken);
const fixable = new Set(findAll(broken).flatMap(({ problem: { code, fixes } }) => (fixes ? [code] : [])));

test('the log has problems of many rules, with fixes and without', () => {
  const found = new Set(all.map((problem) => problem.split(' ')[1]));
  expect(found.size).toBeGreaterThan(fixable.size);
  expect(fixable.size).toBeGreaterThan(10);
});

test.each(codes)('where the checks of %s throw, all others find what they find', async (code) => {
  makeThrow(code, (name) => name.startsWith('check'));
  const thrown = new Set<string>();
  const found = describeAll(await loadBroken(), (error, by, uri) => {
    thrown.add(by);
    expect(uri).toMatch(/^file:/);
    expect((error as Error).message).toContain(code);
  });
  expect(found).toEqual(all.filter((problem) => !problem.endsWith(` ${code}`)));
  expect([...thrown]).toEqual([code]);
});

test.each(codes)('where the fixes of %s throw, its problems and the fixes of others are found', async (code) => {
  makeFixesThrow(code);
  const thrown = new Set<string>();
  const workspace = await loadBroken();
  const onThrow: OnThrow = (_, by) => void thrown.add(by);
  expect(describeAll(workspace, onThrow)).toEqual(all);
  const [log] = workspace.logs;
  if (log === undefined) throw new Error('There is no log.');
  expect(() => fixAll(log.everyFile(), log, () => '', onThrow)).not.toThrow();
  expect([...thrown]).toEqual(fixable.has(code) ? [code] : []);
});

test('an error that no caller takes is thrown', async () => {
  makeThrow('section-missing', () => true);
  const workspace = await loadBroken();
  expect(() => describeAll(workspace)).toThrow('section-missing');
});

test('a row at which a rule has thrown is looked at again', async () => {
  const workspace = await loadBroken();
  const [log] = workspace.logs;
  const index = log?.index?.file.uri;
  if (log === undefined || index === undefined) throw new Error('There is no index.');
  makeThrow('index-status-mismatch', (name) => name === 'checkRow');
  checkFile(index, log, () => {});
  vi.restoreAllMocks();
  const codesNow = checkFile(index, log).map(({ code }) => code);
  expect(codesNow).toContain('index-status-mismatch');
});
