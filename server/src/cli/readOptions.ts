import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './refusal.ts';

/** Reads the arguments of a subcommand; throws {@link UsageError} for options that it does not know. */
export function readOptions<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
): ReturnType<typeof parseArgs<{ args: string[]; allowPositionals: true; options: Options }>> {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** The options of every subcommand that changes files. */
export const changeOptions = {
  'dry-run': { type: 'boolean', default: false },
  log: { type: 'string' },
} as const;

/** Their lines in the help of such a subcommand. */
export const changeOptionsHelp = `  --log FOLDER   folder of the log; only required if there are several
  --dry-run      changes nothing, and prints the changes as a diff that "git apply" understands`;
