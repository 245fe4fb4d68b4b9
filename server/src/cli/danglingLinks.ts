import { type Dirent, readdirSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** The symbolic links in some folders that name one of some paths, with the path that they name. */
export function findLinksTo(
  paths: readonly string[],
  folders: ReadonlySet<string>,
): { readonly link: string; readonly path: string }[] {
  const known = new Map(paths.map((path) => [realNameOf(path), path]));
  if (known.size === 0) return [];
  return [...folders].flatMap((folder) =>
    listLinks(folder).flatMap((link) => {
      const path = known.get(realNameOf(targetOf(link)));
      return path === undefined ? [] : [{ link, path }];
    }),
  );
}

function listLinks(folder: string): string[] {
  let entries: Dirent[] = [];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    // Gone, or not to be read: its links are not known.
  }
  return entries.filter((entry) => entry.isSymbolicLink()).map(({ name }) => join(folder, name));
}

function targetOf(link: string): string {
  try {
    return resolve(dirname(link), readlinkSync(link));
  } catch {
    return link;
  }
}

/** One spelling of a name, which need not exist, whose folders may be links. */
function realNameOf(path: string): string {
  try {
    return join(realpathSync(dirname(path)), basename(path));
  } catch {
    return path;
  }
}
