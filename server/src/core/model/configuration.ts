import { URI } from 'vscode-uri';
import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, type YAMLMap } from 'yaml';
import type { MarkdownFacts } from '../markdown/facts.ts';
import { LineTable } from '../markdown/kept/lineTable.ts';
import { parseYaml } from '../markdown/parseYaml.ts';
import { append } from '../markdown/sequences.ts';
import type { Span } from '../markdown/span.ts';
import { saysTooDeep } from '../markdown/syntax/tooDeep.ts';
import type { ConfiguredConvention, RuleSettings, Transitions } from './convention.ts';
import { findNearest, nearestName } from './nearestName.ts';
import { isMarkdownName } from './recordName.ts';
import { universalStatuses } from './status.ts';
import type { UnreadableReason } from './unreadableReason.ts';

/** What `.adr-keeper.yaml` says; a key that it does not set is undefined. */
export interface Configuration extends ConfiguredConvention {
  /** The folders of the logs, relative to the file: nothing else is searched then. */
  readonly logs?: readonly string[];
  /** How much a problem of a rule weighs: code → severity, or off. */
  readonly rules?: RuleSettings;
}

/** A configuration with the places of what it says. All offsets are UTF-16 units of the text. */
export interface ConfigurationFile {
  readonly uri: string;
  /** The version of the open document that was read; null for a file read from disk. */
  readonly version: number | null;
  /** What it was read from: an edit of YAML is known to be right only once it is read again. */
  readonly text: string;
  readonly facts: Pick<MarkdownFacts, 'lines' | 'eol'>;
  readonly settings: Configuration;
  readonly mistakes: readonly ConfigurationMistake[];
  /** Where each key and value stands: `rules`, and `rules.<code>` for the keys in it; so with `transitions`. */
  readonly entries: ReadonlyMap<string, ConfigurationEntry>;
  /** The map of all keys; undefined where there is none yet. */
  readonly top: ConfigurationEntry['collection'];
  /** Where another key may be added: before a mark that ends the document, or at the end. */
  readonly end: number;
}

export interface ConfigurationEntry {
  readonly key: Span;
  /** Without the blanks and comments behind it. */
  readonly value: Span;
  /** For a list or a map: whether it is written in brackets, and where the items of its first level begin and end. */
  readonly collection?: { readonly span: Span; readonly isFlow: boolean; readonly items: readonly Span[] } | undefined;
}

/** Something in the file that says nothing, or not what was meant; the rest of the file counts all the same. */
export type ConfigurationMistake = { readonly span: Span } & (
  | { readonly kind: 'syntax'; readonly detail: string }
  | {
      readonly kind: 'unknown-key';
      readonly key: string;
      readonly nearest: string | undefined;
      readonly known: readonly string[];
    }
  | { readonly kind: 'unknown-rule'; readonly key: string; readonly nearest: string | undefined }
  | { readonly kind: 'unknown-status'; readonly status: string; readonly nearest: string | undefined }
  | { readonly kind: 'no-such-folder'; readonly folder: string }
  | { readonly kind: 'folder-outside'; readonly folder: string }
  /** The index of `log`, the folder of one that the file configures. */
  | { readonly kind: 'no-such-index'; readonly index: string; readonly log: string }
  | { readonly kind: 'index-outside'; readonly index: string }
  | { readonly kind: 'no-such-template'; readonly template: string; readonly nearest: string | undefined }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableReason }
  | { readonly kind: 'wrong-value'; readonly key: string; readonly expected: ExpectedValue }
  | { readonly kind: 'always-on'; readonly key: string }
);

export type ExpectedValue = 'texts' | 'text' | 'markdown-file' | 'map' | 'severity' | 'transitions' | 'days';

/** Every key, and what its value must be. The JSON schema says the same; a test compares them. */
export const configurationKeys: Readonly<Record<keyof Configuration, ExpectedValue>> = {
  logs: 'texts',
  index: 'markdown-file',
  template: 'text',
  sections: 'texts',
  statuses: 'texts',
  transitions: 'transitions',
  staleAfterDays: 'days',
  rules: 'map',
};

const expectedValues: ReadonlyMap<string, ExpectedValue> = new Map(Object.entries(configurationKeys));

export const ruleSeverities = ['error', 'warning', 'information', 'hint', 'off'] as const;

/**
 * Reads a configuration. What is wrong in it becomes a mistake at its place and says nothing. `ruleCodes` are the codes
 * that `rules` may have.
 */
export function readConfiguration(
  uri: string,
  version: number | null,
  text: string,
  ruleCodes: readonly string[],
): ConfigurationFile {
  try {
    return readAll(uri, version, text, ruleCodes);
  } catch (error) {
    if (!saysTooDeep(error)) throw error;
    return unreadableConfiguration(uri, { kind: 'nesting' }, version, text);
  }
}

