import { largest } from '../core/markdown/sequences.ts';
import { describeConvention } from '../core/messages/describeConvention.ts';
import { english } from '../core/messages/english.ts';
import { loadLogs } from './loadLogs.ts';
import { emptyOption, emptyOptionHelp, exitCode, printNotes } from './notes.ts';
import { print } from './output.ts';
import { shown } from './paths.ts';
import { readOptions } from './readOptions.ts';
import type { Subcommand } from './subcommand.ts';

/** `adr-keeper convention`: prints what each log demands, and where that was found. */
export const convention: Subcommand = {
  summary: 'prints what each log expects, and where that was found',
  help: `Usage: adr-keeper convention [PATH…] [--allow-empty]

Prints what each log expects of its records, and where that was found. PATH defaults to the current folder.

${emptyOptionHelp}`,
  async run(args) {
    const { values, positionals } = readOptions(args, emptyOption);
    const { logs, notes } = await loadLogs(positionals);
    printNotes(notes);
    const blocks = logs.map((log) => {
      const lines = describeConvention(log, english);
      const width = largest(lines.map(({ name }) => name.length));
      const entries = lines.map((line) => `  ${line.name.padEnd(width)}  ${line.value}  (${line.source})`);
      return [shown(log.folder), ...entries].join('\n');
    });
    if (blocks.length > 0) print(`${blocks.join('\n\n')}\n`);
    return exitCode(notes, 0, values['allow-empty']);
  },
};
