import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { plainText } from '../markdown/plainText.ts';
import type { DecisionIndex, IndexRow } from '../model/decisionIndex.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import { parseTitle } from '../model/recordTitle.ts';
import { escapeCell, escapeLinkText } from './rowStyle.ts';
import { editFile } from './workspaceEdits.ts';

/** Makes a row say the title of its record; a number that stands before the title stays. */
export function takeTitle(
  index: DecisionIndex,
  { title, link, item }: IndexRow,
  record: DecisionRecord,
): WorkspaceEdit {
  if (title === undefined) return { documentChanges: [] };
  const isInLink = link?.text.span.start === title.span.start;
  const words = record.title.text;
  const text = isInLink ? escapeLinkText(words) : item === undefined ? escapeCell(words) : words;
  const old = parseTitle(plainText(title.raw)).text;
  const at = title.raw.lastIndexOf(old);
  // Where markup stands within the old words, all of them are replaced.
  const start = at > 0 && /\d/.test(title.raw.slice(0, at)) ? title.span.start + at : title.span.start;
  return editFile(index.file, [{ span: { start, end: title.span.end }, text }]);
}
