import { URI } from 'vscode-uri';
import type { Cell, CellLink, Link, MarkdownFacts, SourceText } from '../markdown/facts.ts';
import { labelNumber } from '../markdown/labelNumber.ts';
import type { SourceFile } from './sourceFile.ts';

/** Whether a link's destination is a path: no scheme, no host, not only a fragment. */
export function isRelativePath(href: string): boolean {
  return href !== '' && !/^(?:[a-z][a-z0-9+.-]*:|\/\/|#|\/)/i.test(href);
}

/** A destination's path, and what stands behind it: a line such as `:25`, a query, a fragment. */
export function splitHref(href: string): { readonly path: string; readonly rest: string } {
  const at = /[?#]|(?<=\.[a-z]\w*):\d+(?:[-:]\d+)?$/i.exec(href)?.index ?? href.length;
  return { path: href.slice(0, at), rest: href.slice(at) };
}

/**
 * The URI of the file that a relative link in `from` leads to, in the canonical form of `vscode-uri`; what stands behind
 * its path is dropped, percent escapes are resolved. Undefined where the destination is no relative path.
 */
export function resolveLink(from: string, href: string): string | undefined {
  if (!isRelativePath(href)) return undefined;
  const name = plainName.exec(href)?.[1];
  if (name !== undefined && from.startsWith('file:///')) return from.slice(0, from.lastIndexOf('/') + 1) + name;
  const path = decodePercents(splitHref(href).path.replace(/\\/g, '/'));
  const base = URI.parse(from);
  const segments = base.path.split('/').slice(0, -1);
  for (const segment of path.split('/')) {
    if (segment === '..') {
      if (segments.length > 1) segments.pop();
    } else if (segment !== '.') segments.push(segment);
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
  return path.replace(/[\s%()<>\\|#?]/g, (char) =>
    encodeURIComponent(char).replace(/[()]/g, (p) => (p === '(' ? '%28' : '%29')),
  );
}

/** A path or fragment with its percent escapes resolved, as it is where they are none. */
export function decodePercents(path: string): string {
  if (!path.includes('%')) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
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
  return labelNumber(raw, { start: 0, end: raw.length }, span.start);
}

/** The URIs of the files that a file's links lead to. */
export function linkTargets(file: SourceFile): ReadonlySet<string> {
  return new Set(inlineLinks(file.facts).flatMap(({ href }) => resolveLink(file.uri, href) ?? []));
}

/** The last part of a URI's path, unescaped. */
export function fileNameOf(uri: string): string {
  return decodePercents(uri.slice(uri.lastIndexOf('/') + 1));
}
