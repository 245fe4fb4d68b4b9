import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { URI } from 'vscode-uri';
import { describeTitleProblem } from '../core/messages/describe.ts';
import { english } from '../core/messages/english.ts';
import { newRecord, planRecord } from '../core/operations/newRecord.ts';
import { readAuthor } from '../workspace/readAuthor.ts';
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
  help: `Usage: adr-keeper new ["TITLE"] [--parent NUM] [--status NAME] [--template NAME|FILE]
       [--log FOLDER] [--dry-run]

Makes a record from the log's template with the next number that is free on all branches, and its row in the index. In a
terminal, a title that is not given is asked for.

  --parent NUM     makes a sub-record of this one: 017-1, 017-2, …
  --status NAME    the status it starts with; else the first one of the log
  --template NAME  Harmony, Nygard, "MADR 4", the name of a file of the log's folder "templates", or the path of any file
${changeOptionsHelp}`,
  async run(args) {
    const { values, positionals } = readOptions(args, {
      ...changeOptions,
      parent: { type: 'string' },
      status: { type: 'string' },
      template: { type: 'string' },
    });
    const log = await findLog(values.log);
    await readBranches([log]);
    const title = positionals.join(' ') || (await ask('What was decided, in a few words?'));
    if (title === undefined) throw new UsageError('Which title?');
    const file = findFile(values.template);
    const { parent, status } = values;
    const planned = planRecord(log, title, { parent, status, template: file === undefined ? values.template : '' });
    if ('kind' in planned) throw new Refusal(describeTitleProblem(planned, english));
    const uri = file ?? planned.template.uri;
    const text = uri === undefined ? undefined : readText(uri);
    const { edit } = newRecord(log, planned, text, { today: log.today, author: await readAuthor(log.folder) });
    return carryOut(edit, values['dry-run']);
  },
};

/** The URI of a file that is meant by its path; undefined for what is no path of a file. */
function findFile(path: string | undefined): string | undefined {
  const isFile = path !== undefined && /\.\w+$/.test(path) && existsSync(path);
  return isFile ? URI.file(resolve(path)).toString() : undefined;
}
