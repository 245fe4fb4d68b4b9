import ignore, { type Ignore } from 'ignore';

/** The patterns of a `.gitignore`, for a walk that begins above it and goes into no folder that is ignored. */
export interface IgnorePatterns {
  readonly rules: Ignore;
  /** What every name fits that one of the patterns could match. */
  readonly mayMatch: RegExp;
}

/** A `.gitignore` in its place. */
export interface IgnoreFile extends IgnorePatterns {
  /** The folder that holds the file, from where the walk began: its patterns are relative to it. */
  readonly path: string;
}

/**
 * Reads a `.gitignore` that lies in the folder of this path. `known` holds what was read before, by its text: the packages
 * of a repository mostly have the same one.
 */
export function readIgnoreFile(path: string, text: string, known: Map<string, IgnorePatterns>): IgnoreFile {
  const patterns = known.get(text) ?? { rules: ignore().add(text), mayMatch: namesThatMayMatch(text) };
  known.set(text, patterns);
  return { path, ...patterns };
}

/**
 * What files say of a path, that of a folder with a slash at its end: the innermost that says anything decides, as in git.
 * `folderPath` is what stands before the last part, with its slash.
 */
export function judgePath(
  folderPath: string,
  name: string,
  files: readonly IgnoreFile[],
  isFolder = false,
): 'ignored' | 'unignored' | undefined {
  for (let at = files.length - 1; at >= 0; at--) {
    const file = files[at] as IgnoreFile;
    // Most names fit no pattern: asking the library of each took longer than listing all folders.
    if (!file.mayMatch.test(name)) continue;
    const path = `${folderPath}${name}${isFolder ? '/' : ''}`;
    const { ignored, unignored } = file.rules.test(file.path === '' ? path : path.slice(file.path.length + 1));
    if (ignored || unignored) return ignored ? 'ignored' : 'unignored';
  }
  return undefined;
}

/**
 * The files as they must be asked of what lies in a folder that one of them brought back: another one may still say that
 * all of it is ignored, whatever its names.
 */
export function withoutShortcut(files: readonly IgnoreFile[]): readonly IgnoreFile[] {
  return files.map((file) => ({ ...file, mayMatch: anyName }));
}

const anyName = /^/;

/** Only the last part of a pattern is looked at: what lies in a folder is not asked for where the folder is ignored. */
function namesThatMayMatch(text: string): RegExp {
  const names = new Set<string>();
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    // Escapes and sets of characters are left to the library, and so is what matches at any depth.
    if (/[\\[]|\*\*\/?\s*$/.test(line)) return anyName;
    const last = line.trimEnd().replace(/^!/, '').replace(/\/+$/, '').split('/').at(-1) as string;
    names.add(
      last
        .replace(/[.+^${}()|]/g, '\\$&')
        .replace(/\*+/g, '.*')
        .replaceAll('?', '.'),
    );
  }
  return new RegExp(`^(?:${names.size === 0 ? '(?!)' : [...names].join('|')})$`, 'is');
}
