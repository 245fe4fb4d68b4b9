import { URI } from 'vscode-uri';
import type { LiveLog } from '../core/model/liveLog.ts';
import { findRepository } from '../workspace/findRepository.ts';
import { gitFor } from '../workspace/git.ts';
import { gitBranchReader } from '../workspace/gitBranchReader.ts';
import { printError } from './output.ts';
import { shown } from './paths.ts';

/** Why git tells nothing of a log: it fails there, or `.git` leads to a repository that does not point back. */
export type GitSilence = 'no-repository' | 'foreign-repository' | 'failure';

/**
 * Tells logs what other branches have: who runs a command in a repository trusts it. Says where git did not answer, and,
 * if the branches were `asked` for, where there are none.
 */
export async function readBranches(logs: readonly LiveLog[], asked?: 'asked'): Promise<void> {
  for (const log of logs) {
    const silence = await findSilence(log);
    if (silence === undefined) log.setBranches(await gitBranchReader.readGains(log.folder));
    else if (silence !== 'no-repository' || asked !== undefined)
      printError(`adr-keeper: ${describeSilence(silence, log, 'other branches were not checked')}\n`);
  }
}

/** Undefined where git answers for the repository of a log. */
export async function findSilence({ folder }: LiveLog): Promise<GitSilence | undefined> {
  const path = URI.parse(folder).fsPath;
  const { root, run } = gitFor(path);
  if (root === undefined) return findRepository(path) === undefined ? 'no-repository' : 'foreign-repository';
  return (await run(['rev-parse', '--git-dir'])).status === 0 ? undefined : 'failure';
}

/** The sentence for a log of which git tells nothing. */
export function describeSilence(silence: GitSilence, { folder }: LiveLog, consequence: string): string {
  const where = shown(folder);
  switch (silence) {
    case 'no-repository':
      return `${where} is not in a git repository, so ${consequence}.`;
    case 'foreign-repository':
      return `The .git of ${where} leads to a repository that does not point back, so ${consequence}.`;
    case 'failure':
      return `Git failed in ${where}, so ${consequence}. Run "git status" there for details.`;
  }
}
