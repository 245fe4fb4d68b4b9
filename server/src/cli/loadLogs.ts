import { existsSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { URI } from 'vscode-uri';
import type { ConfigurationFile } from '../core/model/configuration.ts';
import type { KnownFiles, LiveLog, Log } from '../core/model/log.ts';
import { configurationFile } from '../protocol.ts';
import type { CitingPatterns } from '../workspace/citingFiles.ts';
import type { FileSystem } from '../workspace/fileSystem.ts';
import { localDay } from '../workspace/localDay.ts';
import { nodeFileSystem } from '../workspace/nodeFileSystem.ts';
import { Workspace } from '../workspace/workspace.ts';
import { UsageError } from './usageError.ts';

/** The logs that were asked for, and which of their files. */
export interface AskedLogs {
  readonly logs: readonly LiveLog[];
  readonly filesOf: (log: Log) => string[];
  readonly configurations: readonly ConfigurationFile[];
  readonly files: KnownFiles;
}

/** How logs are loaded. */
export interface LoadOptions {
  readonly fileSystem?: FileSystem;
  /** Whether source code and other documents are searched for what names a record. */
  readonly withCitingFiles?: boolean;
}

/** Every file that `.gitignore` does not exclude may name records. */
const allFiles: CitingPatterns = { include: ['*'], exclude: [] };

/**
 * Finds the logs that paths of a command line mean: those in a folder, or that of a file. Throws {@link UsageError}
 * where a path does not exist.
 */
export async function loadLogs(
  paths: readonly string[],
  { fileSystem = nodeFileSystem, withCitingFiles = false }: LoadOptions = {},
): Promise<AskedLogs> {
  const listener = { onDidChangeFiles() {}, onDidChangeLogs() {} };
  const citingPatterns = () => Promise.resolve(allFiles);
  const workspace = new Workspace(fileSystem, withCitingFiles ? { ...listener, citingPatterns } : listener, {
    today: localDay,
  });
  const files = new Set<string>();
  const folders = new Set<string>();
  for (const path of paths.map((each) => resolve(each))) {
    if (isFolder(path)) folders.add(path);
    else files.add(URI.file(path).toString());
  }
  for (const folder of folders) await workspace.addFolder(URI.file(findWorkspace(folder)).toString());
  // What is asked for by name may be too small to be found as a log of its repository.
  for (const uri of [...folders].map((folder) => URI.file(folder).toString()))
    if (!workspace.logs.some((log) => isWithin(log.folder, uri, '/'))) await workspace.addFolder(uri);
  for (const file of files) await addFolderOf(file, workspace);

  const isAsked = (uri: string) =>
    files.has(uri) || [...folders].some((folder) => isWithin(URI.parse(uri).fsPath, folder));
  const filesOf = (log: Log) => [...filesOfLog(log)].filter(isAsked);
  const logs = workspace.logs.filter((log) => filesOf(log).length > 0);
  const configurations = [...workspace.configurations.values()].filter(
    (file) => isAsked(file.uri) || logs.some((log) => log.configuration === file),
  );
  if (withCitingFiles)
    for (const folder of new Set(logs.flatMap((log) => workspace.folderOf(log.folder) ?? [])))
      await workspace.searchCitingFiles(folder);
  return { logs, filesOf, configurations, files: workspace.files };
}

/** What an editor would have open: the repository of a folder, else the current folder, unless that holds everything. */
function findWorkspace(folder: string): string {
  const current = process.cwd();
  const isProject = isWithin(folder, current) && current !== homedir() && current !== dirname(current);
  return findRoot(folder) ?? (isProject ? current : folder);
}

/** The repository, or whatever a configuration makes one, that a folder lies in: what an editor would have open. */
function findRoot(folder: string): string | undefined {
  const isRoot = [configurationFile, '.git'].some((name) => existsSync(join(folder, name)));
  if (isRoot) return folder;
  return dirname(folder) === folder ? undefined : findRoot(dirname(folder));
}

function filesOfLog({ records, unreadable, readme }: Log): Set<string> {
  return new Set([...records.keys(), ...unreadable.keys(), ...(readme === undefined ? [] : [readme.uri])]);
}

/** A single file is judged within its log, which is looked for from the current folder, else from the folders above it. */
async function addFolderOf(file: string, workspace: Workspace): Promise<void> {
  const start = URI.parse(file).fsPath;
  const candidates = isWithin(start, process.cwd()) ? [process.cwd()] : [];
  for (let folder = dirname(start); folder !== dirname(folder) && candidates.length < 5; folder = dirname(folder))
    candidates.push(folder);
  for (const folder of [...candidates.flatMap((each) => findRoot(each) ?? []).slice(0, 1), ...candidates]) {
    if (workspace.logOf(file) !== undefined) return;
    await workspace.addFolder(URI.file(folder).toString());
  }
}

function isFolder(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) throw new UsageError(`There is no "${relative(process.cwd(), path) || path}".`);
  return stats.isDirectory();
}

function isWithin(path: string, folder: string, separator = sep): boolean {
  return path === folder || path.startsWith(folder.endsWith(separator) ? folder : folder + separator);
}

/** The path from the current folder, with `/`; the current folder itself is `.`. */
export function shown(uri: string): string {
  return relative(process.cwd(), URI.parse(uri).fsPath).replaceAll(sep, '/') || '.';
}
