import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readFacts } from '../../server/src/core/markdown/readFacts.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const filesIn = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
    (name) => `${folder}/${name.split(sep).join('/')}`,
  );

const guide = filesIn('docs/guide');
const pages = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', ...guide];

/** The links of a page, with those in its tables. */
function linksIn(page: string): string[] {
  const { links, tables } = readFacts(read(page));
  const cells = tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  return [...links, ...cells.flatMap((cell) => cell.links)].map(({ href }) => href);
}

test('every link of the documentation leads to a file, and every fragment to a heading', () => {
  const isBroken = (page: string, href: string) => {
    if (/^[a-z]+:/.test(href)) return false;
    const [path = '', fragment] = href.split('#');
    const target = path === '' ? page : posix.join(posix.dirname(page), path);
    if (!existsSync(join(root, target))) return true;
    return fragment !== undefined && !readFacts(read(target)).headings.some(({ slug }) => slug === fragment);
  };
  const broken = pages.flatMap((page) =>
    linksIn(page).flatMap((href) => (isBroken(page, href) ? [`${page}: ${href}`] : [])),
  );
  expect(broken).toEqual([]);
});

test('every page of the guide is linked from the README', () => {
  const linked = linksIn('README.md');
  expect(guide.filter((page) => !linked.includes(page))).toEqual([]);
});

test('every file, folder and function that ARCHITECTURE.md names exists', () => {
  const sources = ['server/src', 'client/src'].flatMap(filesIn).filter((file) => file.endsWith('.ts'));
  const code = sources.map(read).join('\n');
  const text = read('ARCHITECTURE.md').replace(/^```[\s\S]*?^```$/gm, '');
  const names = [...text.matchAll(/`([\w./]+)`/g)].map(([, name = '']) => name);
  const missing = names.filter((name) => {
    if (/^(?:server|client|test)\//.test(name)) return !existsSync(join(root, name));
    if (name.endsWith('.ts')) return !sources.some((file) => file.endsWith(`/${name}`));
    // Methods of LSP and their like are not ours.
    return /^\w+(?:\.\w+)?$/.test(name) && !name.split('.').every((part) => code.includes(part));
  });
  expect(names.length).toBeGreaterThan(50);
  expect(missing).toEqual([]);
});

test('every test and folder of tests that a document names exists', () => {
  const documents = [...pages, 'docs/performance.md', ...filesIn('docs/adr')].filter((page) => page.endsWith('.md'));
  const missing = documents.flatMap((page) =>
    [...read(page).matchAll(/`(test\/[\w./]+)`/g)].flatMap(([, path = '']) =>
      existsSync(join(root, path)) ? [] : [`${page}: ${path}`],
    ),
  );
  expect(missing).toEqual([]);
});
