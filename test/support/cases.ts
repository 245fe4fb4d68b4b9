import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { onTestFinished } from 'vitest';
import { describeProblem } from '../../server/src/core/messages/describe.ts';
import { english } from '../../server/src/core/messages/english.ts';
import type { LiveLog } from '../../server/src/core/model/liveLog.ts';
import { fileOf } from '../../server/src/core/model/log.ts';
import { syncIndex } from '../../server/src/core/operations/index/syncIndex.ts';
import { checkFile, severityOf } from '../../server/src/core/rules/checkFile.ts';
import { fixAll } from '../../server/src/core/rules/fixAll.ts';
import { applyEdit } from './applyEdit.ts';
import { corporaFolder } from './corpora.ts';
import { type LoadedFiles, loadFiles } from './loadFixture.ts';

/** Whether the cases are there: a user's clone has none, and corpora.ts says so. */
export const hasCases = corporaFolder !== undefined;

/** The files of a case, such as `localized/de`: the path below its folder `input` → the text. */
export function caseFiles(name: string): Map<string, string> {
  const root = join(corporaFolder ?? '', 'cases', name, 'input');
  const files = readdirSync(root, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8').replace(/^\uFEFF/, '')];
    }),
  );
}

/** A case, read by the real workspace from a disk in memory. */
export async function loadCase(name: string): Promise<LoadedFiles> {
  return loadFiles(caseFiles(name));
}

/** A copy of a case on the disk, for the command line; it is removed when the test ends. */
export function copyCase(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'adr-keeper-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(join(corporaFolder ?? '', 'cases', name, 'input'), folder, { recursive: true });
  return folder;
}

/** Every problem, one line each: `docs/adr/0001-a.md:3 warning status-unknown: …`, lines counted from 1. */
export function problemLines({ workspace, disk }: LoadedFiles): string[] {
  return workspace.logs.flatMap((log) =>
    [...log.everyFile()].sort().flatMap((uri) =>
      checkFile(uri, log).map((problem) => {
        const line = (fileOf(uri, log)?.facts.lines.rangeOf(problem.span).start.line ?? 0) + 1;
        const severity = severityOf(problem, log);
        return `${pathOf(uri, disk.root)}:${line} ${severity} ${problem.code}: ${describeProblem(problem, english)}`;
      }),
    ),
  );
}

/** The codes of every problem, each once, sorted. */
export function problemCodes({ workspace }: LoadedFiles): string[] {
  const codes = workspace.logs.flatMap((log) =>
    [...log.everyFile()].flatMap((uri) => checkFile(uri, log).map(({ code }) => code)),
  );
  return [...new Set(codes)].sort();
}

/** A safe fix that waits for another one has its turn within so many rounds. */
const mostRounds = 5;

/** The files that the safe fixes change, and their texts after it: what `check --fix` does. */
export async function fixedFiles({ files }: Pick<LoadedFiles, 'files'>): Promise<Record<string, string>> {
  return changedFiles(files, (log, textOf) => fixAll([...log.everyFile()], log, textOf));
}

/** The indexes that a sync changes, and their texts after it. */
export async function syncedFiles({ files }: Pick<LoadedFiles, 'files'>): Promise<Record<string, string>> {
  return changedFiles(files, (log, textOf) => {
    const { index } = log;
    if (index === undefined) return {};
    const { lines } = index.file.facts;
    const before = textOf(index.file.uri);
    const { text } = syncIndex(log, before);
    if (text === before) return {};
    const range = lines.rangeOf({ start: 0, end: lines.length });
    const textDocument = { uri: index.file.uri, version: null };
    return { documentChanges: [{ textDocument, edits: [{ range, newText: text }] }] };
  });
}

type MakeEdit = (log: LiveLog, textOf: (uri: string) => string) => ReturnType<typeof fixAll>;

async function changedFiles(files: ReadonlyMap<string, string>, makeEdit: MakeEdit): Promise<Record<string, string>> {
  const current = new Map(files);
  for (let round = 0; round < mostRounds; round++) {
    const { workspace, disk } = await loadFiles(current);
    let isDone = true;
    for (const log of workspace.logs) {
      const texts = new Map([...current].map(([path, text]) => [disk.uri(path), text]));
      const edit = makeEdit(log, (uri) => texts.get(uri) ?? '');
      if ((edit.documentChanges ?? []).length === 0) continue;
      isDone = false;
      for (const [uri, text] of applyEdit(edit, texts)) current.set(pathOf(uri, disk.root), text);
    }
    if (isDone) break;
  }
  return Object.fromEntries([...current].filter(([path, text]) => files.get(path) !== text));
}

function pathOf(uri: string, root: string): string {
  return decodeURIComponent(uri).slice(`${root}/`.length);
}
