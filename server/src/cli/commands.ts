import { largest } from '../core/markdown/sequences.ts';
import { check } from './check.ts';
import { convention } from './convention.ts';
import { deleteRecordCommand } from './deleteRecord.ts';
import { graph } from './graph.ts';
import { init } from './init.ts';
import { installMergeDriver } from './installMergeDriver.ts';
import { linkRecordsCommand } from './linkRecords.ts';
import { listRecordsCommand } from './listRecords.ts';
import { mergeIndex } from './mergeIndex.ts';
import { newRecordCommand } from './newRecord.ts';
import { NothingToRead } from './notes.ts';
import { escapeLine, print, printError } from './output.ts';
import { Refusal, UsageError } from './refusal.ts';
import { renumberRecordCommand } from './renumberRecord.ts';
import { setStatusCommand } from './setStatus.ts';
import { settleFirst } from './settleFirst.ts';
import { sortIndexCommand } from './sortIndex.ts';
import type { Subcommand } from './subcommand.ts';
import { supersedeCommand } from './supersede.ts';
import { sync } from './sync.ts';
import { undo } from './undo.ts';

/** Every command, in the order of the overview. */
const commands: ReadonlyMap<string, Subcommand> = new Map(
  Object.entries<Subcommand>({
    check,
    list: listRecordsCommand,
    init,
    new: newRecordCommand,
    status: setStatusCommand,
    supersede: supersedeCommand,
    link: linkRecordsCommand,
    renumber: renumberRecordCommand,
    delete: deleteRecordCommand,
    sync,
    sort: sortIndexCommand,
    undo,
    convention,
    graph,
    'merge-index': mergeIndex,
    'install-merge-driver': installMergeDriver,
  }),
);

const nameWidth = largest([...commands.keys()].map(({ length }) => length));

const usage = `Usage: adr-keeper COMMAND …

${[...commands].map(([name, { summary }]) => `  ${name.padEnd(nameWidth)}  ${summary}`).join('\n')}

Run "adr-keeper COMMAND --help" for details, or "adr-keeper --version" for the version.

Exit codes: 0 success, no problems; 1 problems found, command refused or index out of date; 2 wrong usage, path not found or
no records to read (0 with --allow-empty).`;

/** Runs a command as a process would: returns its exit code, and prints what went wrong. */
export function runCommand(args: readonly string[]): Promise<number> {
  return run(args).catch((error: unknown) => refuse(error, args[0]));
}

/** Whether a command is called by a program, for which its exit codes mean something else. */
export function isCalledByProgram([name]: readonly string[]): boolean {
  return commands.get(name ?? '')?.errorExitCode !== undefined;
}

async function run([name, ...rest]: readonly string[]): Promise<number> {
  if (name === '--help' || name === '-h' || name === 'help')
    return printHelp(commands.get(rest[0] ?? '')?.help ?? usage);
  const command = commands.get(name ?? '');
  if (command === undefined)
    throw new UsageError(name === undefined ? 'Missing command.' : `Unknown command "${name}".`);
  if (rest.includes('--help') || rest.includes('-h')) return printHelp(command.help);
  settleFirst(rest);
  return command.run(rest);
}

function printHelp(help: string): number {
  print(`${help}\n`);
  return 0;
}

function refuse(error: unknown, name: string | undefined): number {
  const command = commands.get(name ?? '');
  if (error instanceof NothingToRead || error instanceof Refusal || isSystemError(error)) {
    const { message } = error as Error;
    printError(`adr-keeper: ${error instanceof NothingToRead ? message : escapeLine(message)}\n`);
    return command?.errorExitCode ?? (error instanceof NothingToRead ? 2 : 1);
  }
  if (!(error instanceof UsageError)) {
    // Node would print it with all that a file may have put into the message.
    printError(`${error instanceof Error ? error.stack : error}\n`);
    return command?.errorExitCode ?? 1;
  }
  const [synopsis] = command?.help.split('\n\n') ?? [];
  const help = synopsis === undefined ? usage : `${synopsis}\nRun "adr-keeper ${name} --help" for details.`;
  printError(`adr-keeper: ${escapeLine(error.message)}\n\n${help}\n`);
  return command?.errorExitCode ?? 2;
}

/** What the system refuses, such as a file that may not be read, is not a fault of ours. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
