import { check } from './cli/check.ts';
import { convention } from './cli/convention.ts';
import { graph } from './cli/graph.ts';
import { mergeIndex } from './cli/mergeIndex.ts';
import { sync } from './cli/sync.ts';
import { UsageError } from './cli/usageError.ts';

const usage = `Usage: adr-keeper check [PATH…] [--fix] [--format stylish|json] [--fail-on error|warning|information|hint|never]

       adr-keeper sync [PATH…] [--check] [--prune]
       adr-keeper merge-index BASE OURS THEIRS
       adr-keeper convention [PATH…]
       adr-keeper graph [PATH] [--format mermaid|dot|svg] [--across number|time]

check: checks the decision logs in the given folders, or the given records and indexes alone, judged within their log.
--fix first does the safe fixes.
sync: gives each record its row in the index, with its number and status, and prints what changed. --check writes nothing
and ends with 1 where there is something to do; --prune also takes rows away that lead nowhere.
merge-index: a merge driver for git that merges the rows of an index record by record, into OURS.
convention: prints what each log demands of its records, and where that was found.
graph: prints the records of a log and what they say of each other as a picture, by number or by time from left to right.
PATH is the current folder unless given.

Exit codes: 0 no problem at or above --fail-on (default: warning), 1 some, 2 wrong usage or no such path.
`;

async function run([command, ...rest]: readonly string[]): Promise<number> {
  if (command === 'check') return check(rest);
  if (command === 'sync') return sync(rest);
  if (command === 'merge-index') return mergeIndex(rest);
  if (command === 'convention') return convention(rest);
  if (command === 'graph') return graph(rest);
  if (command !== '--help' && command !== '-h' && command !== 'help') {
    throw new UsageError(command === undefined ? 'Which command?' : `There is no command "${command}".`);
  }
  process.stdout.write(usage);
  return 0;
}

function refuse(error: unknown): number {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`adr-keeper: ${error.message}\n\n${usage}`);
  return 2;
}

// The exit code is set, not forced: what was written must still reach a pipe.
void run(process.argv.slice(2))
  .catch(refuse)
  .then((code) => {
    process.exitCode = code;
  });
