import { findNearest } from '../model/editDistance.ts';
import { fileNameOf, relativeLink, resolveLink, splitHref } from '../model/links.ts';
import { fileOf, type Log } from '../model/log.ts';
import { parseRecordName } from '../model/recordName.ts';
import { isSameNumber } from '../model/recordNumber.ts';
import type { SourceFile } from '../model/sourceFile.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import { checkedLinks } from './checkedLinks.ts';
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
  fixes({ span, arguments: { target, nearest } }, uri, log) {
    const file = fileOf(uri, log);
    if (file === undefined || nearest === undefined) return [];
    const path = target.startsWith('./') && !nearest.startsWith('.') ? `./${nearest}` : nearest;
    const makeEdit = () => editFile(file, [{ span, text: path + splitHref(target).rest }]);
    return [{ title: { kind: 'take-file', file: nearest }, isSafe: false, makeEdit }];
  },
};

/**
 * The existing file that a link was probably meant for, as a link: a record of the same name in other letters, wherever
 * it lies; else a file of the folder that the link leads to, by its number or a name that is near.
 */
function findNearestFile(from: SourceFile, missing: string, { records, folder, files }: Log): string | undefined {
  const name = fileNameOf(missing);
  const place = missing.slice(0, missing.lastIndexOf('/'));
  const ofLog = [...records.values()].map(({ file }) => file);
  const named = ofLog.find((file) => file.name.toLowerCase() === name.toLowerCase());
  if (named !== undefined) return relativeLink(from.uri, named.uri);
  const names = files.namesIn(place) ?? [];
  const beside = names.map((each) => ({ name: each, uri: `${place}/${encodeURIComponent(each)}` }));
  // Folders within the log are parts of it: a record may have moved from the one to the other.
  const isOfLog = `${place}/`.startsWith(`${folder}/`);
  const numbered = findNumbered(name, beside) ?? (isOfLog ? findNumbered(name, ofLog) : undefined);
  const nearest = numbered ?? findNearestName(name, beside);
  return nearest === undefined ? undefined : relativeLink(from.uri, nearest.uri);
}

/** The only file with the number of a missing one, of those with its prefix where there are such. */
function findNumbered(missing: string, files: readonly NamedFile[]): NamedFile | undefined {
  const { number, prefix } = parseRecordName(missing) ?? {};
  if (number === undefined) return undefined;
  const holders = files.filter((file) => {
    const found = parseRecordName(file.name)?.number;
    return found !== undefined && isSameNumber(found, number);
  });
  const alike = holders.filter((file) => parseRecordName(file.name)?.prefix.toLowerCase() === prefix?.toLowerCase());
  const [only, ...others] = alike.length > 0 ? alike : holders;
  return others.length === 0 ? only : undefined;
}

function findNearestName(missing: string, files: readonly NamedFile[]): NamedFile | undefined {
  const nearest = findNearest(
    missing,
    files.map(({ name }) => name),
  );
  return files.find(({ name }) => name === nearest);
}

type NamedFile = Pick<SourceFile, 'name' | 'uri'>;

function* checkLinks(file: SourceFile, log: Log): Iterable<Problem<'link-broken'>> {
  const { files, index } = log;
  for (const { href, target } of checkedLinks(file, index)) {
    const resolved = resolveLink(file.uri, href);
    // Site generators let a link leave out the extension.
    if (resolved === undefined || files.exists(resolved) !== false || files.exists(`${resolved}.md`) === true) continue;
    yield {
      code: 'link-broken',
      span: target,
      arguments: { target: href, nearest: findNearestFile(file, resolved, log) },
    };
  }
}
