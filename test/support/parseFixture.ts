/** A workspace written as one string, as the tests read it. */
export interface Fixture {
  /** Path → text, without the marks below. */
  readonly files: ReadonlyMap<string, string>;
  /** Where `$0` stood, if it did. */
  readonly cursor: { readonly path: string; readonly offset: number } | undefined;
  /** What the `^^^` lines say, in order. */
  readonly expected: readonly ExpectedProblem[];
}

export interface ExpectedProblem {
  readonly path: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly code: string;
}

/**
 * Reads a fixture. `//- path` begins a file, `$0` is the cursor, and a line of carets under a text marks a problem of
 * the code behind them: `^^^ section-missing`. Several codes under one text stand on lines of their own. A mark may
 * begin with blanks only; a text that starts in the first column is marked from `^`.
 */
export function parseFixture(source: string): Fixture {
  const files = new Map<string, string>();
  const expected: ExpectedProblem[] = [];
  let cursor: Fixture['cursor'];
  for (const part of source
    .replace(/^\n/, '')
    .split(/^\/\/- /m)
    .slice(1)) {
    const end = part.indexOf('\n');
    const path = part.slice(0, end).trim();
    const lines: string[] = [];
    for (const line of part.slice(end + 1).split('\n')) {
      const mark = /^( *)(\^+) ([a-z-]+)\s*$/.exec(line);
      if (mark === null) {
        lines.push(line);
        continue;
      }
      const start = (mark[1] as string).length;
      expected.push({
        path,
        line: lines.length - 1,
        start,
        end: start + (mark[2] as string).length,
        code: mark[3] as string,
      });
    }
    const text = lines.join('\n');
    const offset = text.indexOf('$0');
    if (offset !== -1) cursor = { path, offset };
    files.set(path, text.replace('$0', ''));
  }
  return { files, cursor, expected };
}
