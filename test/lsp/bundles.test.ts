import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';

const bundle = (name: string) => fileURLToPath(new URL(`../../dist/${name}`, import.meta.url));
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A log of one record, and beside it the command line without the bundles that it requires when it needs them. */
function makeLog(record: string): { readonly root: string; readonly lonely: string } {
  const root = mkdtempSync(join(tmpdir(), 'adr-keeper-bundles-'));
  folders.push(root);
  mkdirSync(join(root, 'docs/adr'), { recursive: true });
  writeFileSync(join(root, 'docs/adr/001-a.md'), record);
  const lonely = join(root, 'cli.cjs');
  copyFileSync(bundle('cli.cjs'), lonely);
  return { root, lonely };
}

const plain = '---\nstatus: Accepted\n---\n# 001 A\n\n## Context\n\nWords, [x](gone.md).\n';

test('a check of what people write loads neither YAML nor the names of characters', () => {
  const { root, lonely } = makeLog(plain);
  const { stderr, status, stdout } = spawnSync(process.execPath, [lonely, 'check'], { cwd: root, encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(stdout).toContain('001-a.md');
  expect(status).toBe(1);
});

test.each([
  ['yaml', plain.replace('Accepted', '{ a: [b] }')],
  ['entities', `${plain}\nA &copy; B\n`],
])('a record that needs %s gets it from its own bundle', (name, record) => {
  const { root, lonely } = makeLog(record);
  expect(spawnSync(process.execPath, [lonely, 'check'], { cwd: root, encoding: 'utf8' }).stderr).toContain(name);
  const options = { cwd: root, encoding: 'utf8' } as const;
  const checked = execFileSync(process.execPath, [bundle('cli.cjs'), 'check', '--fail-on', 'never'], options);
  expect(checked).toContain('001-a.md');
});

/** As `npm run build` makes them, in KB of 1 024 bytes. What grows beyond is for a bundle that is required when needed. */
test.each([
  ['server.cjs', 725],
  ['client.cjs', 480],
  ['connection.cjs', 480],
  ['cli.cjs', 575],
])('%s has at most %i KB', (name, limit) => {
  expect(statSync(bundle(name)).size).toBeLessThanOrEqual(limit * 1024);
});
