#!/usr/bin/env node
import { check } from './cli/check.ts';
import { convention } from './cli/convention.ts';
import { deleteRecordCommand } from './cli/deleteRecord.ts';
import { graph } from './cli/graph.ts';
import { init } from './cli/init.ts';
import { installMergeDriver } from './cli/installMergeDriver.ts';
import { linkRecordsCommand } from './cli/linkRecords.ts';
import { listRecordsCommand } from './cli/listRecords.ts';
import { mergeIndex } from './cli/mergeIndex.ts';
import { newRecordCommand } from './cli/newRecord.ts';
import { NothingToRead } from './cli/notes.ts';
import { escapeLine, print, printError } from './cli/output.ts';
import { Refusal } from './cli/refusal.ts';
import { renumberRecordCommand } from './cli/renumberRecord.ts';
import { setStatusCommand } from './cli/setStatus.ts';
import { settleFirst } from './cli/settleFirst.ts';
import { sortIndexCommand } from './cli/sortIndex.ts';
import type { Subcommand } from './cli/subcommand.ts';
import { supersedeCommand } from './cli/supersede.ts';
import { sync } from './cli/sync.ts';
import { undo } from './cli/undo.ts';
import { UsageError } from './cli/usageError.ts';

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

const nameWidth = Math.max(...[...commands.keys()].map(({ length }) => length));

const usage = `Usage: adr-keeper COMMAND …

${[...commands].map(([name, { summary }]) => `  ${name.padEnd(nameWidth)}  ${summary}`).join('\n')}

adr-keeper COMMAND --help tells more, adr-keeper --version prints the version. Exit codes: 0 done and no problems; 1 problems,
refused or out of date; 2 wrong usage, no such path, or no record to read (--allow-empty makes that 0).`;

/** That of the package, written in by the build. */
declare const packageVersion: string;

async function run([name, ...rest]: readonly string[]): Promise<number> {
  if (name === '--version') return printHelp(packageVersion);
  if (name === '--help' || name === '-h' || name === 'help')
    return printHelp(commands.get(rest[0] ?? '')?.help ?? usage);
  const command = commands.get(name ?? '');
  if (command === undefined)
    throw new UsageError(name === undefined ? 'Which command?' : `There is no command "${name}".`);
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
  const help = synopsis === undefined ? usage : `${synopsis}\nadr-keeper ${name} --help tells more.`;
  printError(`adr-keeper: ${escapeLine(error.message)}\n\n${help}\n`);
  return command?.errorExitCode ?? 2;
}

/** What the system refuses, such as a file that may not be read, is not a fault of ours. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

const args = process.argv.slice(2);
const isDriver = commands.get(args[0] ?? '')?.errorExitCode !== undefined;

// A reader such as `head` may have enough before all is written: the rest is dropped, and the command ends as it would.
// Nor may what cannot be printed decide what git makes of a merge.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED' && !isDriver) throw error;
  });

// The exit code is set, not forced: what was written must still reach a pipe.
void run(args)
  .catch((error: unknown) => refuse(error, args[0]))
  .then((code) => {
    process.exitCode = code;
  });
