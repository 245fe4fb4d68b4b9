import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { type DecisionIndex, groupOf } from '../model/decisionIndex.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { IndexRow } from '../model/indexRow.ts';
import { parseTitle } from '../model/recordTitle.ts';
import { changeCell } from './changeCell.ts';
import { escapeCell, escapeLinkText } from './rowStyle.ts';
import { type Change, editFile } from './workspaceEdits.ts';

/** Makes a row say the title of its record; a number that stands before the title stays. */
export function takeTitle(index: DecisionIndex, row: IndexRow, record: DecisionRecord): WorkspaceEdit {
  return editFile(index.file, titleChanges(index, row, record));
}

/** The changes of {@link takeTitle}. */
export function titleChanges(index: DecisionIndex, row: IndexRow, record: DecisionRecord): Change[] {
  const { title, link, item } = row;
  const group = groupOf(index, row);
  if (title === undefined || group === undefined) return [];
  const links = [link, ...row.cells.flatMap((cell) => cell.links)];
  const isInLink = links.some((each) => each?.text.span.start === title.span.start);
  const words = record.title.markdown;
  const text = isInLink ? escapeLinkText(words) : item === undefined ? escapeCell(words) : words;
  const at = title.raw.lastIndexOf(parseTitle(title.raw, row.number !== undefined).text);
  const start = at > 0 && /\d/.test(title.raw.slice(0, at)) ? title.span.start + at : title.span.start;
  // Marks around the whole title, such as bold, are the index's own, unless the title itself has such marks.
  const [, mark = '', marked = ''] = /^(\*\*|__|\*|_|`)(.+)\1$/.exec(title.raw) ?? [];
  const isOwn = start === title.span.start && mark !== '' && !marked.includes(mark) && !text.includes(mark.charAt(0));
  const written = isOwn ? mark + text + mark : text;
  return changeCell(group, row, { span: { start, end: title.span.end }, text: written });
}
