/** The files that a branch has gained in the folder of a log since it and the current one parted. */
export interface BranchFiles {
  /** As people call it: `main`, `origin/flags`. */
  readonly branch: string;
  /** From the folder of the log, with `/`. */
  readonly paths: readonly string[];
}
