import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { URI } from 'vscode-uri';
import type { Log } from '../core/model/log.ts';
import { createIndex, lineOfListing } from '../core/operations/createIndex.ts';
import { createLog } from '../core/operations/createLog.ts';
import { carryOut } from './carryOut.ts';
import { loadLogs, shown } from './loadLogs.ts';
import { changeOptions, readOptions } from './readOptions.ts';
import { Refusal } from './refusal.ts';
import type { Subcommand } from './subcommand.ts';
import { UsageError } from './usageError.ts';

/** `adr-keeper init`: makes a log, or the index of one that has none. */
export const init: Subcommand = {
  summary: 'makes a log with a template and an index',
  help: `Usage: adr-keeper init [FOLDER] [--dry-run]

Makes a decision log: a folder with a template, and an index whose words tell what the log demands. FOLDER is docs/adr
unless given. Records that are there already, but have no index, get one.

  --dry-run  changes nothing, and prints what would change as a diff that git can apply`,
  async run(args) {
    const { values, positionals } = readOptions(args, { 'dry-run': changeOptions['dry-run'] });
    const [typed, ...more] = positionals;
    if (more.length > 0) throw new UsageError('init takes one folder.');
    const log = await findExisting(typed);
    if (log === undefined) return makeLog(typed ?? 'docs/adr', values['dry-run']);
    if (log.index === undefined) {
      const edit = createIndex(log);
      if (edit === undefined) throw new Refusal(listsAlready(log));
      return carryOut(edit, values['dry-run']);
    }
    const hint = typed === undefined ? ' Name a folder to make another one.' : '';
    throw new Refusal(`There is a decision log in ${shown(log.folder)} already.${hint}`);
  },
};

function listsAlready(log: Log): string {
  const file = shown(log.readme?.uri ?? log.folder);
  return `${file} lists the records already, from line ${lineOfListing(log)}, in a form that adr-keeper cannot read as an index; it was left alone.`;
}

/** The log that a folder is; without one, any log: who has one rarely wants a second one. */
async function findExisting(typed: string | undefined): Promise<Log | undefined> {
  const path = typed ?? '.';
  if (!existsSync(path)) return undefined;
  const { logs } = await loadLogs([path]);
  return typed === undefined ? logs[0] : logs.find(({ folder }) => folder === URI.file(resolve(path)).toString());
}

function makeLog(path: string, isDryRun: boolean): number {
  const { edit } = createLog(URI.file(resolve(path)).toString());
  return isDryRun ? carryOut(edit, isDryRun) : carryOutIn(path, edit);
}

/** A folder that was made for nothing goes again. */
function carryOutIn(path: string, edit: WorkspaceEdit): number {
  const made = mkdirSync(path, { recursive: true });
  try {
    return carryOut(edit, false);
  } catch (error) {
    if (made !== undefined) rmSync(made, { recursive: true });
    throw error;
  }
}
