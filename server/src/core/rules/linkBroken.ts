import type { Link } from '../markdown/facts.ts';
import type { Convention } from '../model/convention.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import { linkLike, mayBeOfSite, relativeLink, resolveLink, splitHref } from '../model/links.ts';
import type { Log } from '../model/log.ts';
import { nearestName } from '../model/nearestName.ts';
import { numberedName, sluggedName } from '../model/numberedNames.ts';
import { parseAnyName } from '../model/recordName.ts';
import { areNear } from '../model/sameWords.ts';
import { folderOf, type SourceFile } from '../model/sourceFile.ts';
import { nameOf } from '../model/uris.ts';
import { readWebAddress } from '../model/webAddresses.ts';
import { createLinked, isCreatable } from '../operations/record/createRecord.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import { checkedLinks, linksBeyond } from './checkedLinks.ts';
import { type Fix, suggest } from './fix.ts';
import type { Problem } from './problem.ts';
import type { Rule } from './rule.ts';

export const linkBroken: Rule<'link-broken'> = {
  code: 'link-broken',
  severity: 'warning',
  *checkRecord({ file }, log) {
    yield* checkLinks(file, log);
  },
  *checkReadme(readme, log) {
    yield* checkLinks(readme, log);
  },
  mayFindAt: linksBeyond,
};

function offerFile({ href, target }: Link, nearest: string | undefined, from: SourceFile): Fix[] {
  if (nearest === undefined) return [];
  const to = resolveLink(from.uri, nearest) ?? from.uri;
  const makeEdit = () => editFile(from, [{ span: target, text: relink(href, from, to) }]);
  return [suggest({ kind: 'take-file', file: nearest }, makeEdit)];
}

/** A link to another file, as it is written: a web address stays one. */
function relink(href: string, from: SourceFile, to: string): string {
  const address = readWebAddress(href);
  if (address === undefined) return linkLike(href, from, to) + splitHref(href).rest;
  return address.base + linkLike(address.path, from, to) + address.rest;
}

/** The record that the link names, under the link's text. */
function offerRecord(target: string, start: number, log: Log): Fix[] {
  if (!isCreatable(target, log)) return [];
  const makeEdit = (text: string, templateText?: string) => {
    const label = /\[([^[\]]*)\]\(\s*<?$/.exec(text.slice(0, start))?.[1] ?? '';
    return createLinked(target, label, log, templateText) ?? {};
  };
  return [suggest({ kind: 'create-record', file: nameOf(target) }, makeEdit)];
}

/**
 * The existing file that a link was probably meant for, as a link: a record of the same name in other letters, wherever
 * it lies; else a file of the folder that the link leads to, by its slug, by its number where its words do not say
 * otherwise, or by a name that is near.
 */
function findNearestFile(from: SourceFile, missing: string, log: Log): string | undefined {
  const name = nameOf(missing);
  const place = missing.slice(0, missing.lastIndexOf('/'));
  const [named] = log.namesakesOf(name);
  if (named !== undefined) return relativeLink(from.uri, named.file.uri);
  const names = log.files.namesIn(place) ?? [];
  // No file is meant by a link in itself.
  const own = place === folderOf(from) ? from.name : undefined;
  const beside = sluggedName(name, names, own) ?? numberedName(name, names);
  // Folders within the log are parts of it: a record may have moved from the one to the other.
  const isOfLog = `${place}/`.startsWith(`${log.folder}/`);
  const ofLog = beside === undefined && isOfLog ? onlyNumbered(missing, log) : undefined;
  if (ofLog !== undefined) return relativeLink(from.uri, ofLog.file.uri);
  const nearest = beside ?? nearWithoutNumber(name, names);
  return nearest === undefined || nearest === own
    ? undefined
    : relativeLink(from.uri, `${place}/${encodeURIComponent(nearest)}`);
}

/** The nearest name; of two decisions with numbers, one whose words are others is not near. */
function nearWithoutNumber(missing: string, names: readonly string[]): string | undefined {
  const nearest = nearestName(missing, names);
  const [lost, found] = [parseAnyName(missing), parseAnyName(nearest ?? '')];
  const areOthers = lost !== undefined && found !== undefined && !areNear(lost.slug, found.slug);
  return areOthers ? undefined : nearest;
}

/** The only record of the log with the number of a missing file, given by its URI, of those with its prefix where there are such. */
function onlyNumbered(missing: string, log: Log): DecisionRecord | undefined {
  const { number, prefix = '', slug = '' } = log.nameAt(missing) ?? {};
  const holders = (number === undefined ? [] : log.resolve({ number })).filter(
    ({ name, title }) => slug === '' || name.slug === '' || areNear(slug, name.slug) || areNear(slug, title.text),
  );
  const alike = holders.filter(({ name }) => name.prefix.toLowerCase() === prefix.toLowerCase());
  const [only, ...others] = alike.length > 0 ? alike : holders;
  return others.length === 0 ? only : undefined;
}

function* checkLinks(file: SourceFile, log: Log): Iterable<Problem<'link-broken'>> {
  const { files, index, convention } = log;
  for (const link of checkedLinks(file, index)) {
    const { target } = link;
    const href = pathOf(link.href, convention);
    const resolved = resolveLink(file.uri, href, file.root);
    if (mayBeOfSite(href, file.root, (uri) => files.exists(uri))) continue;
    // Site generators let a link leave out the extension.
    if (resolved === undefined || files.exists(resolved) !== false || files.exists(`${resolved}.md`) === true) continue;
    const nearest = findNearestFile(file, resolved, log);
    yield {
      code: 'link-broken',
      span: target,
      arguments: { target: link.href, nearest },
      fixes: () => [
        ...offerFile(link, nearest, file),
        ...(href === link.href ? offerRecord(resolved, target.start, log) : []),
      ],
    };
  }
}

/** What a link says; of an address of the log's own repository on the web, the path from the root. */
function pathOf(href: string, { repository }: Convention): string {
  const address = repository === undefined ? undefined : readWebAddress(href);
  return address?.repository === repository && address !== undefined ? address.path : href;
}
