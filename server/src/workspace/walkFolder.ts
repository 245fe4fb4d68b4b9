import { childOf } from '../core/model/uris.ts';
import { decodeText } from './decodeText.ts';
import type { FileContent, FileSystem, MaybePromise } from './fileSystem.ts';
import { type IgnoreFile, type IgnorePatterns, judgePath, readIgnoreFile, withoutShortcut } from './ignoreFile.ts';
import type { Pause } from './pause.ts';

/** A folder of a walk. */
export interface Folder {
  readonly uri: string;
  /** From the folder where the walk began, with `/`; empty for that folder itself. */
  readonly path: string;
  /** The names of its files, of those that are wanted. */
  readonly names: readonly string[];
  readonly children: readonly Folder[];
  /** The URIs of folders in it that were not listed: they are links, or cannot be read. */
  readonly unlisted: readonly string[];
}

/** What a walk needs of its surroundings. */
export interface Walk {
  readonly fileSystem: FileSystem;
  readonly pause: Pause;
  /** Whether a file of this name in the folder of this path is looked for at all. */
  readonly isWanted: (name: string, folderPath: string) => boolean;
  /** Takes each folder once its names are known; with it no tree is kept, which the collector would go through again and again. */
  readonly enter?: (folder: Folder) => MaybePromise<void>;
}

const smallFileLimit = 100_000;

/** How many folders may lie in one another: a path has 4096 characters at most, and takes longer the deeper it leads. */
const mostDepth = 100;

/** Lists a folder and all in it, `.git`, `node_modules` and what git ignores aside; undefined where it cannot be read. */
export async function walkFolder(
  root: string,
  { fileSystem, pause, isWanted, enter }: Walk,
): Promise<Folder | undefined> {
  const top: OpenFolder = { uri: root, path: '', names: [], children: [], unlisted: [] };
  const known = new Map<string, IgnorePatterns>();
  const isKept = enter === undefined;
  // A list, since a promise for each folder would take as long as a small folder.
  const visits: Visit[] = [{ folder: top, parent: undefined, rules: [], depth: 0 }];
  for (let visit = visits.pop(); visit !== undefined; visit = visits.pop()) {
    const { folder, parent } = visit;
    const answer = fileSystem.readDirectory(folder.uri);
    const entries = answer instanceof Promise ? await answer : answer;
    if (entries === undefined) {
      if (parent === undefined) return undefined;
      if (!isKept) continue;
      parent.children.splice(parent.children.indexOf(folder), 1);
      parent.unlisted.push(folder.uri);
      continue;
    }
    if (pause.isDue()) await pause.now();
    const { path } = folder;
    let { rules } = visit;
    if (entries.some(({ name }) => name === '.gitignore')) {
      const text = readSmall(childOf(folder.uri, '.gitignore'), fileSystem);
      rules = [...rules, readIgnoreFile(path, (text instanceof Promise ? await text : text) ?? '', known)];
    }
    const inner: Visit[] = [];
    const prefix = path === '' ? '' : `${path}/`;
    for (const { name, kind } of entries) {
      // A pipe or a broken link in the place of a record is reported.
      if (kind === 'file' || (kind === 'other' && isKept)) {
        if (isWanted(name, path) && judgePath(prefix, name, rules) !== 'ignored') folder.names.push(name);
      } else if (kind === 'linked-directory') {
        if (isKept && judgePath(prefix, name, rules, true) !== 'ignored')
          folder.unlisted.push(childOf(folder.uri, name));
      } else if (kind === 'directory' && visit.depth < mostDepth && name !== '.git' && name !== 'node_modules') {
        const verdict = judgePath(prefix, name, rules, true);
        if (verdict === 'ignored') continue;
        const child: OpenFolder = {
          uri: childOf(folder.uri, name),
          path: prefix + name,
          names: [],
          children: [],
          unlisted: [],
        };
        if (isKept) folder.children.push(child);
        inner.push({
          folder: child,
          parent: folder,
          rules: verdict === 'unignored' ? withoutShortcut(rules) : rules,
          depth: visit.depth + 1,
        });
      }
    }
    for (const each of inner.reverse()) visits.push(each);
    const entered = enter?.(folder);
    if (entered instanceof Promise) await entered;
  }
  return top;
}

/** A folder that is being filled. */
interface OpenFolder extends Folder {
  readonly names: string[];
  readonly children: OpenFolder[];
  readonly unlisted: string[];
}

interface Visit {
  readonly folder: OpenFolder;
  readonly parent: OpenFolder | undefined;
  /** What the folders above say of files that git ignores, the outermost first. */
  readonly rules: readonly IgnoreFile[];
  readonly depth: number;
}

/** The text of a small file; undefined where there is none. */
export function readSmall(uri: string, fileSystem: FileSystem): MaybePromise<string | undefined> {
  const content = fileSystem.readFile(uri, smallFileLimit);
  return content instanceof Promise ? content.then(textOf) : textOf(content);
}

function textOf(content: FileContent): string | undefined {
  return content.kind === 'bytes' ? decodeText(content.bytes) : undefined;
}
