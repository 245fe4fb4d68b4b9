import type { LiveLog } from '../core/model/liveLog.ts';
import type { BranchReader } from './branchReader.ts';
import { oneAtATime } from './oneAtATime.ts';

/** Whose branches are read, and whether they may be. */
export interface BranchNumbersOptions {
  readonly reader: BranchReader;
  readonly logs: () => readonly LiveLog[];
  /** Whether the branches of a log may be read: never in a workspace that nobody trusts. */
  readonly isWanted: (log: LiveLog) => boolean | Promise<boolean>;
  /** The log knows what its branches have; these files may have other problems now. */
  readonly onDidRead: (log: LiveLog, affected: ReadonlySet<string>) => void;
}

/**
 * What tells logs anew which numbers other branches have given away; it resolves when every log knows. One reading at a
 * time: who asks meanwhile gets the next one.
 */
export function followBranches({ reader, logs, isWanted, onDidRead }: BranchNumbersOptions): () => Promise<void> {
  return oneAtATime(async () => {
    for (const log of logs()) {
      const affected = log.setBranches((await isWanted(log)) ? await reader.readGains(log.folder) : []);
      if (affected.size > 0) onDidRead(log, affected);
    }
  });
}
