import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { findMentions } from '../../markdown/findMentions.ts';
import { headingSlug } from '../../markdown/headingSlug.ts';
import { touches, touchesOneOf } from '../../markdown/span.ts';
import type { DecisionRecord } from '../../model/decisionRecord.ts';
import { findTitleField } from '../../model/frontMatterNumbers.ts';
import { type DecisionIndex, namesWithoutLinks } from '../../model/indexGroups.ts';
import { inlineLinks, isRootPath, labelNumberOf, linkLike, resolveLink, splitHref } from '../../model/links.ts';
import type { Log, LogSet } from '../../model/log.ts';
import { parseAnyName, parseRecordName } from '../../model/recordName.ts';
import { inWidthOf, isSameNumber, type RecordNumber } from '../../model/recordNumber.ts';
import { referencesIn } from '../../model/recordReferences.ts';
import { numberSpan, parseTitle } from '../../model/recordTitle.ts';
import { toReference } from '../../model/relations.ts';
import type { SourceFile } from '../../model/sourceFile.ts';
import { decodePercents, nameOf, parentOf } from '../../model/uris.ts';
import { hasAddressOf, readWebAddress, repositoriesOf } from '../../model/webAddresses.ts';
import { sortedIn } from '../index/changeRow.ts';
import { withoutExtension } from '../index/labelStyle.ts';
import { applyChanges, type Change, editFile, joinEdits } from '../workspaceEdits.ts';
import { titleOf } from './writeRecord.ts';

/** What happens beside the moves. */
export interface Beside {
  /** What else changes in files, by their URI. */
  readonly changes?: ReadonlyMap<string, readonly Change[]>;
  /** A heading that links will find under another fragment. */
  readonly heading?: RenamedHeading;
}

/** A heading, and its anchor before and after a change. */
export interface RenamedHeading {
  readonly uri: string;
  readonly slug: string;
  readonly newSlug: string;
}

/** A record that gets another number with its file's new name. */
interface Renumbering {
  readonly record: DecisionRecord;
  readonly log: Log;
  readonly number: RecordNumber;
  /** The new URI. */
  readonly to: string;
}

/**
 * What must change before files or folders move: the links that lead to them, the relative links in them, and where a
 * record's number changes with its name, the number in its title (where that was the old one), in its row, and in the
 * mentions that can mean no other record. `moves` has the new URI of each old one; the files still lie at the old ones.
 */
export function followMoves(moves: ReadonlyMap<string, string>, set: LogSet, beside: Beside = {}): WorkspaceEdit {
  const renumberings = set.logs.flatMap((log) => findRenumberings(moves, log));
  const headings = [
    ...(beside.heading === undefined ? [] : [beside.heading]),
    ...renumberings.flatMap((each) => anchorAfter(each.record, headingChange(each)) ?? []),
    ...renumberings.flatMap((each) =>
      naming(each).flatMap((record) => anchorAfter(record, namesInTitle(record, each)) ?? []),
    ),
  ];
  return joinEdits(
    ...filesToLookAt(moves, renumberings, headings, set, beside).flatMap((file) => {
      const changes = [
        ...linkChanges(file, moves, headings, set),
        ...nameChanges(set.logs.find(({ index }) => index?.file.uri === file.uri)?.index, moves),
        ...renumberings.flatMap((renumbering) => numberChanges(file, renumbering, set)),
        ...(beside.changes?.get(file.uri) ?? []),
      ];
      return changes.length === 0 ? [] : [editFile(file, withRowsInOrder(file, changes, renumberings))];
    }),
  );
}

/** The changes of an index whose rows stay in order. */
function withRowsInOrder(
  file: SourceFile,
  changes: readonly Change[],
  renumberings: readonly Renumbering[],
): readonly Change[] {
  const own = renumberings.filter(({ log }) => log.index?.file.uri === file.uri);
  const index = own[0]?.log.index;
  if (index === undefined) return changes;
  return sortedIn(index, new Map(own.map(({ record, to }) => [record.file.uri, to])), changes);
}

