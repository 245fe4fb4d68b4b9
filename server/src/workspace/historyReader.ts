/** Who knows what the last commit has of a folder's files. Nothing above it assumes that there is git. */
export interface HistoryReader {
  /**
   * What the files of a folder say in the current commit, by their paths from it; those that it has not are left out.
   * Never throws: where there is no repository, there are no files.
   */
  readTexts(folder: string, paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The day of the last commit that changed a file, `YYYY-MM-DD`, by its path from the folder. Never throws. */
  readDays(folder: string): Promise<ReadonlyMap<string, string>>;
}
