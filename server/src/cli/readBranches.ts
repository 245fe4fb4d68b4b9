import { URI } from 'vscode-uri';
import type { LiveLog } from '../core/model/liveLog.ts';
import { gitFor } from '../workspace/git.ts';
import { gitBranchReader } from '../workspace/gitBranchReader.ts';
import { escapeLine, printError } from './output.ts';
import { shown } from './paths.ts';

/** Tells logs what other branches have: who runs a command in a repository trusts it. Says where git did not answer. */
export async function readBranches(logs: readonly LiveLog[]): Promise<void> {
  for (const log of logs) {
    if (!(await answersGit(log))) printError(`adr-keeper: ${noAnswer(log, 'other branches were not checked')}\n`);
    else log.setBranches(await gitBranchReader.readGains(log.folder));
  }
}

/** Whether git answers for the repository of a log; true where it is in none. */
export async function answersGit({ folder }: LiveLog): Promise<boolean> {
  const { root, run } = gitFor(URI.parse(folder).fsPath);
  return root === undefined || (await run(['rev-parse', '--git-dir'])).status === 0;
}

/** The sentence for a log whose repository git does not read. */
export function noAnswer({ folder }: LiveLog, consequence: string): string {
  return `Git failed in ${escapeLine(shown(folder))}, so ${consequence}. Run "git status" there for details.`;
}
