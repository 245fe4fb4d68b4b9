import { readFileSync } from 'node:fs';
import { URI } from 'vscode-uri';

/** The text of a file that was read as UTF-8 before, without its byte order mark. */
export function readText(uri: string): string {
  return readFileSync(URI.parse(uri).fsPath, 'utf8').replace(/^\uFEFF/, '');
}
