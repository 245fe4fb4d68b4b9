// @ts-check
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeRandom } from '../support/random.mjs';
import { generateLog } from './generateLog.mjs';

/**
 * A workspace of source code with a few logs in it. `folders` are those that must be looked into, `files` all files in
 * them, both as absolute paths; `citing` are the files that name a record.
 *
 * @typedef {{ root: string, folders: string[], files: string[], logs: string[], citing: string[] }} GeneratedTree
 */

/** How many files lie in a folder, and what is in a file: what a program of some size has. */
const filesInFolder = 12;
const fileSize = 5_000;

/** Whose code the files hold: what is searched for is more rare in words that a program has chosen. */
const sources = fileURLToPath(new URL('../../node_modules/yaml/dist', import.meta.url));

/**
 * Writes a workspace of so many files, the same for the same count: packages with folders three deep; one file in twenty
 * is a document, one in a hundred names a record, one in thirty has letters beyond ASCII. Beside them lies what must not be
 * looked into: `node_modules`, and folders that a `.gitignore` names, with a log in each that nobody may find.
 *
 * @param {string} root
 * @param {number} count
 * @returns {GeneratedTree}
 */
export function generateTree(root, count) {
  const random = makeRandom(count);
  const code = readCode();
  /** @type {GeneratedTree} */
  const tree = { root, folders: [], files: [], logs: [], citing: [] };
  const write = (/** @type {string} */ path, /** @type {string} */ text) => {
    writeFileSync(join(root, path), text);
    tree.files.push(join(root, path));
  };
  const folder = (/** @type {string} */ path) => {
    mkdirSync(join(root, path), { recursive: true });
    tree.folders.push(join(root, path));
  };
  folder('');
  write('.gitignore', 'node_modules/\nbuild\n*.log\n/tmp/\n!keep.log\n*.tsbuildinfo\n.env*\ncoverage/\n');
  folder('packages');
  for (let at = 0; tree.files.length < count; at++) {
    const name = `packages/package-${at}`;
    for (const path of [name, `${name}/src`, `${name}/docs`]) folder(path);
    write(`${name}/.gitignore`, 'dist/\n*.generated.ts\n');
    write(`${name}/package.json`, `{ "name": "package-${at}" }\n`);
    for (let module = 0; module < 8; module++) {
      const path = `${name}/src/module-${module}`;
      folder(path);
      for (let file = 0; file < filesInFolder && tree.files.length < count; file++) {
        const number = tree.files.length;
        const isDocument = number % 20 === 7;
        const text = code[random(code.length)] ?? '';
        const isCiting = number % 100 === 33;
        const beyond = number % 30 === 11 ? '// Größe – naïve\n' : '';
        const mention = isCiting ? '// See ADR-00007 for the reason.\n' : '';
        const links = isDocument ? 'See [the other part](../module-1/part-7.md).\n' : '';
        write(`${path}/part-${file}.${isDocument ? 'md' : 'ts'}`, `${beyond}${links}${text}${mention}`);
        if (isCiting) tree.citing.push(tree.files.at(-1) ?? '');
      }
    }
    // What is not to be looked into holds what would be found there.
    for (const path of [`${name}/node_modules/other`, `${name}/build`, `${name}/dist`]) {
      writeInto(root, `${path}/docs/adr/001-hidden.md`, '# ADR 001: Hidden\n\n## Status\n\nAccepted\n');
      for (let file = 0; file < filesInFolder; file++) writeInto(root, `${path}/lib/part-${file}.js`, '// ADR-00007\n');
    }
    if (at % 20 === 0) {
      const log = generateLog(join(root, name), 20);
      tree.logs.push(log.folder);
      tree.folders.push(log.folder);
      tree.files.push(...log.records, join(log.folder, 'README.md'));
    }
  }
  return tree;
}

/**
 * @param {string} root
 * @param {string} path
 * @param {string} text
 */
function writeInto(root, path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** Stretches of real source code, each of some whole lines. */
function readCode() {
  const lines = readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .sort()
    .flatMap((name) => readFileSync(join(sources, name), 'utf8').split(/(?<=\n)/));
  const texts = [];
  for (let at = 0; at < lines.length; ) {
    let text = '';
    while (text.length < fileSize && at < lines.length) text += lines[at++];
    texts.push(text);
  }
  return texts.slice(0, -1);
}
