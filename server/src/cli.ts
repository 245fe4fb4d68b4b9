#!/usr/bin/env node
import { check } from './cli/check.ts';
import { convention } from './cli/convention.ts';
import { deleteRecordCommand } from './cli/deleteRecord.ts';
import { graph } from './cli/graph.ts';
import { init } from './cli/init.ts';
import { linkRecordsCommand } from './cli/linkRecords.ts';
import { listRecordsCommand } from './cli/listRecords.ts';
import { mergeIndex } from './cli/mergeIndex.ts';
import { newRecordCommand } from './cli/newRecord.ts';
import { Refusal } from './cli/refusal.ts';
import { renumberRecordCommand } from './cli/renumberRecord.ts';
import { setStatusCommand } from './cli/setStatus.ts';
import { sortIndexCommand } from './cli/sortIndex.ts';
import type { Subcommand } from './cli/subcommand.ts';
import { supersedeCommand } from './cli/supersede.ts';
import { sync } from './cli/sync.ts';
import { UsageError } from './cli/usageError.ts';

/** Every command, in the order of the overview. */
const commands: ReadonlyMap<string, Subcommand> = new Map(
  Object.entries<Subcommand>({
    check: {
      summary: 'checks logs, or single files within their log',
      help: `Usage: adr-keeper check [PATH…] [--fix [--dry-run]] [--branches] [--format stylish|json] [--fail-on SEVERITY]

Checks the decision logs in the given folders, or the given records and indexes alone, judged within their log. PATH is
the current folder unless given.

  --fix               first does the safe fixes
  --dry-run           with --fix: changes nothing, and prints what it would change as a diff that git can apply
  --branches          asks git which numbers other branches have given away
  --format json       prints one object for other programs
  --fail-on SEVERITY  error, warning (unless given), information, hint or never

Ends with 0 where there is no problem at or above --fail-on, with 1 where there are some.`,
      run: check,
    },
    list: listRecordsCommand,
    init,
    new: newRecordCommand,
    status: setStatusCommand,
    supersede: supersedeCommand,
    link: linkRecordsCommand,
    renumber: renumberRecordCommand,
    delete: deleteRecordCommand,
    sync: {
      summary: 'brings the index in step with the records',
      help: `Usage: adr-keeper sync [PATH…] [--check] [--prune] [--dry-run]

Gives each record its row in the index, with its number and status, draws the graph in it anew where it has one, and
prints what changed. PATH is the current folder unless given.

  --check    writes nothing, and ends with 1 where there is something to do
  --prune    also takes rows away that lead nowhere
  --dry-run  changes nothing, and prints what would change as a diff that git can apply`,
      run: sync,
    },
    sort: sortIndexCommand,
    'merge-index': {
      summary: 'merges the rows of an index, as a merge driver of git',
      help: `Usage: adr-keeper merge-index BASE OURS THEIRS

A merge driver for git that merges the rows of an index record by record, into OURS. Ends with 1 where a conflict is left.`,
      run: mergeIndex,
    },
    convention: {
      summary: 'tells what each log demands, and where that was found',
      help: `Usage: adr-keeper convention [PATH…]

Prints what each log demands of its records, and where that was found. PATH is the current folder unless given.`,
      run: convention,
    },
    graph: {
      summary: 'prints the records and their relations as a picture',
      help: `Usage: adr-keeper graph [PATH] [--format mermaid|dot|svg] [--across number|time] [--insert [--dry-run]]

Prints the records of a log and what they say of each other as a picture, by number or by time from left to right. PATH is
the current folder unless given.

  --insert   writes it into the index, as Mermaid between two markers; "sync" draws it anew there
  --dry-run  with --insert: changes nothing, and prints what would change as a diff that git can apply`,
      run: graph,
    },
  }),
);

const usage = `Usage: adr-keeper COMMAND …

${[...commands].map(([name, { summary }]) => `  ${name.padEnd(11)}  ${summary}`).join('\n')}

adr-keeper COMMAND --help tells more, adr-keeper --version which one this is. Exit codes: 0 done and no problems, 1 problems
or refused, 2 wrong usage or no such path.`;

/** That of the package, written in by the build. */
declare const packageVersion: string;

async function run([name, ...rest]: readonly string[]): Promise<number> {
  if (name === '--version') return print(packageVersion);
  if (name === '--help' || name === '-h' || name === 'help') return print(commands.get(rest[0] ?? '')?.help ?? usage);
  const command = commands.get(name ?? '');
  if (command === undefined)
    throw new UsageError(name === undefined ? 'Which command?' : `There is no command "${name}".`);
  return rest.includes('--help') || rest.includes('-h') ? print(command.help) : command.run(rest);
}

function print(help: string): number {
  process.stdout.write(`${help}\n`);
  return 0;
}

function refuse(error: unknown, name: string | undefined): number {
  // What the system refuses, such as a file that may not be written, is no fault of ours, either.
  if (error instanceof Refusal || (error instanceof Error && 'syscall' in error)) {
    process.stderr.write(`adr-keeper: ${error.message}\n`);
    return 1;
  }
  if (!(error instanceof UsageError)) throw error;
  const [synopsis] = commands.get(name ?? '')?.help.split('\n\n') ?? [];
  const help = synopsis === undefined ? usage : `${synopsis}\nadr-keeper ${name} --help tells more.`;
  process.stderr.write(`adr-keeper: ${error.message}\n\n${help}\n`);
  return 2;
}

// The exit code is set, not forced: what was written must still reach a pipe.
const args = process.argv.slice(2);
void run(args)
  .catch((error: unknown) => refuse(error, args[0]))
  .then((code) => {
    process.exitCode = code;
  });
