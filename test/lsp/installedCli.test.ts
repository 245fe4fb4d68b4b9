import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs npm without asking anybody; gives what it prints. */
function npm(folder: string, ...args: string[]): string {
  return execFileSync('npm', args, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
}

test('the packed command line can be installed and called by its name', () => {
  const folder = mkdtempSync(join(tmpdir(), 'adr-keeper-'));
  try {
    npm(root, 'pack', '--ignore-scripts', '--pack-destination', folder);
    const [archive = ''] = readdirSync(folder);
    npm(folder, 'install', '--offline', '--ignore-scripts', '--no-audit', '--prefix', folder, `./${archive}`);
    expect(npm(folder, 'exec', '--offline', '--', 'adr-keeper', '--help')).toMatch(/^Usage: adr-keeper /);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);
