import { existsSync } from 'node:fs';
import { english } from '../core/messages/english.ts';
import type { Log } from '../core/model/log.ts';
import { createIndex, indexNameFor, lineOfListing } from '../core/operations/createIndex.ts';
import { createLog } from '../core/operations/createLog.ts';
import { isUnreadRecordName } from '../workspace/findLogs.ts';
import { Disk } from './disk.ts';
import { refuseUnreadableIndex } from './findRecords.ts';
import { loadLogs } from './loadLogs.ts';
import { countFormats } from './notes.ts';
import { namedUri, shown } from './paths.ts';
import { changeOptions, readOptions } from './readOptions.ts';
import { Refusal } from './refusal.ts';
import type { Subcommand } from './subcommand.ts';
import { UsageError } from './usageError.ts';

/** `adr-keeper init`: creates a log, or the index of one that has none. */
export const init: Subcommand = {
  summary: 'creates a log with a template and an index',
  help: `Usage: adr-keeper init [FOLDER] [--dry-run]

Creates a decision log: a folder with a template, and an index whose words tell what the log demands. FOLDER is docs/adr
unless given. Records that are there already, but have no index, get one.

  --dry-run  changes nothing, and prints what would change as a diff that git can apply`,
  async run(args) {
    const { values, positionals } = readOptions(args, { 'dry-run': changeOptions['dry-run'] });
    const [typed, ...more] = positionals;
    if (more.length > 0) throw new UsageError('init takes one folder.');
    const disk = new Disk();
    const log = await findExisting(typed, disk);
    if (log === undefined) return createIn(typed ?? 'docs/adr', disk, values['dry-run']);
    refuseUnreadableIndex(log);
    if (log.index === undefined) {
      const edit = createIndex(log);
      if (edit === undefined && log.readme === undefined)
        throw new Refusal(english.refusals.fileOutside(indexNameFor(log)));
      if (edit === undefined) throw new Refusal(listsAlready(log));
      return disk.carryOut(disk.plan(edit), values['dry-run']);
    }
    const hint = typed === undefined ? ' Name a folder to create another one.' : '';
    throw new Refusal(`There is already a decision log in ${shown(log.folder)}.${hint}`);
  },
};

function listsAlready(log: Log): string {
  const file = shown(log.readme?.uri ?? log.folder);
  return `${file} lists the records already, from line ${lineOfListing(log)}, in a form that adr-keeper cannot read as an index; it was left alone.`;
}

/** The log that a folder is; without one, any log: who has one rarely wants a second one. */
async function findExisting(typed: string | undefined, { fileSystem }: Disk): Promise<Log | undefined> {
  const path = typed ?? '.';
  if (!existsSync(path)) return undefined;
  const { logs } = await loadLogs([path], { fileSystem });
  return typed === undefined ? logs[0] : logs.find(({ folder }) => folder === namedUri(path));
}

/** Creates a log, unless the folder has records that cannot be read: the new one would begin with their numbers again. */
async function createIn(path: string, disk: Disk, isDryRun: boolean): Promise<number> {
  const folder = namedUri(path);
  const entries = (await disk.fileSystem.readDirectory(folder)) ?? [];
  const unread = entries.map(({ name }) => name).filter(isUnreadRecordName);
  if (unread.length > 0)
    throw new Refusal(`${shown(folder)} already has records that cannot be read: ${countFormats(unread)}.`);
  return disk.carryOut(disk.plan(createLog(folder).edit), isDryRun);
}
