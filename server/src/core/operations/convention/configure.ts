import type { WorkspaceEdit } from 'vscode-languageserver-types';
import {
  type Configuration,
  type ConfigurationEntry,
  type ConfigurationFile,
  readConfiguration,
  type ruleSeverities,
} from '../../model/configuration.ts';
import { applyChanges, type Change, createFile, editFile } from '../workspaceEdits.ts';

/** The configuration that an edit goes to: the file, or the place where it will be made. */
export type ConfigurationPlace = ConfigurationFile | { readonly uri: string; readonly entries?: undefined };

/**
 * Sets how much a rule's problems weigh; everything else in the file stays as it is. Nothing is changed where the file would
 * not say so afterwards: where it is no YAML, or `rules` is no map.
 */
export function configureRule(place: ConfigurationPlace, code: string, severity: RuleSeverity): WorkspaceEdit {
  if (place.entries === undefined) return createFile(place.uri, `rules:\n  ${code}: ${severity}\n`);
  const isOther = place.mistakes.some((each) => each.kind === 'wrong-value' && each.key === 'rules');
  if (isOther) return { documentChanges: [] };
  return checkedEdit(place, changeRule(place, code, severity), ({ rules }) => rules?.[code] === severity, [code]);
}

type RuleSeverity = (typeof ruleSeverities)[number];

function changeRule(place: ConfigurationFile, code: string, severity: RuleSeverity): Change {
  const item = `${code}: ${severity}`;
  const known = place.entries.get(`rules.${code}`);
  if (known !== undefined)
    return { span: known.value, text: known.value.start === known.value.end ? ` ${severity}` : severity };
  const rules = place.entries.get('rules');
  if (rules === undefined) return addKey(place, 'rules', item);
  if (rules.collection !== undefined) return addItem(place, rules.collection, item);
  if (rules.value.start < rules.value.end) return { span: rules.value, text: `{${item}}` };
  if (place.top?.isFlow) return { span: rules.value, text: ` {${item}}` };
  const { end } = place.facts.lines.spanOf(place.facts.lines.lineAt(rules.key.end));
  return { span: { start: end, end }, text: `${place.facts.eol}  ${item}` };
}

/** Sets a list of texts that the file does not set yet. */
export function configureList(place: ConfigurationPlace, key: ListKey, values: readonly string[]): WorkspaceEdit {
  const list = `[${values.map(toScalar).join(', ')}]`;
  if (place.entries === undefined) return createFile(place.uri, `${key}: ${list}\n`);
  const known = place.entries.get(key);
  const change =
    known === undefined
      ? addKey(place, key, list)
      : { span: { start: known.key.start, end: known.value.end }, text: `${key}: ${list}` };
  return checkedEdit(place, change, (settings) => values.every((each, at) => settings[key]?.[at] === each));
}

/** The keys whose values are lists of texts. */
type ListKey = 'sections' | 'statuses';

/** Adds a text to a list that the file sets. */
export function addToList(place: ConfigurationFile, key: ListKey, value: string): WorkspaceEdit {
  const collection = place.entries.get(key)?.collection;
  if (collection === undefined) return configureList(place, key, [value]);
  const change = addItem(place, collection, collection.isFlow ? toScalar(value) : `- ${toScalar(value)}`);
  return checkedEdit(place, change, (settings) => settings[key]?.includes(value) === true);
}

/** An edit of the file, if it says afterwards what it should, and is no less YAML than before; else one of nothing. */
function checkedEdit(
  place: ConfigurationFile,
  change: Change,
  isSet: (settings: Configuration) => boolean,
  codes: readonly string[] = [],
): WorkspaceEdit {
  const read = (text: string) => readConfiguration(place.uri, place.version, text, codes);
  const after = read(applyChanges(place.text, [change]));
  const countErrors = ({ mistakes }: ConfigurationFile) => mistakes.filter(({ kind }) => kind === 'syntax').length;
  const isRight = isSet(after.settings) && countErrors(after) <= countErrors(place);
  return isRight ? editFile(place, [change]) : { documentChanges: [] };
}

type Collection = NonNullable<ConfigurationEntry['collection']>;

/** Adds a line behind the last item of a block, or an item before the bracket that closes a list or map. */
function addItem(
  { facts: { lines, eol } }: ConfigurationFile,
  { span, isFlow, items }: Collection,
  item: string,
): Change {
  const last = items.at(-1);
  if (isFlow || last === undefined) {
    const at = last?.end ?? span.start + 1;
    return { span: { start: at, end: at }, text: last === undefined ? item : `, ${item}` };
  }
  const { start, end } = lines.spanOf(lines.lineAt(last.end));
  const firstLine = lines.spanOf(lines.lineAt(last.start));
  // An item of a list begins behind its dash.
  const indent = ' '.repeat(last.start - firstLine.start - (item.startsWith('- ') ? 2 : 0));
  return { span: { start: Math.max(start, end), end }, text: `${eol}${indent}${item}` };
}

/** Adds a key to the file: `value` is a list, or an item of a map. */
function addKey(place: ConfigurationFile, key: string, value: string): Change {
  const { lines, eol } = place.facts;
  if (place.top?.isFlow) return addItem(place, place.top, `${key}: ${value.startsWith('[') ? value : `{${value}}`}`);
  const text = value.startsWith('[') ? `${key}: ${value}` : `${key}:${eol}  ${value}`;
  const span = { start: place.end, end: place.end };
  const isAtLineStart = place.end === lines.startOf(lines.lineAt(place.end));
  return { span, text: isAtLineStart ? text + eol : eol + text };
}

/** As YAML reads it as this very text. */
function toScalar(value: string): string {
  const isPlain = /^\p{L}[\p{L}\p{N} _/-]*$/u.test(value) && value.trim() === value;
  return isPlain && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(value) ? value : JSON.stringify(value);
}
