import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { findProgram } from './findProgram.ts';
import { findCommonFolder, findRepository, foldersUp, type RepositoryPlace, realPathOf } from './findRepository.ts';
import { gitEnvironment, gitOptions } from './gitEnvironment.ts';
import { type ProgramEnd, runProgram } from './runProgram.ts';

/** How long git may take for one answer, in milliseconds. */
const limitMs = 10_000;

/** More than these bytes are not an answer. */
const maxBytes = 64_000_000;

/** Runs git, with an input if there is one; undefined where it fails, or is not there. */
export type Git = (args: readonly string[], input?: string) => Promise<string | undefined>;

/** Git for one folder. It reads what is on the disk, and executes nothing that a configuration or an attribute names. */
export interface GitFolder {
  /** The root of the working tree; undefined where the folder is in no repository, or in one that is not its own. */
  readonly root: string | undefined;
  /** The path of the folder from the root, with `/`; empty for the root itself. */
  readonly path: string;
  /** Answers as text. */
  readonly ask: Git;
  /** How git ended, and what it printed, as bytes. */
  readonly run: (args: readonly string[], input?: string) => Promise<ProgramEnd>;
}

/** Git at the root of the repository of a folder; where there is none, git that knows no repository. */
export function gitFor(folder: string): GitFolder {
  const place = findOwnRepository(folder);
  const program = findGit(folder);
  const run = async (args: readonly string[], input?: string): Promise<ProgramEnd> => {
    if (program === undefined) return { status: undefined, output: Buffer.alloc(0) };
    return runProgram({
      program,
      args: [...gitOptions, ...args],
      // Without a repository nothing of the folder must be looked at.
      cwd: place?.root ?? dirname(program),
      env: gitEnvironment(process.env, place?.root),
      input,
      limitMs,
      maxBytes,
    });
  };
  return {
    root: place?.root,
    path: place?.path ?? '',
    run,
    ask: async (args, input) => {
      const { status, output } = await run(args, input);
      return status === 0 ? output.toString() : undefined;
    },
  };
}

/** The repository of a folder, unless its `.git` leads to that of somebody else, whose branches and texts are not ours to read. */
function findOwnRepository(folder: string): RepositoryPlace | undefined {
  const place = findRepository(folder);
  return place === undefined || findCommonFolder(place.root) === undefined ? undefined : place;
}

/** The git that belongs to the system or the user, not to what is worked on. */
function findGit(folder: string): string | undefined {
  return findProgram('git', {
    platform: process.platform,
    path: process.env['PATH'] ?? '',
    untrusted: untrustedFolders(folder),
    resolveProgram,
  });
}

/** The folders of the workspace that this process works on, without links. */
const distrusted = new Set<string>();

/** From now on no program is run that lies in a folder, wherever the log is that it is asked for. */
export function distrustPrograms(folder: string): void {
  distrusted.add(realPathOf(folder) ?? folder);
}

/** The folder, those of the workspace, the repositories around it, and the current folder where that holds it: never the home folder, which holds all. */
function untrustedFolders(folder: string): string[] {
  const start = realPathOf(folder) ?? folder;
  const current = realPathOf(process.cwd());
  const home = realPathOf(homedir());
  const above = foldersUp(start).filter(
    (each) =>
      each !== home &&
      each !== dirname(each) &&
      (each === start || each === current || statSync(join(each, '.git'), { throwIfNoEntry: false }) !== undefined),
  );
  return [...above, ...[...distrusted].filter((each) => each !== home && each !== dirname(each))];
}

function resolveProgram(path: string): string | undefined {
  try {
    if (!statSync(path).isFile()) return undefined;
    accessSync(path, constants.X_OK);
    return realPathOf(path);
  } catch {
    return undefined;
  }
}
