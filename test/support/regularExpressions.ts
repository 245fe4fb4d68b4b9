import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type AnyNode, parse } from 'acorn';
import { transformSync } from 'esbuild';
import { check } from 'recheck';

/** A regular expression, and the files that have it. */
export interface FoundExpression {
  readonly source: string;
  readonly flags: string;
  readonly places: readonly string[];
}

/** As the language writes it, which is unique. */
export function literalOf({ source, flags }: Pick<FoundExpression, 'source' | 'flags'>): string {
  return `/${source}/${flags}`;
}

/** The literals, and what is built of strings, of all TypeScript and JavaScript files of some folders. */
export function findLiterals(root: string, folders: readonly string[]): FoundExpression[] {
  const found = new ExpressionList();
  for (const path of folders.flatMap((folder) => codeFilesIn(join(root, folder)))) {
    const place = relative(root, path).split(sep).join('/');
    const text = readFileSync(path, 'utf8');
    const isTyped = path.endsWith('.ts');
    const code = isTyped ? transformSync(text, { loader: 'ts', target: 'esnext' }).code : text;
    for (const [source, flags] of expressionsIn(code)) found.add(source, flags, `${place}${lineOf(text, source)}`);
  }
  return found.all;
}

/**
 * The expressions that a task builds at run time, by the first file of `within` on the stack: those that are made of lists
 * of words are in no text as they are.
 */
export async function recordBuilt(within: RegExp, task: () => Promise<void>): Promise<FoundExpression[]> {
  const found = new ExpressionList();
  const own = globalThis.RegExp;
  const add = (made: RegExp) => {
    const place = (new Error().stack ?? '').split('\n').find((line) => within.test(line));
    if (place !== undefined) found.add(made.source, made.flags, within.exec(place)?.[0] ?? place);
  };
  globalThis.RegExp = new Proxy(own, {
    construct(target, parts, from) {
      const made = Reflect.construct(target, parts, from) as RegExp;
      add(made);
      return made;
    },
  });
  try {
    await task();
  } finally {
    globalThis.RegExp = own;
  }
  return found.all;
}

/**
 * Why an expression takes more than linear time, with a text for which it does; nothing where none is found. The same
 * answer each time: nothing is left to chance or to a clock, but for a limit that no expression reaches.
 */
export async function findSlowness({
  source,
  flags,
}: Pick<FoundExpression, 'source' | 'flags'>): Promise<string | undefined> {
  const found = await check(source, flags, {
    randomSeed: 1,
    attackTimeout: null,
    incubationTimeout: null,
    timeout: 60_000,
  });
  if (found.status === 'safe') return undefined;
  if (found.status === 'unknown') return `unknown (${found.error.kind})`;
  return `${found.complexity.summary} for ${found.attack.pattern.slice(0, 120)}`;
}

class ExpressionList {
  readonly #places = new Map<string, { source: string; flags: string; places: Set<string> }>();

  add(source: string, flags: string, place: string): void {
    const key = literalOf({ source, flags });
    const known = this.#places.get(key) ?? { source, flags, places: new Set() };
    known.places.add(place);
    this.#places.set(key, known);
  }

  get all(): FoundExpression[] {
    return [...this.#places.values()].map(({ source, flags, places }) => ({ source, flags, places: [...places] }));
  }
}

function codeFilesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|js|cjs)$/.test(name))
    .map((name) => join(folder, name));
}

/** The source and the flags of each expression that a program has as a whole. */
function expressionsIn(code: string): [source: string, flags: string][] {
  const found: [string, string][] = [];
  const visits: unknown[] = [
    parse(code, { ecmaVersion: 'latest', sourceType: 'module', allowReturnOutsideFunction: true }),
  ];
  while (visits.length > 0) {
    const node = visits.pop();
    if (typeof node !== 'object' || node === null) continue;
    if (isNode(node)) {
      if (node.type === 'Literal' && node.regex) found.push([node.regex.pattern, node.regex.flags]);
      const built = node.type === 'NewExpression' || node.type === 'CallExpression' ? stringsOf(node) : undefined;
      if (built !== undefined) found.push(built);
    }
    visits.push(...Object.values(node));
  }
  return found;
}

function isNode(value: object): value is AnyNode {
  return 'type' in value && typeof value.type === 'string';
}

/** `new RegExp('a', 'g')` with nothing to be computed. */
function stringsOf(node: AnyNode & { type: 'NewExpression' | 'CallExpression' }): [string, string] | undefined {
  if (node.callee.type !== 'Identifier' || node.callee.name !== 'RegExp') return undefined;
  const [source, flags = ''] = node.arguments.map((each) => {
    if (each.type === 'Literal') return typeof each.value === 'string' ? each.value : undefined;
    const isPlain = each.type === 'TemplateLiteral' && each.expressions.length === 0;
    return isPlain ? (each.quasis[0]?.value.cooked ?? undefined) : undefined;
  });
  return source === undefined ? undefined : [source, flags];
}

/** Where an expression begins in a text, as an editor writes it; nothing in a bundle, which has no lines. */
function lineOf(text: string, source: string): string {
  const at = text.indexOf(source);
  const line = text.slice(0, at).split('\n').length;
  return at === -1 || text.length / line > 1_000 ? '' : `:${line}`;
}
