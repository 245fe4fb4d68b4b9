import { parseArgs } from 'node:util';
import { describeConvention } from '../core/messages/describeConvention.ts';
import { english } from '../core/messages/english.ts';
import { noLog } from './absences.ts';
import { loadLogs, shown } from './loadLogs.ts';
import { UsageError } from './usageError.ts';

/** Runs `adr-keeper convention`: prints what each log demands, and where that was found. */
export async function convention(args: readonly string[]): Promise<number> {
  const paths = readPaths(args);
  const { logs } = await loadLogs(paths.length === 0 ? ['.'] : paths);
  if (logs.length === 0) {
    process.stderr.write(`adr-keeper: ${noLog(paths)}\n`);
    return 0;
  }
  const blocks = logs.map((log) => {
    const lines = describeConvention(log, english);
    const width = Math.max(...lines.map(({ name }) => name.length));
    return [shown(log.folder), ...lines.map((line) => `  ${line.name.padEnd(width)}  ${line.value}  (${line.source})`)];
  });
  process.stdout.write(`${blocks.map((block) => block.join('\n')).join('\n\n')}\n`);
  return 0;
}

function readPaths(args: readonly string[]): string[] {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: {} }).positionals;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
