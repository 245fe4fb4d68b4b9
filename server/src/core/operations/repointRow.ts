import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { type DecisionIndex, groupOf, linkCell, namesWithoutLinks, rowsOf } from '../model/decisionIndex.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { IndexRow } from '../model/indexRow.ts';
import { isNumberDoubtful, type NamePattern } from '../model/namePattern.ts';
import { changeCell } from './changeCell.ts';
import { rowFactsOf } from './rowFacts.ts';
import { escapeLinkText, linkTo, nameCell, sampleLink } from './rowStyle.ts';
import { type Change, editFile } from './workspaceEdits.ts';

/** Makes a row lead to a record; the rest of the row stays as somebody wrote it. */
export function repointRow(index: DecisionIndex, row: IndexRow, record: DecisionRecord): WorkspaceEdit {
  return editFile(index.file, repointing(index, row, record));
}

/** The changes that make a row lead to a record: its link leads there, or where it has none, its cell becomes one. */
export function repointing(
  index: DecisionIndex,
  row: IndexRow,
  record: DecisionRecord,
  pattern?: NamePattern | undefined,
): Change[] {
  const { link } = row;
  if (link !== undefined) {
    const text = linkTo(record.file.uri, index, link.href);
    // A title may be a link beside the number's.
    const others = row.cells.flatMap(({ links }) => links).filter((each) => each !== link && each.href === link.href);
    return [link, ...others].map(({ target }) => ({ span: target, text }));
  }
  const group = groupOf(index, row);
  const cell = group === undefined ? undefined : linkCell(row, group);
  if (group === undefined || cell === undefined) return [];
  if (namesWithoutLinks(group)) {
    // The number that a record lacks is the row's to keep.
    if (group.columns.key === 'number' && (record.number === undefined || isNumberDoubtful(record, pattern))) return [];
    const text = nameCell(rowFactsOf(record), group, group.rows.indexOf(row));
    // It says the number, and a title that is not the record's: which of them is wrong, a person must tell.
    if (text === cell.raw) return [];
    return changeCell(group, row, { span: cell.content, text });
  }
  const rows = rowsOf(index);
  const target = linkTo(record.file.uri, index, sampleLink(rows, rows.indexOf(row))?.href ?? './');
  const words = cell.raw === '' ? escapeLinkText(record.number ?? record.title.markdown) : cell.raw;
  // `[003]` waits for nothing but its target.
  const text = /^\[[^[\]]*\]$/.test(words) ? `${words}(${target})` : `[${words}](${target})`;
  return changeCell(group, row, { span: cell.content, text });
}
