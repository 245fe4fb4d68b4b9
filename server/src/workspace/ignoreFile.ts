import ignore, { type Ignore } from 'ignore';

/** The patterns of a `.gitignore`, for a walk that begins above it and goes into no folder that is ignored. */
export interface IgnorePatterns {
  readonly rules: Ignore;
  /** What every name fits that one of the patterns could match. */
  readonly mayMatch: RegExp;
  /** How long it took to ask them, in milliseconds, and how often they were asked. */
  readonly clock: { spent: number; tests: number };
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
  const patterns = known.get(text) ?? readPatterns(text);
  known.set(text, patterns);
  return { path, ...patterns };
}

function readPatterns(text: string): IgnorePatterns {
  const lines = boundedPatterns(text.split(/\r?\n/));
  return { rules: ignore().add(lines), mayMatch: namesThatMayMatch(lines), clock: { spent: 0, tests: 0 } };
}

const mostPatterns = 1_000;
const longestPattern = 1_000;

/** The most wildcards in one part of a pattern: to try each way in which they fit takes a power of the name's length. */
const mostWildcards = 3;

/** The most parts `**` of a pattern, for the same reason. */
const mostDeepWildcards = 3;

/** The patterns that can be matched in little time; what others would ignore is not ignored. */
export function boundedPatterns(patterns: readonly string[]): string[] {
  return patterns
    .filter((pattern) => pattern.trim() !== '' && !pattern.startsWith('#') && isSimple(pattern))
    .slice(0, mostPatterns);
}

function isSimple(pattern: string): boolean {
  if (pattern.length > longestPattern) return false;
  const parts = pattern.split('/');
  if (parts.filter((part) => part.includes('**')).length > mostDeepWildcards) return false;
  return parts.every((part) => (part.match(/\*+/g)?.length ?? 0) <= mostWildcards);
}

/** How long the patterns of a file may take, in milliseconds: at all, and for each test. */
const slackMs = 500;
const testMs = 0.5;

/** What the library says of a path, unless the patterns have taken too long: then they ignore nothing any more. */
function testPath({ rules, clock }: IgnorePatterns, path: string): ReturnType<Ignore['test']> {
  if (clock.spent > slackMs + clock.tests * testMs) return { ignored: false, unignored: false };
  const start = performance.now();
  const answer = rules.test(path);
  clock.spent += performance.now() - start;
  clock.tests++;
  return answer;
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
    const { ignored, unignored } = testPath(file, file.path === '' ? path : path.slice(file.path.length + 1));
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
function namesThatMayMatch(lines: readonly string[]): RegExp {
  const names = new Set<string>();
  for (const line of lines) {
    // Escapes and sets of characters are left to the library, and so is what matches at any depth.
    if (/[\\[]|\*\*\/?\s*$/.test(line)) return anyName;
    const last = line
      .trimEnd()
      .replace(/^!/, '')
      .replace(/(?<!\/)\/+$/, '')
      .split('/')
      .at(-1) as string;
    names.add(
      last
        .replace(/[.+^${}()|]/g, '\\$&')
        // More than there is between the first and the last one, so that there is one way to fit.
        .replace(/\*.*\*|\*/s, '.*')
        .replaceAll('?', '.'),
    );
  }
  return new RegExp(`^(?:${names.size === 0 ? '(?!)' : [...names].join('|')})$`, 'is');
}
