import { parseArgs } from 'node:util';
import type { DecisionGraph } from '../core/graph/decisionGraph.ts';
import type { Across } from '../core/graph/fillColumns.ts';
import { formatDot } from '../core/graph/formatDot.ts';
import { formatMermaid } from '../core/graph/formatMermaid.ts';
import { layOutGraph } from '../core/graph/layOutGraph.ts';
import { readGraph } from '../core/graph/readGraph.ts';
import { renderSvg } from '../core/graph/renderSvg.ts';
import { english } from '../core/messages/english.ts';
import type { Log } from '../core/model/log.ts';
import { insertGraph } from '../core/operations/graphBlock.ts';
import { noIndex, noLog } from './absences.ts';
import { carryOut } from './carryOut.ts';
import { loadLogs, shown } from './loadLogs.ts';
import { readText } from './readText.ts';
import { Refusal } from './refusal.ts';
import { refuseConflicts } from './refuseConflicts.ts';
import { UsageError } from './usageError.ts';

/** What is drawn, and how. */
interface Drawing {
  readonly graph: DecisionGraph;
  readonly across: Across;
  /** The path of the log. */
  readonly name: string;
}

const formats: Readonly<Record<string, (drawing: Drawing) => string>> = {
  mermaid: ({ graph }) => formatMermaid(graph),
  dot: ({ graph }) => formatDot(graph),
  svg: ({ graph, across, name }) =>
    renderSvg(layOutGraph(graph, across), { title: english.graph.title(name), words: english.graph.edges }),
};

/** Runs `adr-keeper graph`: prints the decision graph of one log as a picture, which is never two pictures, or inserts it. */
export async function graph(args: readonly string[]): Promise<number> {
  const { path, format, across, isInserting, isDryRun } = readArguments(args);
  const { logs } = await loadLogs([path]);
  const [log, ...others] = logs;
  if (log === undefined) {
    process.stderr.write(`adr-keeper: ${noLog([path])}\n`);
    return 0;
  }
  if (others.length > 0)
    throw new UsageError(
      `There are ${logs.length} logs: name one of ${logs.map(({ folder }) => shown(folder)).join(', ')}.`,
    );
  if (isInserting) return insert(log, isDryRun);
  process.stdout.write(format({ graph: readGraph(log), across, name: shown(log.folder) }));
  return 0;
}

/** Writes the picture into the index, where each sync draws it anew. */
function insert(log: Log, isDryRun: boolean): number {
  const file = log.index?.file;
  if (file === undefined) throw new Refusal(noIndex(shown(log.folder)));
  refuseConflicts(file.uri, file.facts);
  const edit = insertGraph(log, file, readText(file.uri));
  if (edit === undefined) throw new Refusal(english.refusals.noPlaceForGraph(file.name));
  return carryOut(edit, isDryRun);
}

function readArguments(args: readonly string[]) {
  const { values, positionals } = parse(args);
  const format = formats[values.format];
  if (format === undefined)
    throw new UsageError(`There is no format "${values.format}"; known are ${Object.keys(formats).join(', ')}.`);
  const across = (['number', 'time'] as const).find((each) => each === values.across);
  if (across === undefined) throw new UsageError(`--across takes number or time, not "${values.across}".`);
  const [path = '.', ...more] = positionals;
  if (more.length > 0) throw new UsageError('graph takes one folder.');
  const { insert: isInserting, 'dry-run': isDryRun } = values;
  if (isInserting && values.format !== 'mermaid') throw new UsageError('An index takes Mermaid alone.');
  return { path, format, across, isInserting, isDryRun };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'mermaid' },
        across: { type: 'string', default: 'number' },
        insert: { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
