import { statSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { URI } from 'vscode-uri';
import { type ConfigurationFile, folderAt, readFolder } from '../core/model/configuration.ts';
import type { LiveLog, Surroundings } from '../core/model/liveLog.ts';
import type { Log } from '../core/model/log.ts';
import { childOf } from '../core/model/uris.ts';
import { indexUriFor } from '../core/operations/index/createIndex.ts';
import { configurationFile } from '../protocol.ts';
import type { CitingPatterns } from '../workspace/citingFiles.ts';
import type { FileSystem } from '../workspace/fileSystem.ts';
import { distrustPrograms } from '../workspace/git.ts';
import { localDay } from '../workspace/localDay.ts';
import { nodeFileSystem } from '../workspace/nodeFileSystem.ts';
import { surveyFolder } from '../workspace/otherFormats.ts';
import { makePause } from '../workspace/pause.ts';
import { Workspace } from '../workspace/workspace.ts';
import { countFormats, describeEmptyFolder, type Note } from './notes.ts';
import { printError } from './output.ts';
import {
  findOuterWorkspace,
  findRoot,
  findWorkspace,
  followPath,
  holdsEverything,
  isWithin,
  relativePath,
  shown,
} from './paths.ts';
import { UsageError } from './refusal.ts';

/** The logs that were asked for, which of their files, and what could not be read. */
export interface AskedLogs {
  readonly logs: readonly LiveLog[];
  readonly filesOf: (log: Log) => string[];
  readonly configurations: readonly ConfigurationFile[];
  readonly files: Surroundings;
  readonly notes: readonly Note[];
}

/** How logs are loaded. */
export interface LoadOptions {
  readonly fileSystem?: FileSystem;
  /** Whether source code and other documents are searched for what names a record. */
  readonly withCitingFiles?: boolean;
}

/** Every file that `.gitignore` does not exclude may name records. */
const allFiles: CitingPatterns = { include: ['*'], exclude: [] };

/** How long the search for other formats runs before others get their turn, in milliseconds. Here there are no others. */
const sliceMs = 1000;

/**
 * Finds the logs that paths of a command line mean: those in a folder, or that of a file; without a path those of the
 * current folder. Throws {@link UsageError} where a path does not exist.
 */
export async function loadLogs(
  paths: readonly string[],
  { fileSystem = nodeFileSystem, withCitingFiles = false }: LoadOptions = {},
): Promise<AskedLogs> {
  const listener = {
    onDidChangeFiles() {},
    onDidChangeLogs() {},
    onDidFail: (_: string, uri: string, error: unknown) => {
      printError(`adr-keeper: ${shown(uri)} could not be read: ${(error as Error).message}\n`);
    },
  };
  const citingPatterns = () => Promise.resolve(allFiles);
  const workspace = new Workspace(fileSystem, withCitingFiles ? { ...listener, citingPatterns } : listener, {
    today: localDay,
  });
  const files = new Set<string>();
  const folders = new Set<string>();
  for (const path of (paths.length === 0 ? ['.'] : paths).map(followPath)) {
    if (isFolder(path)) folders.add(path);
    else files.add(URI.file(path).toString());
  }
  const workspaces = [...folders].map((folder) => findWorkspace(folder));
  for (const each of workspaces) distrustPrograms(each);
  const roots = workspaces.map((each) => URI.file(each).toString());
  for (const root of roots) await workspace.addFolder(root);
  // What is asked for by name may be too small to be found as a log of its repository.
  for (const uri of [...folders].map((folder) => URI.file(folder).toString()))
    if (!workspace.logs.some((log) => isWithin(log.folder, uri, '/'))) await workspace.addFolder(uri);
  for (const file of files) await addFolderOf(file, workspace);
  for (const log of workspace.logs) {
    const outer = findWorkspaceOfIndex(log, workspace);
    if (outer !== undefined) await workspace.openFolder(outer);
  }

  const isAsked = (uri: string) =>
    files.has(uri) || [...folders].some((folder) => isWithin(URI.parse(uri).fsPath, folder));
  // The index of a log that was asked for belongs to it, wherever it lies.
  const filesOf = (log: Log) =>
    [...filesOfLog(log)].filter((uri) => isAsked(uri) || (uri === log.readme?.uri && isAsked(log.folder)));
  const logs = workspace.logs.filter((log) => filesOf(log).length > 0);
  const configurations = [...workspace.configurations.values()].filter(
    (file) => isAsked(file.uri) || logs.some((log) => log.configuration === file),
  );
  if (withCitingFiles)
    for (const folder of new Set(logs.flatMap((log) => workspace.folderOf(log.folder) ?? [])))
      await workspace.searchCitingFiles(folder);
  const notes = [
    ...(await noteEmptyFolders({ folders, roots, workspace })),
    ...[...files].flatMap((uri) => noteSkipped(uri, workspace)),
    ...logs.flatMap(noteOtherFormats),
  ];
  return { logs, filesOf, configurations, files: workspace.files, notes };
}

/** The URI of the workspace around that of a log, if it takes that one to hold the index which the configuration names. */
function findWorkspaceOfIndex(log: Log, workspace: Workspace): string | undefined {
  const index = log.configuration?.settings.index === undefined ? undefined : indexUriFor(log);
  const root = workspace.folderOf(log.folder);
  if (index === undefined || root === undefined || workspace.folderOf(index) !== undefined) return undefined;
  for (let outer = findOuterWorkspace(URI.parse(root).fsPath); outer !== undefined; outer = findOuterWorkspace(outer)) {
    const uri = URI.file(outer).toString();
    if (isWithin(index, uri, '/')) return uri;
  }
  return undefined;
}

interface AskedFolders {
  /** Their paths. */
  readonly folders: ReadonlySet<string>;
  /** The URIs of the workspace folders that were searched for them: their configurations say where logs are. */
  readonly roots: readonly string[];
  readonly workspace: Workspace;
}

/** Each folder that was asked for, or that the configuration names as a log, in which no record can be read. */
async function noteEmptyFolders({ folders, roots, workspace }: AskedFolders): Promise<Note[]> {
  const records = workspace.logs.flatMap((log) => [...log.records.keys()]);
  const isEmpty = (uri: string) => !records.some((record) => isWithin(record, uri, '/'));
  const asked = [...folders].map((folder) => URI.file(folder).toString());
  const empty = new Map<string, string>();
  for (const root of new Set(roots)) {
    const configuration = workspace.configurations.get(childOf(root, configurationFile));
    if (configuration === undefined) continue;
    for (const entry of configuration.settings.logs ?? []) {
      const read = readFolder(entry);
      // Of the others their mistake is told.
      const uri = typeof read === 'string' ? undefined : folderAt(read.path, configuration.uri);
      const isMeant = uri !== undefined && asked.some((each) => isWithin(uri, each, '/'));
      if (isMeant && isEmpty(uri)) empty.set(uri, `, configured in ${shown(configuration.uri)} under "logs"`);
    }
  }
  // A folder is empty because of its entries: to say so once is enough.
  for (const uri of asked)
    if (isEmpty(uri) && ![...empty.keys()].some((each) => isWithin(each, uri, '/'))) empty.set(uri, '');
  return Promise.all(
    [...empty].map(async ([uri, because]): Promise<Note> => {
      const isThere = (await workspace.fileSystem.readDirectory(uri)) !== undefined;
      const survey = isThere ? await surveyFolder(uri, workspace.fileSystem, makePause(sliceMs)) : undefined;
      const message = describeEmptyFolder(shown(uri), survey, because);
      return { kind: 'nothing-to-read', path: relativePath(uri), message };
    }),
  );
}

/** A named file that no log has: whoever names all files that changed must not be stopped by the others. */
function noteSkipped(uri: string, workspace: Workspace): Note[] {
  if (workspace.logOf(uri) !== undefined || workspace.configurations.has(uri)) return [];
  const path = relativePath(uri);
  return [{ kind: 'file-skipped', path, message: `${shown(uri)} is neither a record nor an index; skipped.` }];
}

/** One note for each log that also has records in formats that are not read. */
function noteOtherFormats({ folder, records, otherFormats }: Log): Note[] {
  if (records.size === 0 || otherFormats.length === 0) return [];
  const path = relativePath(folder);
  const message = `Not read in ${shown(folder)}: ${countFormats(otherFormats)}. Only Markdown records are read.`;
  return [{ kind: 'format-unread', path, message }];
}

function filesOfLog({ records, unreadable, readme }: Log): Set<string> {
  return new Set([...records.keys(), ...unreadable.keys(), ...(readme === undefined ? [] : [readme.uri])]);
}

/**
 * A single file is judged within its log, which is looked for in its workspace, then, as one that is too small to be found
 * there, in the folders between. Nothing above the workspace is looked at.
 */
async function addFolderOf(file: string, workspace: Workspace): Promise<void> {
  const start = dirname(URI.parse(file).fsPath);
  for (const folder of foldersAround(start)) {
    if (workspace.logOf(file) !== undefined) return;
    await workspace.addFolder(URI.file(folder).toString());
  }
}

/** How many folders above a file may hold the index of its log, where nothing says where its workspace begins. */
const mostParents = 3;

/** The workspace of a folder, then the folder itself and those between, the innermost first. */
function foldersAround(start: string): string[] {
  const root = findWorkspace(start);
  const isKnown = root !== start || findRoot(start) === start;
  const folders: string[] = [];
  for (let folder = start; folders.length <= mostParents; folder = dirname(folder)) {
    if (isKnown ? folder === root : folders.length > 0 && holdsEverything(folder)) break;
    folders.push(folder);
  }
  return isKnown ? [root, ...folders] : folders;
}

function isFolder(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) throw new UsageError(`Path "${relative(process.cwd(), path) || path}" not found.`);
  return stats.isDirectory();
}