function readAll(uri: string, version: number | null, text: string, ruleCodes: readonly string[]): ConfigurationFile {
  const lineCounter = new LineCounter();
  const document = parseYaml(text, lineCounter);
  const mistakes: ConfigurationMistake[] = document.errors.map(({ pos: [start, end], message }) => ({
    kind: 'syntax',
    detail: message,
    span: { start, end: Math.max(start, Math.min(end, text.length)) },
  }));
  const entries = new Map<string, ConfigurationEntry>();
  const settings = new Map<string, unknown>();
  const { contents } = document;
  const top = isMap(contents) ? contents : undefined;
  if (contents !== null && top === undefined && document.errors.length === 0)
    mistakes.push({
      kind: 'wrong-value',
      key: '',
      expected: 'map',
      span: spanOf(contents, text) ?? { start: 0, end: 0 },
    });
  for (const { name, pair, key } of pairsOf(top)) {
    entries.set(name, toEntry(pair, key, text));
    const expected = expectedValues.get(name);
    if (expected === undefined) {
      const known = Object.keys(configurationKeys);
      mistakes.push({ kind: 'unknown-key', key: name, nearest: findNearest(name, known, 2), known, span: key });
      continue;
    }
    const { value } = pair;
    if (isScalar(value) && value.value === null) continue;
    if (expected === 'map' && isMap(value)) {
      settings.set(name, readRules(value, text, ruleCodes, entries, mistakes));
      continue;
    }
    if (expected === 'transitions' && isMap(value)) {
      settings.set(name, readTransitions(value, text, entries, mistakes));
      continue;
    }
    const read = readValue(value, expected);
    if (read !== undefined) settings.set(name, read);
    else mistakes.push({ kind: 'wrong-value', key: name, expected, span: spanOf(value, text) ?? key });
  }
  const inner = ['rules', 'transitions'].map((name) => top?.get(name)).filter((each) => isMap(each));
  append(mistakes, [top, ...inner].flatMap(findRepeatedKeys));
  const configured = Object.fromEntries(settings) as Configuration;
  append(mistakes, findUnknownStatuses(configured, top, text));
  const lines = new LineTable(text);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const [, contentsEnd] = document.range;
  const mark = /^(?:\.\.\.|---)(?=\s|$)/m.exec(text.slice(contentsEnd));
  return {
    uri,
    version,
    text,
    facts: { lines, eol },
    settings: configured,
    mistakes,
    entries,
    top: collectionOf(top, text),
    // The mark that a document without contents begins with is none of its end.
    end: mark === null || contents === null ? text.length : contentsEnd + mark.index,
  };
}

/**
 * The path of a folder that `logs` names, from that of the file: without steps, with `/`, empty for the file's own folder.
 * `absolute` and `outside` where there is none. It is a name, not a link: nothing in it is escaped.
 */
export function readFolder(entry: string): { readonly path: string } | 'absolute' | 'outside' {
  const path = entry.replaceAll('\\', '/');
  if (path.startsWith('/')) return 'absolute';
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..' && segments.pop() === undefined) return 'outside';
    if (segment !== '..' && segment !== '.' && segment !== '') segments.push(segment);
  }
  return { path: segments.join('/') };
}

/** The URI of a folder by its path from that of a file, as {@link readFolder} gives it. */
export function folderAt(path: string, file: string): string {
  const base = URI.parse(file);
  const above = base.path.slice(0, base.path.lastIndexOf('/'));
  return base.with({ path: path === '' ? above : `${above}/${path}` }).toString();
}

/** A configuration of which nothing could be read: that is its mistake, and nothing is configured. */
export function unreadableConfiguration(
  uri: string,
  reason: UnreadableReason,
  version: number | null = null,
  text = '',
): ConfigurationFile {
  return {
    uri,
    version,
    text,
    facts: { lines: new LineTable(text), eol: '\n' },
    settings: {},
    mistakes: [{ kind: 'unreadable', reason, span: { start: 0, end: 0 } }],
    entries: new Map(),
    top: undefined,
    end: text.length,
  };
}

function readRules(
  map: YAMLMap,
  text: string,
  ruleCodes: readonly string[],
  entries: Map<string, ConfigurationEntry>,
  mistakes: ConfigurationMistake[],
): RuleSettings {
  const settings = new Map<string, RuleSettings[string]>();
  for (const { name, pair, key } of pairsOf(map)) {
    entries.set(`rules.${name}`, toEntry(pair, key, text));
    if (!ruleCodes.includes(name)) {
      mistakes.push({ kind: 'unknown-rule', key: name, nearest: findNearest(name, ruleCodes), span: key });
      continue;
    }
    const value = isScalar(pair.value) ? pair.value.value : undefined;
    // `false` is what some people write for it, and what older YAML makes of a bare `off`.
    const severity = value === false ? 'off' : ruleSeverities.find((each) => each === value);
    if (severity !== undefined) settings.set(name, severity);
    else mistakes.push({ kind: 'wrong-value', key: name, expected: 'severity', span: spanOf(pair.value, text) ?? key });
  }
  return Object.fromEntries(settings);
}

