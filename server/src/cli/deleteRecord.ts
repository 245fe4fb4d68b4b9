import { excerptOf, findBrokenBy } from '../core/features/brokenBy.ts';
import type { DecisionRecord } from '../core/model/decisionRecord.ts';
import type { Log } from '../core/model/log.ts';
import { deleteRecord } from '../core/operations/record/deleteRecord.ts';
import { ask } from './ask.ts';
import { Disk } from './disk.ts';
import { findLog, findRecord } from './findRecords.ts';
import { printError } from './output.ts';
import { shown } from './paths.ts';
import { changeOptions, changeOptionsHelp, readOptions } from './readOptions.ts';
import { Refusal, UsageError } from './refusal.ts';
import type { Subcommand } from './subcommand.ts';

/** `adr-keeper delete`: deletes a record and its row. */
export const deleteRecordCommand: Subcommand = {
  summary: 'lists what would break, asks, and deletes the record and its row',
  help: `Usage: adr-keeper delete RECORD [--yes] [--log FOLDER] [--dry-run]

Deletes a record and its row. If links or mentions would break, they are listed, and the record is deleted only after
confirmation, in a terminal or with --yes. RECORD is a number, a file name or a path.

  --yes          deletes the record without asking
${changeOptionsHelp}`,
  async run(args) {
    const { values, positionals } = readOptions(args, { ...changeOptions, yes: { type: 'boolean', default: false } });
    const [meant] = positionals;
    if (meant === undefined) throw new UsageError('Missing record.');
    const disk = new Disk();
    const log = await findLog(disk, { log: values.log, record: meant, withCitingFiles: true });
    const record = findRecord(log, meant);
    const broken = listBroken(record, log, disk);
    if (broken.length > 0) {
      const more = broken.length > maxListed ? [`… and ${broken.length - maxListed} more lines`] : [];
      const listed = [...broken.slice(0, maxListed), ...more].map((line) => `  ${line}\n`);
      printError(`These references would break:\n${listed.join('')}`);
    }
    const isAgreed =
      broken.length === 0 ||
      values.yes ||
      values['dry-run'] ||
      /^y(?:es)?$/i.test((await ask('Delete it? [y/N]')) ?? '');
    if (!isAgreed) throw new Refusal('Nothing was deleted. Use --yes to delete the record anyway.');
    return disk.carryOut(disk.plan(deleteRecord(record, log)), values['dry-run']);
  },
};

/** Limit of listed lines. */
const maxListed = 100;

/** Each line that names the record, counting from 1, as compilers print them; once, however often it does. */
function listBroken(record: DecisionRecord, log: Log, disk: Disk): string[] {
  return findBrokenBy(record, log).flatMap(({ file, references }) => {
    const { lines } = file.facts;
    const text = disk.readText(file.uri);
    const named = new Set(references.map(({ span }) => lines.lineAt(span.start)));
    return [...named].map((line) => {
      const { start, end } = lines.spanOf(line);
      return `${shown(file.uri)}:${line + 1}  ${excerptOf(text.slice(start, end))}`;
    });
  });
}