function findRenumberings(moves: ReadonlyMap<string, string>, log: Log): Renumbering[] {
  return [...moves].flatMap(([from, to]) => {
    const record = log.records.get(from);
    const number = record === undefined ? undefined : numberAfterMove(record, to, log);
    return record?.number === undefined || number === undefined || number === record.number
      ? []
      : [{ record, log, number, to }];
  });
}

/** The number that a record gets with a new name. Where the name has two readings, the slug that stays tells which is meant. */
function numberAfterMove({ name }: DecisionRecord, to: string, log: Log): RecordNumber | undefined {
  const { other, number, slug } = parseAnyName(nameOf(to), log.series) ?? {};
  if (other === undefined || slug === name.slug) return number;
  return other.slug === name.slug ? other.number : log.nameAt(to)?.number;
}

function filesToLookAt(
  moves: ReadonlyMap<string, string>,
  renumberings: readonly Renumbering[],
  headings: readonly RenamedHeading[],
  set: LogSet,
  { changes }: Beside,
): SourceFile[] {
  const isMoved = (uri: string) =>
    newPlaceOf(uri, moves) !== uri || moves.has(`${uri}.md`) || headings.some((heading) => heading.uri === uri);
  /** By their URIs: two logs with one index have it as two objects. */
  const files = new Map<string, SourceFile>();
  const add = (file: SourceFile) => files.set(file.uri, file);
  for (const log of set.logs) {
    for (const file of log.linkersOf(isMoved)) add(file);
    const { repository } = log.convention;
    const isLookedAt = ({ uri, facts }: SourceFile) =>
      changes?.has(uri) || facts.otherTargets.length > 0 || hasAddressOf(repository, facts);
    if (log.readme !== undefined && isLookedAt(log.readme)) add(log.readme);
    if (log.index?.groups.some(namesWithoutLinks) === true) add(log.index.file);
    for (const { file } of log.records.values()) if (isMoved(file.uri) || isLookedAt(file)) add(file);
    for (const { record } of renumberings) for (const file of log.citersOf(record)) add(file);
    for (const renumbering of renumberings)
      if (renumbering.log === log) for (const { file } of naming(renumbering)) add(file);
  }
  for (const file of set.citingFiles.values()) add(file);
  return [...files.values()];
}

function linkChanges(
  file: SourceFile,
  moves: ReadonlyMap<string, string>,
  headings: readonly RenamedHeading[],
  set: LogSet,
): Change[] {
  const repositories = repositoriesOf(set);
  const base = newPlaceOf(file.uri, moves);
  const hasNewFolder = parentOf(base) !== parentOf(file.uri);
  const links = inlineLinks(file.facts);
  const isLink = touchesOneOf(links.map(({ target }) => target));
  const others = file.facts.otherTargets
    .filter(({ span }) => !isLink(span))
    .map(({ raw, span }) => ({ href: raw, target: span }));
  return [...links, ...others].flatMap(({ href: written, target: span }) => {
    // The address of a file here is the path from the root.
    const address = repositories.size > 0 ? readWebAddress(written) : undefined;
    const isOwn = address !== undefined && repositories.has(address.repository);
    const href = isOwn ? address.path + address.rest : written;
    const target = href.startsWith('#') ? file.uri : resolveLink(file.uri, href, file.root);
    if (target === undefined) return [];
    const newTarget = newPlaceOf(target, moves);
    const { path, rest } = splitHref(href);
    const fragment = decodePercents(rest).toLowerCase();
    const heading = headings.find(({ uri, slug }) => uri === target && fragment === `#${slug}`);
    const hasNewPath = path !== '' && (newTarget !== target || (hasNewFolder && !isRootPath(href)));
    const newPath = hasNewPath ? linkLike(path, { uri: base, root: file.root }, newTarget) : path;
    const text = newPath + (heading === undefined ? rest : `#${heading.newSlug}`);
    return text === href ? [] : [{ span, text: isOwn ? address.base + text : text }];
  });
}

