import { anchorsOf } from '../markdown/anchorsOf.ts';
import type { Span } from '../markdown/span.ts';
import { resolveLink } from '../model/links.ts';
import { fileOf, type Log } from '../model/log.ts';
import { nearestName } from '../model/nearestName.ts';
import type { SourceFile } from '../model/sourceFile.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import { checkedLinks, linksBeyond } from './checkedLinks.ts';
import { type Fix, suggest } from './fix.ts';
import type { Problem } from './problem.ts';
import type { Rule } from './rule.ts';

export const linkFragmentBroken: Rule<'link-fragment-broken'> = {
  code: 'link-fragment-broken',
  severity: 'warning',
  *checkRecord({ file }, log) {
    yield* checkFragments(file, log);
  },
  *checkReadme(readme, log) {
    yield* checkFragments(readme, log);
  },
  mayFindAt: linksBeyond,
};

function offerFragment(fragment: string | undefined, span: Span, file: SourceFile): Fix[] {
  if (fragment === undefined) return [];
  return [suggest({ kind: 'take-fragment', fragment }, () => editFile(file, [{ span, text: fragment }]))];
}

/** The anchors of a file, twice: a list that stays the same is sorted once for all its broken fragments. */
interface Anchors {
  readonly all: ReadonlySet<string>;
  readonly list: readonly string[];
}

function readAnchors({ facts }: SourceFile): Anchors {
  const all = new Set(anchorsOf(facts));
  return { all, list: [...all] };
}

/** Fragments of the file itself and of the log's other files; what other files have nobody has read. */
function* checkFragments(file: SourceFile, log: Log): Iterable<Problem<'link-fragment-broken'>> {
  const known = new Map<SourceFile, Anchors>();
  const anchorsIn = (target: SourceFile) => {
    const anchors = known.get(target) ?? readAnchors(target);
    known.set(target, anchors);
    return anchors;
  };
  for (const { href, target } of checkedLinks(file, log.index)) {
    const hash = href.indexOf('#');
    const fragment = hash === -1 ? '' : decodeFragment(href.slice(hash + 1));
    if (fragment === '' || fragment.toLowerCase() === 'top') continue;
    const leadsTo = hash === 0 ? file : fileOf(resolveLink(file.uri, href, file.root) ?? '', log);
    if (leadsTo === undefined) continue;
    const { all, list } = anchorsIn(leadsTo);
    if (all.has(fragment.toLowerCase())) continue;
    const nearest = nearestName(fragment, list);
    // Behind the hash; where the source escapes something, the fragment is as long as it is written.
    const start = Math.max(target.start, target.end - (href.length - hash - 1));
    const span = { start, end: target.end };
    const fixes = () => offerFragment(nearest, span, file);
    yield { code: 'link-fragment-broken', span, arguments: { fragment, nearest }, fixes };
  }
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
