// @ts-check
import { spawn } from 'node:child_process';
import { atExit } from './atExit.mjs';
import { endProcessTree } from './endProcessTree.mjs';

/**
 * Runs a program to its end and keeps what it says, so that a failure can be told in one sentence.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<string>} its standard output; rejects with an Error whose message is the line that says what failed
 */
export function runCommand(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
      // Its own group, so that Ctrl-C in the middle of a download ends what npm started, too.
      detached: process.platform !== 'win32',
      // npm and npx are command files there, which only a shell can run.
      shell: process.platform === 'win32' && !/\.exe$/i.test(command),
    });
    const release = atExit(() => child.pid !== undefined && endProcessTree(child.pid, 'SIGKILL'));
    let output = '';
    let complaints = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      complaints += text;
    });
    child.on('error', (error) => {
      release();
      reject(error);
    });
    child.on('close', (code, signal) => {
      release();
      if (code === 0) resolve(output);
      else reject(new Error(findReason(complaints) ?? findReason(output) ?? `${command} ended with ${code ?? signal}`));
    });
  });
}

/**
 * The line that tells a person most: npm prints codes before its reason, and behind it a stack and where its log is.
 *
 * @param {string} text
 * @returns {string | undefined} without a full stop, to be put into a sentence
 */
function findReason(text) {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/^npm (error|ERR!)/i, '').trim())
    .filter((line) => line !== '' && !/^(npm (warn|notice)\b|(code|syscall|errno) \S+$|at )/i.test(line));
  const at = Math.max(
    0,
    lines.findIndex((line) => /error|failed|^E:/i.test(line)),
  );
  // "These do not match:" says nothing without the first of them.
  const reason = lines[at]?.endsWith(':') ? lines.slice(at, at + 2).join(' ') : lines[at];
  return reason?.replace(/[.\s]+$/, '');
}
