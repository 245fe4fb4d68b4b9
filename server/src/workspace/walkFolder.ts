import ignore, { type Ignore } from 'ignore';
import { decodeText } from './decodeText.ts';
import type { FileSystem } from './fileSystem.ts';
import type { Pause } from './pause.ts';
import { childOf } from './uris.ts';

/** A folder of a walk. */
export interface Folder {
  readonly uri: string;
  /** From the folder where the walk began, with `/`; empty for that folder itself. */
  readonly path: string;
  /** The names of its files, of those that are wanted. */
  readonly names: readonly string[];
  readonly children: readonly Folder[];
}

/** What a walk needs of its surroundings. */
export interface Walk {
  readonly fileSystem: FileSystem;
  readonly pause: Pause;
  /** Whether a file of this name in the folder of this path is looked for at all. */
  readonly isWanted: (name: string, folderPath: string) => boolean;
}

const smallFileLimit = 100_000;

/** Lists a folder and all in it, `.git`, `node_modules` and what git ignores aside; undefined where it cannot be read. */
export async function walkFolder(root: string, { fileSystem, pause, isWanted }: Walk): Promise<Folder | undefined> {
  const visit = async (uri: string, path: string, ignored: readonly IgnoreFile[]): Promise<Folder | undefined> => {
    const answer = fileSystem.readDirectory(uri);
    const entries = answer instanceof Promise ? await answer : answer;
    if (entries === undefined) return undefined;
    if (pause.isDue()) await pause.now();
    const rules = entries.some(({ name }) => name === '.gitignore')
      ? [...ignored, { path, rules: ignore().add((await readSmall(childOf(uri, '.gitignore'), fileSystem)) ?? '') }]
      : ignored;
    const names: string[] = [];
    const children: Folder[] = [];
    for (const { name, kind } of entries) {
      const childPath = path === '' ? name : `${path}/${name}`;
      if (kind === 'file') {
        if (isWanted(name, path) && !isIgnored(childPath, rules)) names.push(name);
      } else if (
        kind === 'directory' &&
        name !== '.git' &&
        name !== 'node_modules' &&
        !isIgnored(`${childPath}/`, rules)
      ) {
        const child = await visit(childOf(uri, name), childPath, rules);
        if (child !== undefined) children.push(child);
      }
    }
    return { uri, path, names, children };
  };
  return visit(root, '', []);
}

interface IgnoreFile {
  /** The folder that holds the file: its patterns are relative to it. */
  readonly path: string;
  readonly rules: Ignore;
}

function isIgnored(path: string, files: readonly IgnoreFile[]): boolean {
  // The innermost file that says anything decides, as in git.
  for (const file of [...files].reverse()) {
    const result = file.rules.test(file.path === '' ? path : path.slice(file.path.length + 1));
    if (result.ignored || result.unignored) return result.ignored;
  }
  return false;
}

/** The text of a small file; undefined where there is none. */
export async function readSmall(uri: string, fileSystem: FileSystem): Promise<string | undefined> {
  const content = await fileSystem.readFile(uri, smallFileLimit);
  return content.kind === 'bytes' ? decodeText(content.bytes) : undefined;
}
