import { append } from '../core/markdown/sequences.ts';
import { mainTextOf } from '../core/model/companions.ts';
import { type ConfigurationFile, readFolder } from '../core/model/configuration.ts';
import { indexNames, readIndex } from '../core/model/decisionIndex.ts';
import type { DecisionIndex } from '../core/model/indexGroups.ts';
import { resolveLink } from '../core/model/links.ts';
import {
  looksLikeRecord,
  mayBeDecision,
  type Naming,
  namingOf,
  readsLikeDecision,
  readsLikeRecord,
  shareDecisionSections,
  tellsDecision,
} from '../core/model/looksLikeRecord.ts';
import { LogNameEvidence } from '../core/model/nameEvidence.ts';
import { recordsWithoutIndex } from '../core/model/recordListing.ts';
import {
  isMarkdownName,
  isTemplateName,
  parseAnyName,
  parseRecordName,
  seriesPrefixOf,
} from '../core/model/recordName.ts';
import type { SourceFile } from '../core/model/sourceFile.ts';
import type { UnreadableReason } from '../core/model/unreadableReason.ts';
import { childOf, isInside, nameOf, parentOf } from '../core/model/uris.ts';
import { adrToolsFile, customaryFolders } from '../protocol.ts';
import type { FileSystem } from './fileSystem.ts';
import type { Pause } from './pause.ts';
import { readSourceFile } from './readSourceFile.ts';
import { asMarkdownName, isInOtherFormat } from './recordFormats.ts';
import { type Folder, readSmall, walkFolder } from './walkFolder.ts';

/** A log's folder and what lies in it. */
export interface FoundLog {
  readonly folder: string;
  /** The one in its folder, else the one of the workspace folder. */
  readonly configuration: ConfigurationFile | undefined;
  /** The files that may hold the index, the likeliest first; they need not hold one. */
  readonly readmes: readonly string[];
  /** Files that are records by their name, and others that may be by what they say. */
  readonly records: readonly string[];
  /** Those others. */
  readonly candidates: ReadonlySet<string>;
  /** The words before the numbers of its records that are words of its own: `ARCH-`, `CI-`. */
  readonly series: ReadonlySet<string>;
  /** What the names of its records say of others. */
  readonly naming: Naming;
  /** The file above it, or the navigation of a site, that lists its records. */
  readonly listedIn: string | undefined;
  /** Folders in it that hold no record, whatever their files are called: the root of a repository holds all else, too. */
  readonly foreign: ReadonlySet<string>;
  /** Files that look like records in formats that are not read: their numbers are taken all the same. */
  readonly otherFormats: readonly string[];
  /** Folders in it that may hold records which are not read, or are named like one, and why. */
  readonly unreadFolders: ReadonlyMap<string, UnreadableReason>;
}

/** What discovery needs of its surroundings. */
export interface LogSearch {
  readonly fileSystem: FileSystem;
  readonly pause: Pause;
  /** The configuration of a folder; undefined where it has none. */
  readonly configurationIn: (folder: string) => Promise<ConfigurationFile | undefined>;
}

/** Where no name says that a folder is a log, so many files that are named like records may be one. */
const fewestRecords = 3;

/** A dozen files tell as much of a folder as a thousand. */
const sampleSize = 12;

/**
 * Finds the logs of a workspace folder: those that a configuration names, those in the customary places, and every
 * folder with three or more record-shaped names most of which are records by their content, or all of which an index
 * next to them links and are decisions by the sections that they share. A subfolder belongs to its parent's log unless
 * it has an index of its own; those of the root need evidence. `drafts` and hidden folders hold no records; what git
 * ignores is not looked at.
 */
