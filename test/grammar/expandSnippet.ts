/** A snippet as the editor inserts it, before anybody has typed. */
export interface Expansion {
  readonly text: string;
  /** The numbers of its tab stops, in the order in which they first appear. */
  readonly stops: readonly number[];
  /** What each choice offers. */
  readonly choices: readonly (readonly string[])[];
}

/**
 * Expands a snippet by the grammar in VS Code's guide to snippets: placeholders stand as they are, the first of several
 * choices is taken, a stop without a text of its own repeats the one that has it. Throws where a variable is unknown or
 * a brace is not closed, which the editor would insert as plain text.
 */
export function expandSnippet(body: string, variables: Readonly<Record<string, string>>): Expansion {
  const texts = new Map<number, string>();
  const stops = new Set<number>();
  const choices: string[][] = [];
  let rest = body;
  const expanded = expandUntil('');
  const text = expanded.replace(/\uE000(\d+)\uE000/g, (_, stop: string) => texts.get(Number(stop)) ?? '');
  return { text, stops: [...stops], choices };

  function take(pattern: RegExp): RegExpExecArray | undefined {
    const match = pattern.exec(rest);
    if (match === null) return undefined;
    rest = rest.slice(match[0].length);
    return match;
  }

  function expandUntil(end: '' | '}'): string {
    let done = '';
    while (rest !== '' && !(end !== '' && rest.startsWith(end))) {
      done += expandStop() ?? expandVariable() ?? take(/^\\([\\$}])/)?.[1] ?? take(/^[\s\S]/)?.[0] ?? '';
    }
    if (end !== '' && take(/^\}/) === undefined) throw new Error(`A brace is not closed in: ${body}`);
    return done;
  }

  // A stop is written between two private characters until all are read: its text may come after it.
  function expandStop(): string | undefined {
    const match =
      take(/^\$(\d+)/) ?? take(/^\$\{(\d+)\}/) ?? take(/^\$\{(\d+)\|((?:\\.|[^|\\])*)\|\}/) ?? take(/^\$\{(\d+):/);
    if (match === undefined) return undefined;
    const stop = Number(match[1]);
    stops.add(stop);
    if (match[2] !== undefined) {
      const offered = match[2].split(/(?<!\\),/).map((choice) => choice.replace(/\\(.)/g, '$1'));
      choices.push(offered);
      texts.set(stop, offered[0] ?? '');
    } else if (match[0].endsWith(':')) {
      texts.set(stop, expandUntil('}'));
    }
    return `\uE000${stop}\uE000`;
  }

  function expandVariable(): string | undefined {
    const plain = take(/^\$([A-Z_]+)/) ?? take(/^\$\{([A-Z_]+)\}/);
    if (plain !== undefined) return readVariable(plain[1] ?? '');
    const transformed = take(/^\$\{([A-Z_]+)\/((?:\\.|[^/\\])*)\/((?:\$\{[^}]*\}|\\.|[^/\\])*)\/([a-z]*)\}/);
    if (transformed === undefined) return undefined;
    const [, name = '', pattern = '', format = '', flags] = transformed;
    return readVariable(name).replace(new RegExp(pattern, flags), (...found) => formatMatch(format, found));
  }

  function readVariable(name: string): string {
    const value = variables[name];
    if (value === undefined) throw new Error(`There is no variable ${name}.`);
    return value;
  }
}

/** Fills the groups of a match into the format of a transform: `$1`, `${1:/capitalize}`, `${1:+if}`, `${1:-else}`. */
function formatMatch(format: string, groups: readonly unknown[]): string {
  return format.replace(
    /\$(\d+)|\$\{(\d+)(?::([/+-])([^}]*))?\}/g,
    (_, bare: string | undefined, braced: string | undefined, kind: string | undefined, argument: string) => {
      const value = String(groups[Number(bare ?? braced)] ?? '');
      if (kind === '+') return value === '' ? '' : argument;
      if (kind === '-') return value === '' ? argument : value;
      if (kind === undefined) return value;
      if (argument === 'capitalize') return value.slice(0, 1).toUpperCase() + value.slice(1);
      if (argument === 'upcase') return value.toUpperCase();
      if (argument === 'downcase') return value.toLowerCase();
      throw new Error(`There is no transform ${argument}.`);
    },
  );
}
