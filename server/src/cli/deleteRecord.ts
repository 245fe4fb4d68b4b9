import { findBrokenBy } from '../core/features/brokenBy.ts';
import type { DecisionRecord } from '../core/model/decisionRecord.ts';
import type { Log } from '../core/model/log.ts';
import { deleteRecord } from '../core/operations/deleteRecord.ts';
import { ask } from './ask.ts';
import { Disk } from './disk.ts';
import { findLog, findRecord } from './findRecords.ts';
import { printError } from './output.ts';
import { shown } from './paths.ts';
import { changeOptions, changeOptionsHelp, readOptions } from './readOptions.ts';
import { Refusal } from './refusal.ts';
import type { Subcommand } from './subcommand.ts';
import { UsageError } from './usageError.ts';

/** `adr-keeper delete`: deletes a record and its row. */
export const deleteRecordCommand: Subcommand = {
  summary: 'deletes a record and its row, after a list of what would break',
  help: `Usage: adr-keeper delete RECORD [--yes] [--log FOLDER] [--dry-run]

Deletes a record and its row. Where links or mentions would lead nowhere, they are listed, and nothing is deleted before
somebody agrees: in a terminal, or with --yes. RECORD is a number, a file name or a path.

  --yes          deletes the record all the same
${changeOptionsHelp}`,
  async run(args) {
    const { values, positionals } = readOptions(args, { ...changeOptions, yes: { type: 'boolean', default: false } });
    const [meant] = positionals;
    if (meant === undefined) throw new UsageError('Which record?');
    const disk = new Disk();
    const log = await findLog(disk, { log: values.log, record: meant, withCitingFiles: true });
    const record = findRecord(log, meant);
    const broken = listBroken(record, log, disk);
    if (broken.length > 0) printError(`These references would break:\n${broken.map((line) => `  ${line}\n`).join('')}`);
    const isAgreed =
      broken.length === 0 ||
      values.yes ||
      values['dry-run'] ||
      /^y(?:es)?$/i.test((await ask('Delete it? [y/N]')) ?? '');
    if (!isAgreed) throw new Refusal('Nothing was deleted. --yes deletes the record all the same.');
    return disk.carryOut(disk.plan(deleteRecord(record, log)), values['dry-run']);
  },
};

/** Each place with its line, counting from 1, as compilers print them. */
function listBroken(record: DecisionRecord, log: Log, disk: Disk): string[] {
  return findBrokenBy(record, log).flatMap(({ file, references }) => {
    const { lines } = file.facts;
    const text = disk.readText(file.uri);
    return references.map(({ span }) => {
      const line = lines.lineAt(span.start);
      const { start, end } = lines.spanOf(line);
      return `${shown(file.uri)}:${line + 1}  ${text.slice(start, end).trim()}`;
    });
  });
}