export async function findLogs(
  workspaceFolder: string,
  { fileSystem, pause, configurationIn }: LogSearch,
): Promise<FoundLog[]> {
  const names = new Map<string, string[]>();
  const listings: Listings = { names, texts: new Map() };
  const isWanted = (name: string, path: string) => {
    if (listingNames.has(name)) names.set(path, [...(names.get(path) ?? []), name]);
    return isMarkdownName(name) || isUnreadRecordName(name);
  };
  const whole = await walkFolder(workspaceFolder, { fileSystem, pause, isWanted });
  if (whole === undefined) return [];
  const unread = new Map<string, readonly string[]>();
  const root = withoutOtherFormats(whole, unread);
  const ofWorkspace = await configurationIn(workspaceFolder);
  const named = ofWorkspace?.settings.logs ?? (await readAdrToolsFolder(root, fileSystem));
  const isLog = await judge(root, named, { fileSystem, pause });
  const logs: FoundLog[] = [];
  for (const folder of isLog) {
    if (pause.isDue()) await pause.now();
    const configuration = (await configurationIn(folder.uri)) ?? ofWorkspace;
    const { index, template } = configuration?.settings ?? {};
    const foreign = folder === root ? await findForeign(root, isLog, fileSystem) : new Set<string>();
    const readmes = indexNames.filter((name) => folder.names.includes(name)).map((name) => childOf(folder.uri, name));
    const series = await findSeries(folder, fileSystem);
    const context = { logs: isLog, foreign, series, template: template === undefined ? undefined : nameOf(template) };
    const folders = foldersOf(folder, isLog);
    const found = folders.map((each) => recordsIn(each, context));
    const records = found.flatMap(({ named, candidates }) => [...named, ...candidates]);
    // The root of a repository holds all else, too.
    const own = folder === root ? folders.filter((each, at) => each !== root && holdsRecords(found[at])) : folders;
    logs.push({
      folder: folder.uri,
      configuration,
      readmes: index === undefined ? readmes : [resolveLink(childOf(folder.uri, 'x'), index) ?? folder.uri],
      records,
      candidates: new Set(found.flatMap(({ candidates }) => candidates)),
      series,
      naming: namingOf(records.flatMap((uri) => parseRecordName(nameOf(uri)) ?? [])),
      listedIn: await findListingFile(records, folder, listings, fileSystem),
      foreign,
      otherFormats: [...new Set([folder.uri, ...records.map(parentOf)])].flatMap((each) => unread.get(each) ?? []),
      unreadFolders: new Map([...(await explainUnlisted(own, isLog, fileSystem)), ...namedLikeRecords(own)]),
    });
  }
  return logs;
}

/** Files above a log that may list its records: other indexes, and what generators of sites are told to show. */
const listingNames: ReadonlySet<string> = new Set([
  ...['README.md', 'index.md', 'SUMMARY.md', '_sidebar.md', '_toc.yml', 'mkdocs.yml', 'mkdocs.yaml'],
  ...['sidebars.js', 'sidebars.ts'],
]);

/** Such files: the path of a folder → their names; and the texts of those that have been read. */
interface Listings {
  readonly names: ReadonlyMap<string, readonly string[]>;
  readonly texts: Map<string, string>;
}

/** The file in a folder above, or the list of pages beside the records, that names half of them; of many records a few tell. */
async function findListingFile(
  records: readonly string[],
  folder: Pick<Folder, 'uri' | 'path'>,
  { names, texts }: Listings,
  fileSystem: FileSystem,
): Promise<string | undefined> {
  const stems = records.filter((uri) => isRecordName(nameOf(uri))).map((uri) => nameOf(uri).replace(/\.\w+$/, ''));
  if (stems.length < 2) return undefined;
  const step = Math.ceil(stems.length / recordsWithoutIndex);
  const asked = stems.filter((_, at) => at % step === 0);
  const steps = folder.path === '' ? 0 : folder.path.split('/').length;
  let { uri, path } = folder;
  for (let up = 0; up <= steps; up++) {
    for (const name of names.get(path) ?? []) {
      // Those of the log itself are read as indexes.
      if (up === 0 && indexNames.includes(name)) continue;
      const place = childOf(uri, name);
      const text = texts.get(place) ?? (await readSmall(place, fileSystem)) ?? '';
      texts.set(place, text);
      if (asked.filter((stem) => text.includes(stem)).length * 2 >= asked.length) return place;
    }
    uri = parentOf(uri);
    path = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  }
  return undefined;
}

/** Whether a file of a log's folder is one of its records, by its name alone. */
export function isRecordName(name: string): boolean {
  return isMarkdownName(name) && (parseRecordName(name) !== undefined || (isTemplateName(name) && !isForge(name)));
}

