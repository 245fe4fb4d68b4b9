import type { BranchFiles } from '../core/model/otherVersions.ts';

/** Who knows the branches of a folder's repository. Nothing above it assumes that there is one, or git. */
export interface BranchReader {
  /**
   * What each local and each remote-tracking branch has gained in a folder since it and the current commit parted, those
   * that gained nothing left out. Nothing is fetched. Never throws: where there is no repository, there are no branches.
   */
  readGains(folder: string): Promise<readonly BranchFiles[]>;
}
