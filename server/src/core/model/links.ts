import { URI } from 'vscode-uri';
import type { Cell, CellLink, Link, MarkdownFacts, SourceText } from '../markdown/facts.ts';
import { labelNumber } from '../markdown/labels.ts';
import type { SourceFile } from './sourceFile.ts';
import { decodePercents } from './uris.ts';

/** Whether a link's destination is a path: no scheme, no host, not only a fragment. */
export function isRelativePath(href: string): boolean {
  return href !== '' && !/^(?:[a-z][a-z0-9+.-]*:|\/\/|#|\/)/i.test(href);
}

/** Whether a link's destination is a path from the root of the workspace folder, as VS Code and GitHub read it. */
export function isRootPath(href: string): boolean {
  return /^\/(?![/\\]|$)/.test(href);
}

/**
 * The folder that a path such as `/docs/adr/002-b.md` counts from: the workspace folder, or where the path begins with the
 * last folders of that, the repository above it.
 */
export function rootFor(href: string, root: string): string {
  const own = root.split('/');
  const path = splitHref(href).path.slice(1).split('/');
  for (let count = Math.min(own.length - 3, path.length - 1); count > 0; count--)
    if (own.slice(-count).every((segment, at) => segment === path[at])) return own.slice(0, -count).join('/');
  return root;
}

/** A destination's path, and what stands behind it: a line such as `:25`, a query, a fragment. */
export function splitHref(href: string): { readonly path: string; readonly rest: string } {
  const at = /[?#]|:(?<=\.[a-z]\w*:)\d+(?:[-:]\d+)?$/i.exec(href)?.index ?? href.length;
  return { path: href.slice(0, at), rest: href.slice(at) };
}

/**
 * The URI of the file that a relative link in `from` leads to, in the canonical form of `vscode-uri`; what stands behind
 * its path is dropped, percent escapes are resolved. Undefined where the destination is no path. A path from the root needs
 * the `root` of the file.
 */
export function resolveLink(from: string, href: string, root?: string): string | undefined {
  if (root !== undefined && isRootPath(href)) return resolveLink(`${rootFor(href, root)}/x`, href.slice(1));
  if (!isRelativePath(href)) return undefined;
  const name = plainName.exec(href)?.[1];
  if (name !== undefined && from.startsWith('file:///')) return from.slice(0, from.lastIndexOf('/') + 1) + name;
  // No URI can have half of a surrogate pair, which an escape or a document may; no file is named so.
  const path = decodePercents(splitHref(href).path.replace(/\\/g, '/')).replace(/\p{Surrogate}/gu, '\ufffd');
  const base = URI.parse(from);
  const segments = base.path.split('/').slice(0, -1);
  for (const segment of path.split('/')) {
    if (segment === '..') {
      if (segments.length > 1) segments.pop();
    } else if (segment !== '.' && (segment !== '' || segments.length > 1)) segments.push(segment);
  }
  return base.with({ path: segments.join('/'), query: '', fragment: '' }).toString();
}

/** A file below the one that links it, in letters that no URI escapes: how most links of a log are. */
const plainName = /^(?:\.\/)?((?:\w[\w.-]*\/)*\w[\w.-]*)(?:#[^#]*)?$/;

/** The shortest link from one file to another: `./` is not put before it, characters that end a destination are escaped. */
export function relativeLink(from: string, to: string): string {
  const fromSegments = URI.parse(from).path.split('/').slice(0, -1);
  const toSegments = URI.parse(to).path.split('/');
  let common = 0;
  while (common < fromSegments.length && common < toSegments.length - 1 && fromSegments[common] === toSegments[common])
    common++;
  const path = [...fromSegments.slice(common).map(() => '..'), ...toSegments.slice(common)].join('/');
  return path.replace(/[\s%()<>\\|#?`\p{Cc}]|&(?=#?\w+;)/gu, (char) =>
    encodeURIComponent(char).replace(/[()]/g, (p) => (p === '(' ? '%28' : '%29')),
  );
}

/** The links of a file, those of its tables too; one by reference is where its definition is. */
export function inlineLinks(facts: MarkdownFacts): readonly (Link | CellLink)[] {
  if (facts.tables.length === 0) return facts.links;
  const known = knownLinks.get(facts) ?? readLinks(facts);
  knownLinks.set(facts, known);
  return known;
}

/** An index has ten thousand links, and is asked for them by each of the rules of links. */
const knownLinks = new WeakMap<MarkdownFacts, readonly (Link | CellLink)[]>();

function readLinks({ links, tables }: MarkdownFacts): (Link | CellLink)[] {
  const inTables = tables.flatMap(({ header, rows }) => [header, ...rows].flatMap(({ cells }) => linksIn(cells)));
  return [...links, ...inTables];
}

/** The links of some cells; one by reference is where its definition is. */
export function linksIn(cells: readonly Cell[]): CellLink[] {
  return cells.flatMap(({ links }) => links.filter(({ isReference }) => !isReference));
}

/** The number by which a link's text seems to name a record. */
export function labelNumberOf(link: Link | CellLink): SourceText | undefined {
  if (!('text' in link)) return link.number;
  const { raw, span } = link.text;
  return labelNumber(raw, { start: 0, end: raw.length }, link.href, span.start);
}

/** The link to a file from another one, as a sample is written: with `./` before it, or from the root. */
export function linkLike(sample: string, from: Pick<SourceFile, 'uri' | 'root'>, to: string): string {
  if (from.root !== undefined && isRootPath(sample)) {
    const path = relativeLink(`${rootFor(sample, from.root)}/x`, to);
    if (!path.startsWith('..')) return `/${path}`;
  }
  const path = relativeLink(from.uri, to);
  return sample.startsWith('./') && !path.startsWith('.') ? `./${path}` : path;
}

/** Whether a path from the root may be one on a web site: nothing in the workspace is where it begins. */
export function mayBeOfSite(
  href: string,
  root: string | undefined,
  exists: (uri: string) => boolean | undefined,
): boolean {
  if (!isRootPath(href)) return false;
  const [, first = '', ...rest] = splitHref(href).path.split('/');
  return root === undefined || rest.length === 0 || exists(`${rootFor(href, root)}/${first}`) !== true;
}

/** The URIs of the files that a file's links lead to. */
export function linkTargets(file: SourceFile): ReadonlySet<string> {
  return new Set(inlineLinks(file.facts).flatMap(({ href }) => resolveLink(file.uri, href, file.root) ?? []));
}
