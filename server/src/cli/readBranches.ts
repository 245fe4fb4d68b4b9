import type { LiveLog } from '../core/model/log.ts';
import { gitBranchReader } from '../workspace/gitBranchReader.ts';

/** Tells logs what other branches have: who runs a command in a repository trusts it. */
export async function readBranches(logs: readonly LiveLog[]): Promise<void> {
  for (const log of logs) log.setBranches(await gitBranchReader.readGains(log.folder));
}
