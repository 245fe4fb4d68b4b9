// @ts-check
import { spawnSync } from 'node:child_process';

/** @typedef {{ milliseconds: number, output: string }} Run */

/**
 * Runs a program to its end, and tells how long that took and what it printed. Linters end with 1 where they find
 * something: only what no program ends with is an error.
 *
 * @param {readonly string[]} command the program and its arguments
 * @param {{ cwd: string, seconds?: number }} options
 * @returns {Run}
 */
export function runProcess([program = '', ...args], { cwd, seconds = 120 }) {
  const start = performance.now();
  const { status, signal, error, stdout, stderr } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1e9,
    timeout: seconds * 1000,
  });
  const milliseconds = performance.now() - start;
  if (error !== undefined || status === null || status > 1)
    throw new Error(`${[program, ...args].join(' ')} ended with ${status ?? signal}: ${error?.message ?? stderr}`);
  return { milliseconds, output: stdout + stderr };
}
