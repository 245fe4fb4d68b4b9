/** One command of the command line. */
export interface Subcommand {
  /** Its line in the overview. */
  readonly summary: string;
  /** What `--help` prints: how it is called, what it does, each option, without a line ending at the end. */
  readonly help: string;
  /** The exit code of wrong usage and of every error, where the program that calls it takes 1 and 2 for something else. */
  readonly errorExitCode?: number;
  /** Runs it with the arguments after its name, and returns the exit code of the process. */
  run(args: readonly string[]): number | Promise<number>;
}
