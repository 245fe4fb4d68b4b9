import { existsSync } from 'node:fs';
import { english } from '../core/messages/english.ts';
import type { Log } from '../core/model/log.ts';
import { createLog } from '../core/operations/convention/createLog.ts';
import { createIndex, indexNameFor } from '../core/operations/index/createIndex.ts';
import { isUnreadRecordName } from '../workspace/findLogs.ts';
import { Disk } from './disk.ts';
import { refuseUnreadableIndex } from './findRecords.ts';
import { loadLogs } from './loadLogs.ts';
import { countFormats, whyNoIndex } from './notes.ts';
import { namedUri, shown } from './paths.ts';
import { changeOptions, readOptions } from './readOptions.ts';
import { Refusal, UsageError } from './refusal.ts';
import type { Subcommand } from './subcommand.ts';

/** `adr-keeper init`: creates a log, or the index of one that has none. */
export const init: Subcommand = {
  summary: 'creates a log, or an index for a log that has none',
  help: `Usage: adr-keeper init [FOLDER] [--dry-run]

Creates a decision log: a folder with a template, and an index that describes what the log expects. FOLDER defaults to
docs/adr. If the folder already contains records without an index, only the index is created.

  --dry-run  changes nothing, and prints the changes as a diff that "git apply" understands`,
  async run(args) {
    const { values, positionals } = readOptions(args, { 'dry-run': changeOptions['dry-run'] });
    const [typed, ...more] = positionals;
    if (more.length > 0) throw new UsageError('init accepts only one folder.');
    const disk = new Disk();
    const log = await findExisting(typed, disk);
    if (log === undefined) return createIn(typed ?? 'docs/adr', disk, values['dry-run']);
    refuseUnreadableIndex(log);
    if (log.index === undefined) {
      const refusal = whyNoIndex(log);
      if (refusal !== undefined) throw new Refusal(refusal);
      const edit = createIndex(log);
      if (edit === undefined) throw new Refusal(english.refusals.fileOutside(indexNameFor(log)));
      return disk.carryOut(disk.plan(edit), values['dry-run']);
    }
    const hint = typed === undefined ? ' To create another one, specify its folder.' : '';
    throw new Refusal(`There is already a decision log in ${shown(log.folder)}.${hint}`);
  },
};

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
    throw new Refusal(`${shown(folder)} already contains records that cannot be read: ${countFormats(unread)}.`);
  return disk.carryOut(disk.plan(createLog(folder).edit), isDryRun);
}
