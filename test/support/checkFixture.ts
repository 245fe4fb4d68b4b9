import { expect } from 'vitest';
import { describeFix } from '../../server/src/core/messages/describe.ts';
import { english } from '../../server/src/core/messages/english.ts';
import { fileOf } from '../../server/src/core/model/log.ts';
import { checkFile, findFixes } from '../../server/src/core/rules/checkFile.ts';
import { applyEdit } from './applyEdit.ts';
import { type LoadedFixture, loadFixture } from './loadFixture.ts';
import type { ExpectedProblem } from './parseFixture.ts';

/** Every problem of the fixture's logs, as its `^^^` lines write them. */
export function findProblems({ workspace, disk }: LoadedFixture): ExpectedProblem[] {
  return workspace.logs.flatMap((log) =>
    [...log.everyFile()].flatMap((uri) =>
      checkFile(uri, log).map(({ code, span }) => {
        const range = fileOf(uri, log)?.facts.lines.rangeOf(span);
        const path = decodeURIComponent(uri).slice(`${disk.root}/`.length);
        return {
          path,
          line: range?.start.line ?? 0,
          start: range?.start.character ?? 0,
          end: range?.end.character ?? 0,
          code,
        };
      }),
    ),
  );
}

/** Checks that a fixture has exactly the problems that it marks. */
export async function expectProblems(source: string): Promise<LoadedFixture> {
  const loaded = await loadFixture(source);
  expect(inLines(findProblems(loaded))).toEqual(inLines(loaded.fixture.expected));
  return loaded;
}

/** Applies the fix of the given title to the first problem that offers it, and returns the texts by path. */
export async function applyFix(source: string, title: string): Promise<Map<string, string>> {
  const { workspace, disk, fixture } = await loadFixture(source);
  const offered: string[] = [];
  for (const log of workspace.logs) {
    for (const uri of log.everyFile()) {
      for (const problem of checkFile(uri, log)) {
        for (const fix of findFixes(problem, uri, log)) {
          offered.push(describeFix(fix.title, english));
          if (offered.at(-1) !== title) continue;
          const texts = new Map([...fixture.files].map(([path, text]) => [disk.uri(path), text]));
          const templateText = texts.get(log.template?.file.uri ?? '');
          const after = applyEdit(fix.makeEdit(texts.get(uri) ?? '', templateText), texts);
          return new Map(
            [...after].map(([each, text]) => [decodeURIComponent(each).slice(`${disk.root}/`.length), text]),
          );
        }
      }
    }
  }
  throw new Error(`No problem offers "${title}", only: ${offered.join(', ') || 'nothing'}.`);
}

/** One line for each, so that a difference is read at a glance. */
function inLines(problems: readonly ExpectedProblem[]): string[] {
  const place = ({ path, line, start, end, code }: ExpectedProblem) =>
    `${path}:${String(line + 1).padStart(3, '0')}:${start}-${end} ${code}`;
  return problems.map(place).sort();
}
