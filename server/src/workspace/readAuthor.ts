import { URI } from 'vscode-uri';
import { gitFor } from './git.ts';

/** Who commits in a folder, by git's configuration; undefined where it does not say, and without git. */
export async function readAuthor(folder: string): Promise<string | undefined> {
  return (await gitFor(URI.parse(folder).fsPath).ask(['config', 'user.name']))?.trim() || undefined;
}
