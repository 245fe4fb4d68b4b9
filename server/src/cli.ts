#!/usr/bin/env node
import { isCalledByProgram, runCommand } from './cli/commands.ts';
import { print } from './cli/output.ts';

/** That of the package, written in by the build. */
declare const packageVersion: string;

const args = process.argv.slice(2);

// A reader such as `head` may have enough before all is written: the rest is dropped, and the command ends as it would.
// Nor may what cannot be printed decide what git makes of a merge.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED' && !isCalledByProgram(args)) throw error;
  });

// The exit code is set, not forced: what was written must still reach a pipe.
if (args[0] === '--version') print(`${packageVersion}\n`);
else
  void runCommand(args).then((code) => {
    process.exitCode = code;
  });
