/** One command of the command line. */
export interface Subcommand {
  /** Its line in the overview. */
  readonly summary: string;
  /** What `--help` prints: how it is called, what it does, each option, without a line ending at the end. */
  readonly help: string;
  /** The exit code of wrong usage; 2 unless the program that calls it takes 2 for something else. */
  readonly usageExitCode?: number;
  /** Runs it with the arguments after its name, and returns the exit code of the process. */
  run(args: readonly string[]): number | Promise<number>;
}
