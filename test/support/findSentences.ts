import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vitest/node';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What code says to a person. */
export interface Sentences {
  /** The sentences that are looked up in a table: arguments of `l10n.t` and templates behind `t`, with `{0}` for values. */
  readonly translated: ReadonlySet<string>;
  /** The sentences that are not. */
  readonly literal: readonly string[];
}

interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** What VS Code shows of an object that it is given, or of one that it has made. */
const shownFields = new Set(
  'title label description detail tooltip placeHolder placeholder prompt message text name validationMessage'.split(
    ' ',
  ),
);

/** Who shows its arguments. */
const showing = /^(?:show\w*Message|setStatusBarMessage|refuse)$/;

/** Who writes for whoever looks into a problem: logs stay English, so that others can read them. */
const logging = /^(?:console|output|log|trace|debug|info|warn|error|append|appendLine)$/;

/** Two words, or one that begins a sentence before a value: `Delete {0}`. */
const sentence = /\p{L}{2,}[,;:]? \p{L}{2,}|^\p{Lu}\p{L}+:? \{\d/u;

/** Names are the same everywhere. */
const names = ['ADR Keeper', 'adr-keeper', 'SVG'];

/** The sentences of a TypeScript file, or of all of them in a folder, by its path in the repository. */
export function findSentences(path: string): Sentences {
  const files = path.endsWith('.ts') ? [path] : sourcesIn(path);
  const found = files.map((file) => ({ file, ...sentencesOf(readFileSync(join(root, file), 'utf8')) }));
  return {
    translated: new Set(found.flatMap(({ translated }) => [...translated])),
    literal: found.flatMap(({ file, literal }) => literal.map((text) => `${file}: ${text}`)),
  };
}

function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.split(sep).join('/')}`);
}

/** The sentences of a text in TypeScript. Throws where one is looked up that does not stand there. */
export function sentencesOf(text: string): Sentences {
  const translated = new Set<string>();
  const literal = new Set(readSentences(parseAst(text, { lang: 'ts' }) as unknown as Node, translated));
  return { translated, literal: [...literal] };
}

/** Collects what is translated, and yields what is not, though a person reads it. */
function* readSentences(node: Node, translated: Set<string>): Iterable<string> {
  if (node.type === 'TaggedTemplateExpression' && isNamed(node['tag'], 't')) {
    translated.add(keyOf(node['quasi'] as Node));
    // A sentence may have another one in it.
    yield* readSentences({ type: 'Values', values: (node['quasi'] as Node)['expressions'] }, translated);
    return;
  }
  if (node.type === 'CallExpression') {
    const [first, ...rest] = node['arguments'] as Node[];
    if (isNamed(node['callee'], 't')) {
      if (typeof first?.['value'] !== 'string') throw new Error('l10n.t takes a string that stands there.');
      translated.add(first['value']);
      yield* readSentences({ type: 'Values', values: rest }, translated);
      return;
    }
    if (isLogged(node['callee'])) return;
    if (isNamed(node['callee'], showing)) yield* literalsOf(first);
  }
  if (node.type === 'Property' && isNamed(node['key'], shownFields)) yield* literalsOf(node['value']);
  if (node.type === 'AssignmentExpression' && isNamed(node['left'], shownFields)) yield* literalsOf(node['right']);
  const text = textOf(node);
  if (text !== undefined && sentence.test(text) && !names.includes(text)) yield text;
  for (const child of childrenOf(node)) yield* readSentences(child, translated);
}

/** The words that stand in an expression itself, or in one of its branches. */
function* literalsOf(value: unknown): Iterable<string> {
  if (!isNode(value)) return;
  if (value.type === 'ConditionalExpression' || value.type === 'LogicalExpression') {
    for (const branch of ['consequent', 'alternate', 'left', 'right']) yield* literalsOf(value[branch]);
    return;
  }
  const text = textOf(value);
  if (text !== undefined && /\p{L}{2,}/u.test(text) && !names.includes(text)) yield text;
}

/** The words of a string or a template, without icons (`$(sync)`) and the tags of HTML. */
function textOf(node: Node): string | undefined {
  if (node.type === 'Literal' && typeof node['value'] === 'string') return withoutMarkup(node['value']);
  return node.type === 'TemplateLiteral' ? withoutMarkup(keyOf(node)) : undefined;
}

function withoutMarkup(text: string): string {
  return text.replace(/\$\([\w-]+\)|<[^>]*>/g, '').trim();
}

/** `"{0}" is no status of this log.` */
function keyOf(template: Node): string {
  // Behind a tag such as `String.raw` an escape may mean nothing else.
  const parts = (
    template['quasis'] as { readonly value: { readonly cooked: string | null; readonly raw: string } }[]
  ).map(({ value }) => value.cooked ?? value.raw);
  return parts.reduce((before, after, at) => `${before}{${at - 1}}${after}`);
}

/** Whether an identifier, or the last one of `a.b.c`, has one of the names. */
function isNamed(node: unknown, wanted: string | RegExp | ReadonlySet<string>): boolean {
  const name = nameOf(node);
  if (name === undefined) return false;
  if (typeof wanted === 'string') return name === wanted;
  return wanted instanceof RegExp ? wanted.test(name) : wanted.has(name);
}

function isLogged(callee: unknown): boolean {
  if (!isNode(callee) || callee.type !== 'MemberExpression' || !isNamed(callee, logging)) return false;
  return isNamed(callee['object'], logging);
}

function nameOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'MemberExpression') return nameOf(node['property']);
  return typeof node['name'] === 'string' ? node['name'] : undefined;
}

function childrenOf(node: Node): Node[] {
  return Object.values(node).flat().filter(isNode);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
