import type { Span } from '../markdown/span.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import { fileNameOf, linkLike, mayBeOfSite, relativeLink, resolveLink, splitHref } from '../model/links.ts';
import { fileOf, type Log } from '../model/log.ts';
import { nearestName } from '../model/nearestName.ts';
import { numberedName, sluggedName } from '../model/numberedNames.ts';
import { parseRecordName } from '../model/recordName.ts';
import { areNear } from '../model/sameWords.ts';
import type { SourceFile } from '../model/sourceFile.ts';
import { createLinked, isCreatable } from '../operations/createRecord.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import { checkedLinks } from './checkedLinks.ts';
import type { Problem } from './problem.ts';
import type { Fix, Rule } from './rule.ts';

export const linkBroken: Rule<'link-broken'> = {
  code: 'link-broken',
  severity: 'warning',
  *checkRecord({ file }, log) {
    yield* checkLinks(file, log);
  },
  *checkReadme(readme, log) {
    yield* checkLinks(readme, log);
  },
  fixes({ span, arguments: { target, nearest } }, uri, log) {
    const file = fileOf(uri, log);
    if (file === undefined) return [];
    const create = createFixes(target, span, uri, log);
    if (nearest === undefined) return create;
    const to = resolveLink(uri, nearest) ?? uri;
    const makeEdit = () => editFile(file, [{ span, text: linkLike(target, file, to) + splitHref(target).rest }]);
    return [{ title: { kind: 'take-file', file: nearest }, isSafe: false, makeEdit }, ...create];
  },
};

/** To make the record that the link names, under the link's text. */
function createFixes(href: string, { start }: Span, uri: string, log: Log): Fix[] {
  const target = resolveLink(uri, href, fileOf(uri, log)?.root);
  if (target === undefined || !isCreatable(target, log)) return [];
  const makeEdit = (text: string, templateText?: string) => {
    const label = /\[([^[\]]*)\]\(\s*<?$/.exec(text.slice(0, start))?.[1] ?? '';
    return createLinked(target, label, log, templateText) ?? {};
  };
  return [{ title: { kind: 'create-record', file: fileNameOf(target) }, isSafe: false, makeEdit }];
}

/**
 * The existing file that a link was probably meant for, as a link: a record of the same name in other letters, wherever
 * it lies; else a file of the folder that the link leads to, by its slug, by its number where its words do not say
 * otherwise, or by a name that is near.
 */
function findNearestFile(from: SourceFile, missing: string, log: Log): string | undefined {
  const name = fileNameOf(missing);
  const place = missing.slice(0, missing.lastIndexOf('/'));
  const [named] = log.namesakesOf(name);
  if (named !== undefined) return relativeLink(from.uri, named.file.uri);
  const names = log.files.namesIn(place) ?? [];
  const beside = sluggedName(name, names) ?? numberedName(name, names);
  // Folders within the log are parts of it: a record may have moved from the one to the other.
  const isOfLog = `${place}/`.startsWith(`${log.folder}/`);
  const ofLog = beside === undefined && isOfLog ? onlyNumbered(missing, log) : undefined;
  if (ofLog !== undefined) return relativeLink(from.uri, ofLog.file.uri);
  const nearest = beside ?? nearWithoutNumber(name, names);
  return nearest === undefined ? undefined : relativeLink(from.uri, `${place}/${encodeURIComponent(nearest)}`);
}

/** The nearest name; of two decisions with numbers, one whose words are others is not near. */
function nearWithoutNumber(missing: string, names: readonly string[]): string | undefined {
  const nearest = nearestName(missing, names);
  const [lost, found] = [parseRecordName(missing), parseRecordName(nearest ?? '')];
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
  const { files, index } = log;
  for (const { href, target } of checkedLinks(file, index)) {
    const resolved = resolveLink(file.uri, href, file.root);
    if (mayBeOfSite(href, file.root, (uri) => files.exists(uri))) continue;
    // Site generators let a link leave out the extension.
    if (resolved === undefined || files.exists(resolved) !== false || files.exists(`${resolved}.md`) === true) continue;
    yield {
      code: 'link-broken',
      span: target,
      arguments: { target: href, nearest: findNearestFile(file, resolved, log) },
    };
  }
}
