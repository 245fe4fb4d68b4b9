import { existsSync } from 'node:fs';
import { URI } from 'vscode-uri';
import { describeSyncLeft, describeTitleProblem } from '../core/messages/describe.ts';
import { english } from '../core/messages/english.ts';
import { asksForAuthor, newRecord, planRecord } from '../core/operations/record/newRecord.ts';
import { readAuthor } from '../workspace/readAuthor.ts';
import { ask } from './ask.ts';
import { Disk, Outdated } from './disk.ts';
import { findLog } from './findRecords.ts';
import { printError } from './output.ts';
import { followFile } from './paths.ts';
import { readBranches } from './readBranches.ts';
import { changeOptions, changeOptionsHelp, readOptions } from './readOptions.ts';
import { Refusal, UsageError } from './refusal.ts';
import type { Subcommand } from './subcommand.ts';

/** Each time another command was faster; of many at once each has its turn. */
const maxAttempts = 50;

/** `adr-keeper new`: creates a record from the log's template, and its row. */
export const newRecordCommand: Subcommand = {
  summary: 'creates a record from the template, and its row',
  help: `Usage: adr-keeper new ["TITLE"] [--parent NUM] [--status NAME] [--template NAME|FILE]
       [--log FOLDER] [--dry-run]

Creates a record from the log's template with the next number that is free on all branches, and its row in the index. In
a terminal, the command asks for a missing title.

  --parent NUM     creates a sub-record of this record: 017-1, 017-2, …
  --status NAME    initial status; default: the first status of the log
  --template NAME  Harmony, Nygard, "MADR 4", the name of a file in the log's folder "templates", or the path of any file
${changeOptionsHelp}`,
  async run(args) {
    const { values, positionals } = readOptions(args, {
      ...changeOptions,
      parent: { type: 'string' },
      status: { type: 'string' },
      template: { type: 'string' },
    });
    let title: string | undefined = positionals.join(' ');
    if (title === '') {
      // A user who cannot create a record should not be asked for its title first.
      await findLog(new Disk(), { log: values.log });
      title = await ask('Title of the decision:');
    }
    if (title === undefined) throw new UsageError('Missing title.');
    for (let attempt = 1; ; attempt++) {
      try {
        return await createRecord(title, values);
      } catch (error) {
        if (!(error instanceof Outdated) || attempt === maxAttempts) throw error;
      }
    }
  },
};

interface RecordOptions {
  readonly parent?: string | undefined;
  readonly status?: string | undefined;
  readonly template?: string | undefined;
  readonly log?: string | undefined;
  readonly 'dry-run': boolean;
}

/** Reads the log and creates a record in it; throws {@link Outdated} where another program changed the log meanwhile. */
async function createRecord(title: string, options: RecordOptions): Promise<number> {
  const { parent, status, template, 'dry-run': isDryRun } = options;
  const disk = new Disk();
  const log = await findLog(disk, { log: options.log });
  await readBranches([log]);
  const file = findFile(template);
  const planned = planRecord(log, title, { parent, status, template: file === undefined ? template : '' });
  if ('kind' in planned) throw new Refusal(describeTitleProblem(planned, english));
  const uri = file ?? planned.template.uri;
  const text = uri === undefined ? undefined : disk.readText(uri);
  const author = asksForAuthor(log, planned, text) ? await readAuthor(log.folder) : undefined;
  const { edit, hindrance } = newRecord(log, planned, text, { today: log.today, author });
  const code = await disk.carryOut(disk.plan(edit), isDryRun);
  if (hindrance === undefined) return code;
  const left = describeSyncLeft({ target: planned.uri, record: planned.fileName, reason: hindrance }, english);
  printError(`adr-keeper: ${left}.\n`);
  return code;
}

/** The URI of a file that is meant by its path; undefined for what is no path of a file. */
function findFile(path: string | undefined): string | undefined {
  const isFile = path !== undefined && /\.\w+$/.test(path) && existsSync(path);
  return isFile ? URI.file(followFile(path)).toString() : undefined;
}
