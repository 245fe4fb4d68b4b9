/** One command of the command line. */
export interface Subcommand {
  /** Its line in the overview. */
  readonly summary: string;
  /** What `--help` prints: how it is called, what it does, each option, without a line ending at the end. */
  readonly help: string;
  /** Runs it with what stands behind its name, and says with which code the process should end. */
  run(args: readonly string[]): number | Promise<number>;
}
