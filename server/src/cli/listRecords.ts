import { english } from '../core/messages/english.ts';
import type { DecisionRecord } from '../core/model/decisionRecord.ts';
import { type Log, sortRecords } from '../core/model/log.ts';
import { findStatus, statusesOf } from '../core/model/nextStatuses.ts';
import type { Relation } from '../core/model/relations.ts';
import { isSameStatus } from '../core/model/rowStatus.ts';
import { loadLogs } from './loadLogs.ts';
import { emptyOption, emptyOptionHelp, exitCode, isNothingRead, type Note, printNotes } from './notes.ts';
import { colour, escapeLine, type Piece, printAll } from './output.ts';
import { relativePath, shown } from './paths.ts';
import { readOptions } from './readOptions.ts';
import { Refusal, UsageError } from './refusal.ts';
import type { Subcommand } from './subcommand.ts';

/** A log and those of its records that were asked for. */
interface ListedLog {
  readonly log: Log;
  readonly records: readonly DecisionRecord[];
}

const formats: ReadonlyMap<string, (logs: readonly ListedLog[], notes: readonly Note[]) => readonly Piece[]> = new Map([
  ['table', formatTable],
  ['json', formatRecords],
]);

/** `adr-keeper list`: prints the records. */
export const listRecordsCommand: Subcommand = {
  summary: 'lists the records, or those with certain statuses',
  help: `Usage: adr-keeper list [PATH…] [--status STATUS]… [--format table|json] [--allow-empty]

Lists the records of the logs in the given folders by number, without the template.

  --status STATUS  only records with this status; can be used several times
  --format json    prints {"version":1,"logs":[{"folder","records":[{"number","title","status","file","date","tags",
                   "sections","relations":[{"kind","part","file","number"}]}]}]}
${emptyOptionHelp}`,
  async run(args) {
    const { values, positionals } = readOptions(args, {
      status: { type: 'string', multiple: true },
      format: { type: 'string', default: 'table' },
      ...emptyOption,
    });
    const format = formats.get(values.format);
    if (format === undefined)
      throw new UsageError(`Unknown format "${values.format}". Expected one of: ${[...formats.keys()].join(', ')}.`);
    const { logs, notes } = await loadLogs(positionals);
    printNotes(notes);
    for (const status of values.status ?? []) refuseUnknownStatus(status, logs);
    const listed = logs.map((log) => ({ log, records: recordsOf(log, values.status) }));
    printAll(format(listed, notes));
    return exitCode(notes, 0, values['allow-empty']);
  },
};

/** Throws {@link Refusal} for a status that no log knows and no record has: an empty list would be taken for an answer. */
function refuseUnknownStatus(wanted: string, logs: readonly Log[]): void {
  const known = [...new Set(logs.flatMap((log) => statusesOf(log)))];
  const isKnown = findStatus(wanted, known) !== undefined || logs.some((log) => recordsOf(log, [wanted]).length > 0);
  if (!isKnown && logs.length > 0) throw new Refusal(english.refusals.unknownStatus(wanted, known));
}

function recordsOf({ records, convention }: Log, wanted: readonly string[] | undefined): DecisionRecord[] {
  const decisions = sortRecords(records.values()).filter(({ isTemplate }) => !isTemplate);
  if (wanted === undefined) return decisions;
  return decisions.filter((record) =>
    wanted.some((status) => isSameStatus(status, statusOf(record) ?? '', convention.statuses)),
  );
}

function statusOf({ status }: DecisionRecord): string | undefined {
  return status?.known ?? status?.word;
}

/** Columns of one width; with several logs, each below its folder. */
function formatTable(logs: readonly ListedLog[]): Piece[] {
  return logs.flatMap(({ log, records }, at) => {
    const rows = records.map((record) =>
      [record.number ?? '', statusOf(record) ?? '', record.title.text].map(escapeLine),
    );
    const widths = [0, 1].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
    const lines = rows.flatMap(([number = '', status = '', title = '']) => {
      const padded = status.padEnd(widths[1] ?? 0);
      return [`${number.padEnd(widths[0] ?? 0)}  `, colour(styleOf(status), padded), `  ${title}\n`];
    });
    const gap = at === 0 ? '' : '\n';
    return logs.length > 1 ? [gap, colour('bold', shown(log.folder)), '\n', ...lines] : lines;
  });
}

function styleOf(status: string) {
  if (/^(?:accepted|approved|implemented)$/i.test(status)) return 'green';
  if (/^(?:superseded|deprecated|rejected|declined)$/i.test(status)) return 'gray';
  return 'yellow';
}

/** One object on one line: the format that other programs rely on. */
function formatRecords(logs: readonly ListedLog[], notes: readonly Note[]): Piece[] {
  const listed = logs.map(({ log, records }) => ({
    folder: relativePath(log.folder),
    records: records.map((record) => ({
      number: record.number ?? null,
      title: record.title.text,
      status: statusOf(record) ?? null,
      file: relativePath(record.file.uri),
      date: record.date ?? null,
      tags: record.tags,
      sections: record.file.facts.headings.filter((each) => each !== record.title.heading).map(({ text }) => text),
      relations: record.relations.map((relation) => describeRelation(relation, record, log)),
    })),
  }));
  return [`${JSON.stringify({ version: 1, logs: listed, nothingToRead: isNothingRead(notes), notes })}\n`];
}

/** What a record says of another one; one that is not there, or that several may be, has no file. */
function describeRelation({ kind, ofPart, reference }: Relation, record: DecisionRecord, log: Log) {
  const [other, ...namesakes] = log.resolve(reference, record);
  const isOne = other !== undefined && namesakes.length === 0;
  return {
    kind: ofPart ?? kind,
    part: ofPart !== undefined,
    file: isOne ? relativePath(other.file.uri) : null,
    number: other?.number ?? ('number' in reference ? reference.number : (reference.orNumber ?? null)),
  };
}