/** The names of moved files in the rows of a table without links. */
function nameChanges(index: DecisionIndex | undefined, moves: ReadonlyMap<string, string>): Change[] {
  if (index === undefined) return [];
  return [...moves].flatMap(([from, to]) => {
    const [old, name] = [from, to].map((uri) => withoutExtension(nameOf(uri)));
    if (old === undefined || name === undefined || old === name) return [];
    return index.rowsLinking(from).flatMap(({ link, cells }): Change[] => {
      const cell = link === undefined ? cells.find(({ raw }) => raw.includes(old)) : undefined;
      if (cell === undefined) return [];
      const start = cell.content.start + cell.raw.indexOf(old);
      return [{ span: { start, end: start + old.length }, text: name }];
    });
  });
}

function numberChanges(file: SourceFile, renumbering: Renumbering, set: LogSet): Change[] {
  const { record, log } = renumbering;
  const isIndex = file.uri === log.index?.file.uri;
  const own = [
    ...(file === record.file ? titleChange(renumbering) : []),
    ...(isIndex ? rowChanges(renumbering) : []),
    ...naming(renumbering).flatMap((each) => (each.file === file ? namesInTitle(each, renumbering) : [])),
    ...(isIndex ? namesInRows(renumbering) : []),
  ];
  const labels = labelChanges(file, renumbering);
  const mentions = referencesIn(file, set).flatMap(({ number, records }): Change[] => {
    const isMeant = records.length === 1 && records[0] === record;
    // "ADR 2-5" may be a range: its end would be another one.
    const isOld = number !== undefined && record.number !== undefined && isSameNumber(number.raw, record.number);
    return isMeant && isOld ? [{ span: number.span, text: inWidthOf(number.raw, renumbering.number) }] : [];
  });
  // The number of a row may be a mention, and the text of a link.
  return [...own, ...[...labels, ...mentions].filter(({ span }) => !own.some((each) => touches(each.span, span)))];
}

/** The numbers in the texts of the links that lead to the record: `[ADR-021: Flags](021-flags.md)`. */
function labelChanges(file: SourceFile, { record, number }: Renumbering): Change[] {
  return inlineLinks(file.facts).flatMap((link): Change[] => {
    const written = labelNumberOf(link);
    const isOld = written !== undefined && record.number !== undefined && isSameNumber(written.raw, record.number);
    return isOld && resolveLink(file.uri, link.href, file.root) === record.file.uri
      ? [{ span: written.span, text: inWidthOf(written.raw, number) }]
      : [];
  });
}

/** The other records of the log whose titles name the one that gets another number. */
function naming(renumbering: Renumbering): DecisionRecord[] {
  const { record, log } = renumbering;
  return [...log.records.values()].filter((each) => each !== record && namesInTitle(each, renumbering).length > 0);
}

/** The numbers that name the record in the title of another one: a title is no mention, but its row says the same. */
function namesInTitle(naming: DecisionRecord, { record, log, number }: Renumbering): Change[] {
  const { heading, number: own } = naming.title;
  if (heading === undefined || record.number === undefined) return [];
  const { text, plainLength, content } = heading;
  const ownSpan = own === undefined ? undefined : numberSpan(heading, own);
  return findMentions(text, { start: 0, end: plainLength }, content.start, log.series).flatMap((mention): Change[] => {
    const { numberSpan: span } = mention;
    if (ownSpan !== undefined && touches(ownSpan, span)) return [];
    const meant = log.resolve(toReference(mention), naming);
    return meant.length === 1 && meant[0] === record ? [{ span, text: inWidthOf(mention.number, number) }] : [];
  });
}