function readTransitions(
  map: YAMLMap,
  text: string,
  entries: Map<string, ConfigurationEntry>,
  mistakes: ConfigurationMistake[],
): Transitions {
  const transitions = new Map<string, readonly string[]>();
  for (const { name, pair, key } of pairsOf(map)) {
    entries.set(`transitions.${name}`, toEntry(pair, key, text));
    const successors = readValue(pair.value, 'texts') as string[] | undefined;
    if (successors !== undefined) transitions.set(name, successors);
    else mistakes.push({ kind: 'wrong-value', key: name, expected: 'texts', span: spanOf(pair.value, text) ?? key });
  }
  return Object.fromEntries(transitions);
}

/** Where the file says the statuses, too, a transition from or to another one is a mistake. */
function findUnknownStatuses(
  { statuses, transitions }: Configuration,
  top: YAMLMap | undefined,
  text: string,
): ConfigurationMistake[] {
  if (statuses === undefined || transitions === undefined) return [];
  const known = [...statuses, ...universalStatuses];
  const map = top?.get('transitions');
  const names = pairsOf(isMap(map) ? map : undefined).flatMap(({ name, pair, key }) => [
    { status: name, span: key },
    ...(isSeq(pair.value) ? pair.value.items : []).map((item) => ({
      status: isScalar(item) ? String(item.value) : '',
      span: spanOf(item, text) ?? key,
    })),
  ]);
  const folded = new Set(known.map((each) => each.toLowerCase()));
  return names
    .filter(({ status }) => !folded.has(status.toLowerCase()))
    .map(({ status, span }) => {
      // A long list is not compared with each name.
      const nearest = known.length > longList ? nearestName(status, known) : findNearest(status, known, 2);
      return { kind: 'unknown-status', status, nearest, span };
    });
}

const longList = 100;

/** YAML allows each key once; only one of them counts. */
function findRepeatedKeys(map: YAMLMap | undefined): ConfigurationMistake[] {
  const seen = new Set<string>();
  return pairsOf(map).flatMap(({ name, key }): ConfigurationMistake[] => {
    const isNew = !seen.has(name);
    seen.add(name);
    return isNew ? [] : [{ kind: 'syntax', detail: 'Map keys must be unique', span: key }];
  });
}

function readValue(value: unknown, expected: ExpectedValue): unknown {
  if (expected === 'text') return readText(value);
  if (expected === 'markdown-file') {
    const text = readText(value);
    return text !== undefined && isMarkdownName(text) ? text : undefined;
  }
  if (expected === 'days') return isScalar(value) && isDays(value.value) ? value.value : undefined;
  if (expected !== 'texts' || !isSeq(value)) return undefined;
  const texts = value.items.map(readText);
  return texts.every((each) => each !== undefined) ? texts : undefined;
}

/** A text; one with half of a surrogate pair is none, and could be no part of a URI. */
function readText(value: unknown): string | undefined {
  const text = isScalar(value) ? value.value : undefined;
  return typeof text === 'string' && !/\p{Surrogate}/u.test(text) ? text : undefined;
}

function isDays(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}

interface NamedPair {
  readonly name: string;
  readonly pair: Pair;
  readonly key: Span;
}

function pairsOf(map: YAMLMap | undefined): NamedPair[] {
  return (map?.items ?? []).flatMap((pair) => {
    if (!isScalar(pair.key) || !pair.key.range) return [];
    const [start, end] = pair.key.range;
    return [{ name: String(pair.key.value), pair, key: { start, end } }];
  });
}

function toEntry({ value }: Pair, key: Span, text: string): ConfigurationEntry {
  const behindColon = key.end + (/^[ \t]*:/.exec(text.slice(key.end))?.[0].length ?? 0);
  const span = spanOf(value, text) ?? { start: behindColon, end: behindColon };
  const collection = collectionOf(value, text);
  return collection === undefined ? { key, value: span } : { key, value: span, collection };
}

function collectionOf(value: unknown, text: string): ConfigurationEntry['collection'] {
  if (!isMap(value) && !isSeq(value)) return undefined;
  const span = spanOf(value, text) ?? { start: 0, end: 0 };
  const items = value.items.map((item) => {
    const first = spanOf(isMap(value) ? (item as Pair).key : item, text) ?? span;
    const last = isMap(value) ? (spanOf((item as Pair).value, text) ?? first) : first;
    return { start: first.start, end: Math.max(first.end, last.end) };
  });
  return { span, isFlow: value.flow === true, items };
}

function spanOf(node: unknown, text: string): Span | undefined {
  const range = (node as Node | null | undefined)?.range;
  if (!range) return undefined;
  const [start, end] = range;
  if (text.slice(start, end).trim() === '') return undefined;
  // A block ends where the next one begins: the line endings between them are not its own.
  return { start, end: start + text.slice(start, end).trimEnd().length };
}
