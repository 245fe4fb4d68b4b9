import type { MarkdownFacts } from '../markdown/facts.ts';
import { inlineLinks, resolveLink, splitHref } from './links.ts';
import type { LogSet } from './log.ts';
import type { SourceFile } from './sourceFile.ts';

/** The address of a file of a repository on the web, such as `https://github.com/org/tea/blob/main/docs/adr/0001-tea.md#status`. */
export interface WebAddress {
  /** `github.com/org/tea`, in lower case. */
  readonly repository: string;
  /** What stands before the path: `https://github.com/org/tea/blob/main`. */
  readonly base: string;
  /** The path from the root of the repository, with a slash before it: `/docs/adr/0001-tea.md`. */
  readonly path: string;
  /** A line, a query, a fragment. */
  readonly rest: string;
}

/** Branches that most repositories publish: what is there can be compared with what is here. Of other branches, tags and commits nothing is known. */
const mainBranches: ReadonlySet<string> = new Set(['main', 'master', 'trunk', 'HEAD']);

/** Reads an address as GitHub, GitLab (`/-/blob/main/`), Gitea (`/src/branch/main/`) and Bitbucket (`/src/main/`) write it. */
export function readWebAddress(href: string): WebAddress | undefined {
  if (!/^https?:\/\/[^/]/i.test(href)) return undefined;
  const { path, rest } = splitHref(href);
  const segments = path.split('/');
  // The scheme, nothing, the host, the owner and the name come before it.
  const at = segments.findIndex((each, index) => index >= 5 && /^(?:blob|tree|src)$/.test(each));
  if (at === -1) return undefined;
  const branchAt = segments[at] === 'src' && segments[at + 1] === 'branch' ? at + 2 : at + 1;
  const file = segments.slice(branchAt + 1);
  if (!mainBranches.has(segments[branchAt] ?? '') || file.length === 0 || file.includes('')) return undefined;
  const owner = segments.slice(2, segments[at - 1] === '-' ? at - 1 : at);
  return {
    repository: owner
      .join('/')
      .replace(/^www\./i, '')
      .toLowerCase(),
    base: segments.slice(0, branchAt + 1).join('/'),
    path: `/${file.join('/')}`,
    rest,
  };
}

/** The addresses that a file's links lead to. */
export function webAddressesIn(facts: MarkdownFacts): WebAddress[] {
  return inlineLinks(facts).flatMap(({ href }) => readWebAddress(href) ?? []);
}

/** Whether a file has an address of a repository. */
export function hasAddressOf(repository: string | undefined, facts: MarkdownFacts): boolean {
  return repository !== undefined && webAddressesIn(facts).some((address) => address.repository === repository);
}

/** The repositories of some logs, as far as their links show them. */
export function repositoriesOf({ logs }: LogSet): ReadonlySet<string> {
  return new Set(logs.flatMap(({ convention }) => convention.repository ?? []));
}

/** Which repositories on the web are taken for the one that the files are in. */
export type OwnRepositories = ReadonlySet<string> | 'any';

/** The URI of the file that a link leads to, by its path or by an address of its own repository. */
export function resolveOwnLink({ uri, root }: SourceFile, href: string, own: OwnRepositories): string | undefined {
  const address = own !== 'any' && own.size === 0 ? undefined : readWebAddress(href);
  const isOwn = address !== undefined && (own === 'any' || own.has(address.repository));
  return resolveLink(uri, isOwn ? address.path : href, root);
}

/** The URIs of the files that a file's web addresses lead to if they are addresses of its own repository. */
export function webTargets({ uri, facts, root }: SourceFile): string[] {
  return webAddressesIn(facts).flatMap(({ path }) => resolveLink(uri, path, root) ?? []);
}
