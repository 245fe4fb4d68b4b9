import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sortRecords } from '../../server/src/core/model/log.ts';
import { folderOf } from '../../server/src/core/model/sourceFile.ts';
import { followMoves } from '../../server/src/core/operations/record/followMoves.ts';
import { retitleRecord } from '../../server/src/core/operations/record/retitleRecord.ts';
import { checkFile } from '../../server/src/core/rules/checkFile.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';
import { applyEdit } from '../support/applyEdit.ts';
import { corporaFolder } from '../support/corpora.ts';
import { MemoryFileSystem } from '../support/memoryFileSystem.ts';

const corpora = corporaFolder === undefined ? '' : join(corporaFolder, 'corpora');
const names =
  corporaFolder === undefined
    ? []
    : readdirSync(corpora, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

type Texts = ReadonlyMap<string, string>;

/** The texts of a corpus by their URI on a disk in memory. */
function readTexts(name: string): Texts {
  const { root } = new MemoryFileSystem();
  const files = readdirSync(join(corpora, name), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const disk = new MemoryFileSystem();
  return new Map(
    files.map(({ parentPath, name: file }) => {
      const path = join(parentPath, file).slice(join(corpora, name).length + 1);
      expect(root).toBe(disk.root);
      return [disk.uri(path), readFileSync(join(parentPath, file), 'utf8').replace(/^\uFEFF/, '')];
    }),
  );
}

async function open(texts: Texts): Promise<Workspace> {
  const disk = new MemoryFileSystem(
    [...texts].map(([uri, text]) => [decodeURIComponent(uri).slice('file:///workspace/'.length), text]),
  );
  const workspace = new Workspace(disk, {
    onDidChangeFiles() {},
    onDidChangeLogs() {},
    citingPatterns: async () => ({ include: ['*'], exclude: [] }),
  });
  await workspace.addFolder(disk.root);
  await workspace.searchCitingFiles(disk.root);
  return workspace;
}

const brokenCodes = new Set(['link-broken', 'index-link-broken', 'link-fragment-broken']);

function findBroken(workspace: Workspace): string[] {
  const problems = workspace.logs.flatMap((log) => [...log.everyFile()].flatMap((uri) => checkFile(uri, log)));
  return problems.filter(({ code }) => brokenCodes.has(code)).map((problem) => JSON.stringify(problem.arguments));
}

/** Records of all logs, spread over them, the same each time. */
function chooseRecords({ logs }: Workspace, count: number) {
  const all = logs.flatMap((log) => sortRecords(log.records.values()).map((record) => ({ log, record })));
  const step = Math.max(1, Math.floor(all.length / count));
  return all.filter((_, at) => at % step === 0).slice(0, count);
}

// A user's clone has no corpora: then these are skipped, and corpora.ts says so.
describe.skipIf(corporaFolder === undefined)('the records of real logs', { timeout: 300_000 }, () => {
  test.each(names)('%s: ten that get another title, one after the other, leave no link broken', async (name) => {
    let texts = readTexts(name);
    let workspace = await open(texts);
    const before = findBroken(workspace);
    // A record that has its title from the name of its file has no words that could be replaced.
    const titled = chooseRecords(workspace, 10).filter(({ record }) => record.title.heading !== undefined);
    const titles = titled.map(({ record }) => record.title.text);
    let renamed = 0;
    for (const [at, title] of titles.entries()) {
      const found = workspace.logs.flatMap((log) =>
        [...log.records.values()].filter((each) => each.title.text === title).map((record) => ({ log, record })),
      )[0];
      const edit =
        found && retitleRecord(found.record, `Another thing ${at}`, found.log, texts.get(found.record.file.uri) ?? '');
      if (edit === undefined) continue;
      texts = applyEdit(edit, texts);
      workspace = await open(texts);
      const broken = findBroken(workspace);
      expect(broken.length, `${title}: ${broken}`).toBeLessThanOrEqual(before.length);
      renamed++;
    }
    expect(renamed).toBeGreaterThanOrEqual(Math.min(titles.length, 7));
  });

  test.each(names)(
    '%s: a file that gets another number and its own again leaves every byte as it was',
    async (name) => {
      const texts = readTexts(name);
      const workspace = await open(texts);
      const before = findBroken(workspace);
      for (const { record } of chooseRecords(workspace, 5)) {
        // Dates are no numbers that anybody chooses.
        if (record.number === undefined || record.isTemplate || record.number.length > 5) continue;
        const { uri } = record.file;
        const free = freeNumber(record.number, workspace, texts);
        if (free === undefined) continue;
        const to = `${folderOf(record.file)}/${encodeURIComponent(record.file.name.replace(record.number, free))}`;
        const there = move(applyEdit(followMoves(new Map([[uri, to]]), workspace), texts), uri, to);
        const moved = await open(there);
        expect(findBroken(moved).length, record.file.name).toBeLessThanOrEqual(before.length);
        const back = move(applyEdit(followMoves(new Map([[to, uri]]), moved), there), to, uri);
        expect(new Map([...back].sort())).toEqual(new Map([...texts].sort()));
      }
    },
  );
});

/**
 * A number that no record has and no text names, as wide as another one and with as many zeros before it, so that both can
 * be told apart, and what somebody says of a record that is gone is not taken for the one that is moved.
 */
function freeNumber(number: string, { logs }: Workspace, texts: Texts): string | undefined {
  const zeros = /^0*(?=\d)/.exec(number)?.[0] ?? '';
  const width = number.length - zeros.length;
  const candidates = Array.from({ length: 9 * 10 ** (width - 1) }, (_, at) => zeros + String(10 ** (width - 1) + at));
  const isNamed = (each: string) =>
    [...texts.values()].some((text) => new RegExp(`-0*${Number(each)}(?!\\d)`).test(text));
  return candidates.find((each) => !logs.some((log) => log.resolve({ number: each }).length > 0) && !isNamed(each));
}

function move(texts: Texts, from: string, to: string): Texts {
  const result = new Map(texts);
  result.set(to, texts.get(from) ?? '');
  result.delete(from);
  return result;
}