/** The same numbers in the rows of these records. */
function namesInRows(renumbering: Renumbering): Change[] {
  const { record, log, number } = renumbering;
  const { index } = log;
  if (index === undefined) return [];
  return naming(renumbering).flatMap((each) =>
    index.rowsLinking(each.file.uri).flatMap(({ title, number: own }) =>
      title === undefined
        ? []
        : findMentions(title.raw, { start: 0, end: title.raw.length }, title.span.start, log.series).flatMap(
            (mention): Change[] => {
              const meant = log.resolve(toReference(mention), each);
              const isOwn = own !== undefined && touches(own.span, mention.numberSpan);
              return meant.length === 1 && meant[0] === record && !isOwn
                ? [{ span: mention.numberSpan, text: inWidthOf(mention.number, number) }]
                : [];
            },
          ),
    ),
  );
}

/** Number and title in the front matter, and the number in the heading. */
function titleChange(renumbering: Renumbering): Change[] {
  const { record, number, log } = renumbering;
  const isOld = (each: RecordNumber | undefined) =>
    each !== undefined && record.number !== undefined && isSameNumber(each, record.number);
  const fields = record.numberFields.flatMap(({ number: { raw, span } }): Change[] =>
    isOld(raw) ? [{ span, text: inWidthOf(raw, number) }] : [],
  );
  const title = findTitleField(record.file.facts);
  const written = title === undefined ? undefined : parseTitle(title.text, false, log.series).number;
  const at = written === undefined ? -1 : (title?.text.indexOf(written) ?? -1);
  const start = (title?.span.start ?? 0) + at;
  const inTitle =
    written === undefined || at === -1 || !isOld(written)
      ? []
      : [{ span: { start, end: start + written.length }, text: inWidthOf(written, number) }];
  return [...fields, ...inTitle, ...headingChange(renumbering)];
}

function headingChange(renumbering: Renumbering): Change[] {
  const { record } = renumbering;
  const { heading, number } = record.title;
  const old = record.number;
  if (heading === undefined || old === undefined) return [];
  if (number === undefined) return insertedNumber(renumbering, heading.content.start);
  const span = numberSpan(heading, number);
  return span === undefined || !isSameNumber(number, old)
    ? []
    : [{ span, text: inWidthOf(number, renumbering.number) }];
}

/** The anchor of a record's title after some changes of parts without markup; nothing where it stays. */
export function anchorAfter(
  { file, title: { heading } }: DecisionRecord,
  changes: readonly Change[],
): RenamedHeading | undefined {
  if (heading === undefined || changes.length === 0) return undefined;
  const { start } = heading.content;
  const moved = changes.map(({ span, text }) => ({
    span: { start: span.start - start, end: span.end - start },
    text,
  }));
  const newSlug = headingSlug(applyChanges(heading.text, moved));
  return newSlug === heading.slug ? undefined : { uri: file.uri, slug: heading.slug, newSlug };
}

/** A sub-record without a number in its title or in a row would be read as the record of its first number. */
function insertedNumber({ record, log, number, to }: Renumbering, start: number): Change[] {
  const rows = log.index?.rowsLinking(record.file.uri) ?? [];
  const isSaid = rows.some((row) => row.number !== undefined) || log.nameAt(to)?.number === number;
  if (isSaid || parseRecordName(nameOf(to), log.series)?.other?.number !== number) return [];
  return [{ span: { start, end: start }, text: titleOf(number, '') }];
}

function rowChanges(renumbering: Renumbering): Change[] {
  const { record, log } = renumbering;
  const rows = log.index?.rowsLinking(record.file.uri) ?? [];
  return rows.flatMap(({ number }) =>
    number === undefined ? [] : [{ span: number.span, text: inWidthOf(number.raw, renumbering.number) }],
  );
}

/** Where a file lies after the moves: it may move itself, or a folder that holds it. */
function newPlaceOf(uri: string, moves: ReadonlyMap<string, string>): string {
  const own = moves.get(uri);
  if (own !== undefined) return own;
  // Some sites link pages without the extension of their files.
  const page = moves.get(`${uri}.md`);
  if (page !== undefined) return page.replace(/\.md$/, '');
  for (const [from, to] of moves) if (uri.startsWith(`${from}/`)) return to + uri.slice(from.length);
  return uri;
}
