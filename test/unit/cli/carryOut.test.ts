import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { URI } from 'vscode-uri';
import { carryOut } from '../../../server/src/cli/carryOut.ts';
import { Refusal } from '../../../server/src/cli/refusal.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'adr-keeper-'));
  writeFileSync(join(folder, 'a.md'), '\uFEFF# A\r\n');
  writeFileSync(join(folder, 'b.md'), '# B\n');
});

afterEach(() => rmSync(folder, { recursive: true }));

const uri = (name: string) => URI.file(join(folder, name)).toString();
const read = () =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
const insertion = (name: string) => ({
  textDocument: { uri: uri(name), version: null },
  edits: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, newText: 'x' }],
});

test('an edit that breaks off in the middle leaves every file as it was', () => {
  const before = read();
  const documentChanges = [
    insertion('a.md'),
    { kind: 'rename' as const, oldUri: uri('a.md'), newUri: uri('c.md') },
    { kind: 'rename' as const, oldUri: uri('b.md'), newUri: uri('c.md') },
  ];
  expect(() => carryOut({ documentChanges }, false)).toThrow(Refusal);
  expect(read()).toEqual(before);
});

test('a name that is taken, a folder that is not there and a file in conflict are found before anything is written', () => {
  writeFileSync(join(folder, 'conflict.md'), '# C\n<<<<<<< ours\nA\n=======\nB\n>>>>>>> theirs\n');
  const before = read();
  const refusals: readonly [RegExp, object][] = [
    [/b\.md exists already/, { kind: 'rename', oldUri: uri('a.md'), newUri: uri('b.md') }],
    [/gone cannot be written/, { kind: 'create', uri: uri('gone/d.md') }],
    [/conflict\.md has merge conflict markers in line 2/, insertion('conflict.md')],
  ];
  for (const [message, change] of refusals) {
    const documentChanges = [insertion('a.md'), change as ReturnType<typeof insertion>];
    expect(() => carryOut({ documentChanges }, false)).toThrow(message);
    expect(read()).toEqual(before);
  }
});