/** Whether a file would be a record by its name if it were Markdown. */
export function isUnreadRecordName(name: string): boolean {
  return isInOtherFormat(name) && isRecordName(asMarkdownName(name));
}

/** The same folders with their Markdown files alone; the others go to `unread`, except for what Markdown was made from or into. */
function withoutOtherFormats(folder: Folder, unread: Map<string, readonly string[]>): Folder {
  const children = folder.children.map((child) => withoutOtherFormats(child, unread));
  const names = folder.names.filter(isMarkdownName);
  if (names.length === folder.names.length) return { ...folder, children };
  const known = new Set(names);
  const others = folder.names.filter((name) => !isMarkdownName(name) && !known.has(asMarkdownName(name)));
  if (others.length > 0)
    unread.set(
      folder.uri,
      others.map((name) => childOf(folder.uri, name)),
    );
  return { ...folder, names, children };
}

/** The templates that GitHub and others look for: of requests and issues, not of records. */
function isForge(name: string): boolean {
  return /^(?:pull_request|merge_request|issue)_template\b/i.test(name);
}

/** Whether a file lies in a folder of a log that holds no records: drafts, or a hidden one such as `.github`. */
export function isSetAside(uri: string, folder: string): boolean {
  return /\/(?:drafts?|\.[^/]*)\//i.test(uri.slice(folder.length));
}

/** Whether a file may be a record whose name does not say so; what is in it decides. */
export function isCandidateName(name: string): boolean {
  return isMarkdownName(name) && !indexNames.includes(name) && !isRecordName(name) && !/template/i.test(name);
}

/** What {@link recordsIn} knows of a log. */
interface LogFolders extends Pick<FoundLog, 'foreign' | 'series'> {
  readonly logs: ReadonlySet<Folder>;
  /** The name of the template's file, where the configuration gives one. */
  readonly template: string | undefined;
}

/** A folder and those in it whose files belong to its log. */
function foldersOf(folder: Folder, logs: ReadonlySet<Folder>): Folder[] {
  const inner = folder.children.filter(
    (child) => !logs.has(child) && !holdsNoRecords(child) && !holdsTranslations(child, folder),
  );
  return [folder, ...inner.flatMap((child) => foldersOf(child, logs))];
}

/** The files right in a folder that are records by their names, and those that may be by what they say. */
interface FolderRecords {
  readonly named: readonly string[];
  readonly candidates: readonly string[];
}

/** The one of the template's name is a record, whatever it is called. */
function recordsIn(folder: Folder, { logs, foreign, series, template }: LogFolders): FolderRecords {
  const [named, candidates]: [string[], string[]] = [[], []];
  if (foreign.has(folder.uri)) return { named, candidates };
  const mayHoldMore = logs.has(folder) || folder.names.some(isRecordName);
  const lettered = lettersIn(folder);
  for (const name of folder.names) {
    if (name !== template && hasMainText(name, folder)) continue;
    if (isRecordName(name) || lettered.has(name) || series.has(seriesPrefixOf(name)))
      named.push(childOf(folder.uri, name));
    else if (name === template || (mayHoldMore && isCandidateName(name))) candidates.push(childOf(folder.uri, name));
  }
  return { named, candidates };
}

function holdsRecords(found: FolderRecords | undefined): boolean {
  return found !== undefined && found.named.length + found.candidates.length > 0;
}

/** The names with a letter behind their number that others show to be records: `0034a-x.md` beside `0034-y.md`. */
function lettersIn({ uri, names }: Folder): ReadonlySet<string> {
  const lettered = names.filter((name) => /\d[a-f]/i.test(name) && parseAnyName(name)?.needsRelative);
  const evidence = new LogNameEvidence();
  if (lettered.length > 0) for (const name of names) evidence.setName(childOf(uri, name), parseAnyName(name), true);
  return new Set(lettered.filter((name) => evidence.isNamed(childOf(uri, name))));
}

