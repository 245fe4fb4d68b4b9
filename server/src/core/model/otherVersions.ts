/** What the last commit knows of a record. */
export interface PastRecord {
  /** Its status in that commit, where that says that the decision holds: Accepted or Implemented, by whatever word. */
  readonly decidedAs?: string;
  /** The digest of its decision in that commit; undefined where it had none. */
  readonly decision?: number;
  /** The day of the last commit that changed it, as `YYYY-MM-DD`. */
  readonly day?: string;
}

/** The files that a branch has gained in the folder of a log since it and the current one parted. */
export interface BranchFiles {
  /** As people call it: `main`, `origin/flags`. */
  readonly branch: string;
  /** From the folder of the log, with `/`. */
  readonly paths: readonly string[];
}
