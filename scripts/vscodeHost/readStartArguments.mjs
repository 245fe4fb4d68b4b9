// @ts-check
import { parseArgs } from 'node:util';
import { HostError } from './hostError.mjs';

const usage = 'Usage: npm start -- [FOLDER] [--desktop] [--port N]';

/**
 * Reads what a person wrote behind `npm start --`.
 *
 * @returns {{ folder: string | undefined, desktop: boolean, port: number }} `port` 0 stands for any free one
 */
export function readStartArguments() {
  const { values, positionals } = parse();
  if (positionals.length > 1) throw new HostError(`One folder at most: ${positionals.join(', ')}. ${usage}`);
  const { desktop = process.platform !== 'linux', port = '0' } = values;
  if (!/^\d+$/.test(port) || Number(port) > 65_535) {
    throw new HostError(`--port takes a number up to 65535, and "${port}" is none. ${usage}`);
  }
  return { folder: positionals[0], desktop, port: Number(port) };
}

function parse() {
  try {
    return parseArgs({
      options: { desktop: { type: 'boolean' }, port: { type: 'string' } },
      allowPositionals: true,
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('. ')[0] : String(cause);
    throw new HostError(`${reason}. ${usage}`, { cause });
  }
}