/** The folders in some of a log that were not listed and may hold records, and why they were not. */
async function explainUnlisted(
  folders: readonly Folder[],
  logs: ReadonlySet<Folder>,
  fileSystem: FileSystem,
): Promise<Map<string, UnreadableReason>> {
  const reasons = new Map<string, UnreadableReason>();
  for (const uri of folders.flatMap(({ unlisted }) => unlisted)) {
    if (holdsNoRecords({ uri })) continue;
    const content = await fileSystem.readFile(uri, 0, { keepLinks: true });
    if (content.kind === 'forbidden') reasons.set(uri, { kind: 'folder-forbidden' });
    else if (content.kind === 'misnamed') reasons.set(uri, { kind: 'name', name: content.name });
    else if (content.kind === 'link' && (await mayLinkRecords(uri, logs, fileSystem)))
      reasons.set(uri, { kind: 'folder-link' });
  }
  return reasons;
}

/** The folders in some of a log whose names are those of records: a record that was meant to be there is missing. */
function namedLikeRecords(folders: readonly Folder[]): [uri: string, reason: UnreadableReason][] {
  const named = folders.flatMap(({ children }) => children.filter(({ uri }) => isRecordName(nameOf(uri))));
  return named.map(({ uri }) => [uri, { kind: 'not-file', isFolder: true }]);
}

/** Whether a link leads to a folder with records that are not read under its own name, or out of the workspace. */
async function mayLinkRecords(uri: string, logs: ReadonlySet<Folder>, fileSystem: FileSystem): Promise<boolean> {
  const entries = await fileSystem.readDirectory(uri);
  if (entries === undefined) return true;
  const realOf = (each: string) => fileSystem.realUri?.(each) ?? each;
  const real = realOf(uri);
  if ([...logs].some((log) => isInside(real, realOf(log.uri)))) return false;
  return entries.some(({ name, kind }) => kind === 'file' && isRecordName(name));
}

/** Whether a file belongs to another one beside it: a translation, notes. */
function hasMainText(name: string, { names }: Folder): boolean {
  const main = mainTextOf(name);
  return main !== undefined && names.includes(main);
}

/** Whether a folder has the files of the one above it once more: `fr/0001-tea.md` beside `0001-tea.md`. */
function holdsTranslations({ uri, names }: Folder, { names: originals }: Folder): boolean {
  const records = names.filter(isRecordName);
  return (
    /^[a-z]{2}(?:[-_][a-z]{2,4})?$/i.test(nameOf(uri)) &&
    records.length > 0 &&
    records.every((name) => originals.includes(name))
  );
}

function holdsNoRecords({ uri }: Pick<Folder, 'uri'>): boolean {
  return /\/(?:drafts?|\.[^/]*)$/i.test(uri);
}

/**
 * The folders of a log at the root that do not belong to it. The root of a repository also holds chapters, lessons and
 * migrations with numbers: a folder belongs to the log where its index links into it, or where most of its numbered
 * files are records by their content.
 */
async function findForeign(root: Folder, logs: ReadonlySet<Folder>, fileSystem: FileSystem): Promise<Set<string>> {
  const foreign = new Set<string>();
  if (root.children.length === 0) return foreign;
  const linked = new Set([...(await readTargets(root, fileSystem))].map(parentOf));
  const visits = [...root.children];
  for (let folder = visits.pop(); folder !== undefined; folder = visits.pop()) {
    if (logs.has(folder) || holdsNoRecords(folder)) continue;
    append(visits, folder.children);
    if (!folder.names.some(isRecordName) || linked.has(folder.uri)) continue;
    if (!(await areMostlyRecords(folder, folder.names.filter(isRecordName), fileSystem))) foreign.add(folder.uri);
  }
  return foreign;
}

async function readAdrToolsFolder(root: Folder, fileSystem: FileSystem): Promise<readonly string[] | undefined> {
  const path = (await readSmall(childOf(root.uri, adrToolsFile), fileSystem))?.trim();
  return path === undefined || path === '' ? undefined : [path];
}

