import { describeTitleProblem } from '../core/messages/describe.ts';
import { english } from '../core/messages/english.ts';
import { newRecord, planRecord } from '../core/operations/newRecord.ts';
import { ask } from './ask.ts';
import { carryOut } from './carryOut.ts';
import { findLog } from './findRecords.ts';
import { readBranches } from './readBranches.ts';
import { changeOptions, changeOptionsHelp, readOptions } from './readOptions.ts';
import { readText } from './readText.ts';
import { Refusal } from './refusal.ts';
import type { Subcommand } from './subcommand.ts';
import { UsageError } from './usageError.ts';

/** `adr-keeper new`: makes a record from the log's template, and its row. */
export const newRecordCommand: Subcommand = {
  summary: 'makes a record from the template, and its row',
  help: `Usage: adr-keeper new ["TITLE"] [--parent NUM] [--status NAME] [--log FOLDER] [--dry-run]

Makes a record from the log's template with the next number that is free on all branches, and its row in the index. In a
terminal, a title that is not given is asked for.

  --parent NUM   makes a sub-record of this one: 017-1, 017-2, …
  --status NAME  the status it starts with; else the first one of the log
${changeOptionsHelp}`,
  async run(args) {
    const { values, positionals } = readOptions(args, {
      ...changeOptions,
      parent: { type: 'string' },
      status: { type: 'string' },
    });
    const log = await findLog(values.log);
    await readBranches([log]);
    const title = positionals.join(' ') || (await ask('What was decided, in a few words?'));
    if (title === undefined) throw new UsageError('Which title?');
    const planned = planRecord(log, title, { parent: values.parent, status: values.status });
    if ('kind' in planned) throw new Refusal(describeTitleProblem(planned, english));
    const { template } = log;
    const { edit } = newRecord(log, planned, template === undefined ? undefined : readText(template.file.uri));
    return carryOut(edit, values['dry-run']);
  },
};
