// @ts-check
/** The floor of a check: a process that reads every file of a folder and does nothing with it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [, , folder = '.'] = process.argv;
for (const name of readdirSync(folder)) readFileSync(join(folder, name), 'utf8');