/** Which folders of the tree are logs, parents before their subfolders. */
async function judge(
  root: Folder,
  named: readonly string[] | undefined,
  { fileSystem, pause }: Pick<LogSearch, 'fileSystem' | 'pause'>,
): Promise<Set<Folder>> {
  const logs = new Set<Folder>();
  const namedPaths = named
    ?.map((entry) => readFolder(entry))
    .flatMap((each) => (typeof each === 'string' ? [] : each.path));
  // A list, since a promise for each of ten thousand folders takes longer than the question.
  const visits = [{ folder: root, isInLog: false }];
  for (let visit = visits.pop(); visit !== undefined; visit = visits.pop()) {
    const { folder, isInLog } = visit;
    if (pause.isDue()) await pause.now();
    const isLog = isInLog
      ? !holdsNoRecords(folder) && folder.names.some(isRecordName) && (await hasIndex(folder, fileSystem))
      : namedPaths === undefined
        ? (isCustomary(folder) && !isDocumentation(folder) && (await holdsLog(folder, fileSystem))) ||
          (folder.names.length >= fewestRecords &&
            ((await looksLikeLog(folder, fileSystem)) ||
              (!foreignFolders.test(folder.path) && (await findSeries(folder, fileSystem)).size > 0)))
        : namedPaths.includes(folder.path);
    if (isLog) logs.add(folder);
    for (let at = folder.children.length - 1; at >= 0; at--)
      visits.push({ folder: folder.children[at] as Folder, isInLog: isInLog || isLog });
  }
  return logs;
}

/** The documentation of an architecture lies here as often as its decisions: what is in it tells. */
function isDocumentation({ uri }: Folder): boolean {
  return /\/docs?\/architecture$/.test(uri);
}

/**
 * The words before the numbers in a folder that is called a log, where most files are named so, or as records are, and
 * tell of decisions: `ARCH-012-x.md`, `CI-001-y.md`. Elsewhere such names are those of tickets and other documents.
 */
async function findSeries(folder: Folder, fileSystem: FileSystem): Promise<ReadonlySet<string>> {
  const names = folder.names.filter((name) => !indexNames.includes(name));
  const named = names.filter((name) => seriesPrefixOf(name) !== '');
  const others = names.filter(isRecordName);
  const series = new Set<string>();
  const isMost = (some: readonly string[]) => some.length >= fewestRecords && some.length * 2 > names.length;
  // A hidden folder, or one that is looked at alone, must be called so itself.
  const path = /^(?![^.])|\/\./.test(folder.path) ? nameOf(folder.uri) : folder.path;
  if (named.length === 0 || !isMost([...named, ...others]) || !isCalledLog({ path })) return series;
  for (const prefix of [...new Set(named.map(seriesPrefixOf))].slice(0, sampleSize)) {
    const own = named.filter((name) => seriesPrefixOf(name) === prefix).slice(0, fewestRecords);
    // Beside other records, a ticket may tell of a decision, but its number is not padded.
    if (!isMost(named) && !own[0]?.startsWith('0', prefix.length)) continue;
    if (await areMostlyRecords(folder, own, fileSystem, tellsDecision)) series.add(prefix);
  }
  return isMost([...named.filter((name) => series.has(seriesPrefixOf(name))), ...others]) ? series : new Set();
}

/** What programs keep for themselves, and other working trees of the same repository. */
const foreignFolders = /(?:^|\/)\.(?:git|github|cache)\/|worktrees\//;

/** Whether the path of a folder says that decisions lie there. */
function isCalledLog({ path }: Pick<Folder, 'path'>): boolean {
  return /(?:^|[^a-z])adrs?(?:[^a-z]|$)|deci[sz]|décision|entscheid|beschl|besluit|beslissing|решени|决策|決定/iu.test(
    path,
  );
}

const customaryNames = new Set(customaryFolders.map((path) => path.slice(path.lastIndexOf('/') + 1)));

function isCustomary({ uri, path }: Folder): boolean {
  if (!customaryNames.has(uri.slice(uri.lastIndexOf('/') + 1))) return false;
  return customaryFolders.some((customary) => path === customary || uri.endsWith(`/${customary}`));
}

/** A customary place holds a log once there is a record somewhere in it, or an index that waits for the first one. */
async function holdsLog(folder: Folder, fileSystem: FileSystem): Promise<boolean> {
  const hasRecord = (each: Folder): boolean =>
    !holdsNoRecords(each) && (each.names.some(isRecordName) || each.children.some(hasRecord));
  return hasRecord(folder) || (await hasIndex(folder, fileSystem)) || (await holdsUnnamedRecord(folder, fileSystem));
}

