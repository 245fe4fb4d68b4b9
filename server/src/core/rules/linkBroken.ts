import { findNearest } from '../model/editDistance.ts';
import { fileNameOf, relativeLink, resolveLink } from '../model/links.ts';
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
    const rest = /[?#].*$/.exec(target)?.[0] ?? '';
    const path = target.startsWith('./') && !nearest.startsWith('.') ? `./${nearest}` : nearest;
    const makeEdit = () => editFile(file, [{ span, text: path + rest }]);
    return [{ title: { kind: 'take-file', file: nearest }, isSafe: false, makeEdit }];
  },
};

/**
 * The existing file that a link was probably meant for, as a link: a record of the same name in other letters or of the
 * same number, else a file beside the missing one whose name is near.
 */
function findNearestFile(from: SourceFile, missing: string, { records, files }: Log): string | undefined {
  const name = fileNameOf(missing);
  const number = parseRecordName(name)?.number;
  const known = [...records.values()];
  const meant =
    known.find(({ file }) => file.name.toLowerCase() === name.toLowerCase()) ??
    known.find((record) => number !== undefined && record.number !== undefined && isSameNumber(record.number, number));
  if (meant !== undefined) return relativeLink(from.uri, meant.file.uri);
  const folder = missing.slice(0, missing.lastIndexOf('/'));
  const nearest = findNearest(name, files.namesIn(folder) ?? []);
  return nearest === undefined ? undefined : relativeLink(from.uri, `${folder}/${encodeURIComponent(nearest)}`);
}

function* checkLinks(file: SourceFile, log: Log): Iterable<Problem<'link-broken'>> {
  const { files, index } = log;
  for (const { href, target } of checkedLinks(file, index)) {
    // `file.rs:259` names a line.
    const resolved = resolveLink(file.uri, href.replace(/(\.[a-z]\w*):\d+(?:[-:]\d+)?$/i, '$1'));
    // Site generators let a link leave out the extension.
    if (resolved === undefined || files.exists(resolved) !== false || files.exists(`${resolved}.md`) === true) continue;
    yield {
      code: 'link-broken',
      span: target,
      arguments: { target: href, nearest: findNearestFile(file, resolved, log) },
    };
  }
}
