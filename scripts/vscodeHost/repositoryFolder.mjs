// @ts-check
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of this checkout, absolute and without a slash at its end. */
export const repositoryFolder = resolve(fileURLToPath(new URL('../..', import.meta.url)));