/** Whether one of a folder's first files is a record, though its name does not say so. */
async function holdsUnnamedRecord({ uri, names }: Folder, fileSystem: FileSystem): Promise<boolean> {
  for (const name of names.filter(isCandidateName).slice(0, sampleSize)) {
    const file = await readSourceFile(childOf(uri, name), fileSystem);
    if (file.kind === 'read' && readsLikeRecord(file.file)) return true;
  }
  return false;
}

async function hasIndex(folder: Folder, fileSystem: FileSystem): Promise<boolean> {
  for await (const _ of readIndexes(folder, fileSystem)) return true;
  return false;
}

/** The indexes of a folder, the likeliest first. */
async function* readIndexes(folder: Folder, fileSystem: FileSystem): AsyncGenerator<DecisionIndex> {
  const depth = folder.path === '' ? 0 : folder.path.split('/').length;
  const root = folder.uri
    .split('/')
    .slice(0, -depth || undefined)
    .join('/');
  for (const name of indexNames.filter((each) => folder.names.includes(each))) {
    const file = await readSourceFile(childOf(folder.uri, name), fileSystem, { root });
    const index = file.kind === 'read' ? readIndex(file.file) : undefined;
    if (index !== undefined) yield index;
  }
}

/** The files that the index of a folder links. */
async function readTargets(folder: Folder, fileSystem: FileSystem): Promise<ReadonlySet<string>> {
  for await (const { targets } of readIndexes(folder, fileSystem)) return targets;
  return new Set();
}

async function looksLikeLog(folder: Folder, fileSystem: FileSystem): Promise<boolean> {
  const shaped = folder.names.filter((name) => parseRecordName(name) !== undefined);
  if (shaped.length < fewestRecords) return false;
  const isCalled = isCalledLog(folder) || namingOf(shaped.flatMap((name) => parseRecordName(name) ?? [])) === 'as-adr';
  const isRecord = isCalled ? mayBeDecision : readsLikeDecision;
  return (
    (await areMostlyRecords(folder, shaped, fileSystem, isRecord)) ||
    (await areIndexedDecisions(folder, shaped, fileSystem))
  );
}

/** Whether most of a folder's files of these names are records, each by what it says. */
async function areMostlyRecords(
  folder: Folder,
  names: readonly string[],
  fileSystem: FileSystem,
  isRecord: (file: SourceFile) => boolean = looksLikeRecord,
): Promise<boolean> {
  const sample = names.slice(0, sampleSize);
  const files = await readFiles(folder, sample, fileSystem);
  return files.filter(isRecord).length * 2 > sample.length;
}

/** Whether files are records by what they share: an index links them all, and they have the sections of decisions. */
async function areIndexedDecisions(folder: Folder, names: readonly string[], fileSystem: FileSystem): Promise<boolean> {
  const decisions = names.filter((name) => !isTemplateName(name));
  if (decisions.length < fewestRecords) return false;
  const targets = await readTargets(folder, fileSystem);
  if (!decisions.every((name) => targets.has(childOf(folder.uri, name)))) return false;
  const [template] = await readFiles(folder, folder.names.filter(isTemplateName).slice(0, 1), fileSystem);
  const sample = decisions.slice(0, sampleSize);
  const files = await readFiles(folder, sample, fileSystem);
  return files.length === sample.length && shareDecisionSections(files, template);
}

async function readFiles({ uri }: Folder, names: readonly string[], fileSystem: FileSystem): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for (const name of names) {
    const file = await readSourceFile(childOf(uri, name), fileSystem);
    if (file.kind === 'read') files.push(file.file);
  }
  return files;
}

/** The log that a file belongs to by its place: the innermost one that holds it. */
export function innermost<T extends { readonly folder: string }>(uri: string, logs: Iterable<T>): T | undefined {
  let best: T | undefined;
  for (const log of logs) {
    if (isInside(uri, log.folder) && log.folder.length > (best?.folder.length ?? -1)) best = log;
  }
  return best;
}
