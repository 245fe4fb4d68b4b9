import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { ConfigurationEntry, ConfigurationFile } from '../model/configuration.ts';
import { createFile, editFile } from './workspaceEdits.ts';

/** The configuration that an edit goes to: the file, or the place where it will be made. */
export type ConfigurationPlace = ConfigurationFile | { readonly uri: string; readonly entries?: undefined };

/** Sets how much a rule's problems weigh; everything else in the file stays as it is. */
export function configureRule(place: ConfigurationPlace, code: string, severity: string): WorkspaceEdit {
  const line = `${code}: ${severity}`;
  if (place.entries === undefined) return createFile(place.uri, `rules:\n  ${line}\n`);
  const known = place.entries.get(`rules.${code}`);
  if (known !== undefined)
    return editFile(place, [
      { span: known.value, text: known.value.start === known.value.end ? ` ${severity}` : severity },
    ]);
  const rules = place.entries.get('rules');
  return rules === undefined ? appendKey(place, `rules:${place.facts.eol}  ${line}`) : addItem(place, rules, line);
}

/** Sets a list of texts that the file does not set yet. */
export function configureList(place: ConfigurationPlace, key: string, values: readonly string[]): WorkspaceEdit {
  const line = `${key}: [${values.map(toScalar).join(', ')}]`;
  if (place.entries === undefined) return createFile(place.uri, `${line}\n`);
  const known = place.entries.get(key);
  if (known === undefined) return appendKey(place, line);
  return editFile(place, [{ span: { start: known.key.start, end: known.value.end }, text: line }]);
}

/** Adds a text to a list that the file sets. */
export function addToList(place: ConfigurationFile, key: string, value: string): WorkspaceEdit {
  const entry = place.entries.get(key);
  if (entry?.collection === undefined) return configureList(place, key, [value]);
  return addItem(place, entry, entry.collection.isFlow ? toScalar(value) : `- ${toScalar(value)}`);
}

/** Adds a line behind the last item of a block, or an item before the bracket that closes a list or map. */
function addItem(
  place: ConfigurationFile,
  { key, value, collection }: ConfigurationEntry,
  item: string,
): WorkspaceEdit {
  const { lines, eol } = place.facts;
  const last = collection?.items.at(-1);
  if (collection?.isFlow) {
    const at = last?.end ?? value.start + 1;
    return editFile(place, [{ span: { start: at, end: at }, text: last === undefined ? item : `, ${item}` }]);
  }
  if (last === undefined) {
    const { end } = lines.spanOf(lines.lineAt(key.end));
    return editFile(place, [{ span: { start: end, end }, text: `${eol}  ${item}` }]);
  }
  const { start, end } = lines.spanOf(lines.lineAt(last.end));
  const firstLine = lines.spanOf(lines.lineAt(last.start));
  // An item of a list begins behind its dash.
  const indent = ' '.repeat(last.start - firstLine.start - (item.startsWith('- ') ? 2 : 0));
  return editFile(place, [{ span: { start: Math.max(start, end), end }, text: `${eol}${indent}${item}` }]);
}

function appendKey(place: ConfigurationFile, text: string): WorkspaceEdit {
  const { lines, eol } = place.facts;
  const { length } = lines;
  const last = lines.spanOf(lines.count - 1);
  const isAtLineStart = last.start === last.end;
  const span = { start: length, end: length };
  return editFile(place, [{ span, text: `${isAtLineStart ? '' : eol}${text}${isAtLineStart ? eol : ''}` }]);
}

/** As YAML reads it as this very text. */
function toScalar(value: string): string {
  const isPlain = /^\p{L}[\p{L}\p{N} _/-]*$/u.test(value) && value.trim() === value;
  return isPlain && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(value) ? value : JSON.stringify(value);
}
