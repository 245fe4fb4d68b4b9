import type { DecisionGraph } from '../core/graph/decisionGraph.ts';
import { drawSvg } from '../core/graph/drawSvg.ts';
import type { Across } from '../core/graph/fillColumns.ts';
import { formatDot } from '../core/graph/formatDot.ts';
import { formatMermaid } from '../core/graph/formatMermaid.ts';
import { readGraph } from '../core/graph/readGraph.ts';
import { english } from '../core/messages/english.ts';
import type { Log } from '../core/model/log.ts';
import { insertGraph } from '../core/operations/index/graphBlock.ts';
import { Disk, refuseConflicts } from './disk.ts';
import { refuseUnreadableIndex } from './findRecords.ts';
import { loadLogs } from './loadLogs.ts';
import { emptyOption, emptyOptionHelp, exitCode, noIndex, printNotes } from './notes.ts';
import { print } from './output.ts';
import { relativePath, shown } from './paths.ts';
import { readOptions } from './readOptions.ts';
import { Refusal, UsageError } from './refusal.ts';
import type { Subcommand } from './subcommand.ts';

/** What is drawn, and how. */
interface Drawing {
  readonly graph: DecisionGraph;
  readonly across: Across;
  /** The path of the log. */
  readonly name: string;
}

const formats: ReadonlyMap<string, (drawing: Drawing) => string> = new Map<string, (drawing: Drawing) => string>([
  ['mermaid', ({ graph }) => formatMermaid(graph)],
  ['dot', ({ graph }) => formatDot(graph)],
  [
    'svg',
    ({ graph, across, name }) =>
      drawSvg(graph, across, { title: english.graph.title(name), words: english.graph.edges }),
  ],
]);

/** `adr-keeper graph`: prints the decision graph of one log as a picture, which is never two pictures, or inserts it. */
export const graph: Subcommand = {
  summary: 'prints the decision graph, or inserts it into the index',
  help: `Usage: adr-keeper graph [PATH] [--format mermaid|dot|svg] [--across number|time] [--insert [--dry-run]]
       [--allow-empty]

Prints the records of a log and their relations as a graph, from left to right by number or by time. PATH defaults to the
current folder.

  --insert       inserts the graph into the index, as Mermaid between two markers; "sync" keeps it up to date
  --dry-run      with --insert: changes nothing, and prints the changes as a diff that "git apply" understands
${emptyOptionHelp}`,
  async run(args) {
    const { path, format, across, isInserting, isDryRun, isEmptyAllowed } = readArguments(args);
    const disk = new Disk();
    const { logs, notes } = await loadLogs([path], { fileSystem: disk.fileSystem });
    printNotes(notes);
    const [log, ...others] = logs;
    if (log === undefined) return exitCode(notes, 0, isEmptyAllowed);
    if (others.length > 0)
      throw new UsageError(
        `Found ${logs.length} logs. Expected one of: ${logs.map(({ folder }) => shown(folder)).join(', ')}.`,
      );
    if (isInserting) return exitCode(notes, insert(log, disk, isDryRun), isEmptyAllowed);
    print(format({ graph: readGraph(log), across, name: relativePath(log.folder) }));
    return exitCode(notes, 0, isEmptyAllowed);
  },
};

/** Writes the picture into the index, where each sync draws it anew. */
function insert(log: Log, disk: Disk, isDryRun: boolean): number {
  refuseUnreadableIndex(log);
  const file = log.index?.file;
  if (file === undefined) throw new Refusal(noIndex(log));
  refuseConflicts(file.uri, file.facts);
  const edit = insertGraph(log, file, disk.readText(file.uri));
  if (edit === undefined) throw new Refusal(english.refusals.noPlaceForGraph(file.name));
  return disk.carryOut(disk.plan(edit), isDryRun);
}

function readArguments(args: readonly string[]) {
  const { values, positionals } = readOptions(args, {
    format: { type: 'string', default: 'mermaid' },
    across: { type: 'string', default: 'number' },
    insert: { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
    ...emptyOption,
  });
  const format = formats.get(values.format);
  if (format === undefined)
    throw new UsageError(`Unknown format "${values.format}". Expected one of: ${[...formats.keys()].join(', ')}.`);
  const across = (['number', 'time'] as const).find((each) => each === values.across);
  if (across === undefined)
    throw new UsageError(`Unknown value "${values.across}" for --across. Expected one of: number, time.`);
  const [path = '.', ...more] = positionals;
  if (more.length > 0) throw new UsageError('graph accepts only one folder.');
  const { insert: isInserting, 'dry-run': isDryRun, 'allow-empty': isEmptyAllowed } = values;
  if (isInserting && values.format !== 'mermaid') throw new UsageError('--insert supports only the format mermaid.');
  return { path, format, across, isInserting, isDryRun, isEmptyAllowed };
}
