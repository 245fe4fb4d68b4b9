// @ts-check
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Another program that reads a log: `command` is run in the folder above `docs/adr`. `most` is the largest log that it
 * is asked to read, and `rounds` how often: some take minutes.
 *
 * @typedef {{ name: string, command: readonly string[], most: number, rounds: number }} Peer
 */

const folder = fileURLToPath(new URL('../../out/bench/peers', import.meta.url));

/** The versions that the numbers of `docs/performance.md` were taken with. */
const packages = {
  'adr-log': '2.2.0',
  'adr-tools': '2.0.4',
  'markdownlint-cli2': '0.24.1',
  'remark-cli': '12.0.1',
  'remark-validate-links': '13.1.0',
  rumdl: '0.2.75',
};

/** Which of the peers were run, for the page. */
export const peerVersions = Object.entries(packages).map(([name, version]) => `${name} ${version}`);

/**
 * The peers that the npm registry has, fetched into `out/` when they are first asked for. They are no dependencies of the
 * project: nothing but a comparison needs them.
 *
 * @returns {Peer[]}
 */
export function fetchPeers() {
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(folder, 'node_modules'))) {
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: packages }));
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent'], { cwd: folder, stdio: 'inherit' });
  }
  const program = (/** @type {string} */ name) => join(folder, 'node_modules', '.bin', name);
  const twoRules = join(folder, 'two.markdownlint-cli2.jsonc');
  writeFileSync(twoRules, JSON.stringify({ config: { default: false, MD043: true, MD051: true } }));
  const validateLinks = `${join(folder, 'node_modules/remark-validate-links/index.js')}=repository:false`;
  return [
    peer('adr-log, a table of contents', [program('adr-log'), '-d', 'docs/adr'], { most: 10_000, rounds: 3 }),
    peer('adr-tools list', [program('adr-tools'), 'list'], { most: 1_000, rounds: 1 }),
    peer('rumdl', [program('rumdl'), 'check', '--no-cache', 'docs/adr'], { most: 10_000, rounds: 3 }),
    peer('markdownlint-cli2, two rules', [program('markdownlint-cli2'), '--config', twoRules, 'docs/adr/*.md']),
    peer('markdownlint-cli2', [program('markdownlint-cli2'), 'docs/adr/*.md']),
    peer('remark with remark-validate-links', [
      program('remark'),
      '--quiet',
      '--no-stdout',
      '--use',
      validateLinks,
      'docs/adr',
    ]),
  ];
}

/**
 * @param {string} name
 * @param {readonly string[]} command
 * @param {Pick<Peer, 'most' | 'rounds'>} [effort]
 * @returns {Peer}
 */
function peer(name, command, { most, rounds } = { most: 1_000, rounds: 1 }) {
  return { name, command, most, rounds };
}
