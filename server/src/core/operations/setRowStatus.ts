import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { StatusWords } from '../model/convention.ts';
import { type DecisionIndex, groupOf, type IndexRow } from '../model/decisionIndex.ts';
import { groupStatus, isSameStatus, readRowStatus } from '../model/rowStatus.ts';
import { emojiOfStatus } from '../model/statusLegend.ts';
import { choosePlace, placeRow } from './addToIndex.ts';
import { changeCell } from './changeCell.ts';
import { rowRemoval } from './removeRow.ts';
import type { RowFacts } from './rowFacts.ts';
import { type Change, editFile } from './workspaceEdits.ts';

/**
 * Makes a row say the status of its record, as `facts` has it, in the way in which the index says it: the word is replaced, or the emoji;
 * where a heading says it, the row moves below the right one as it is. Undefined where the index has no sign for the
 * status.
 */
export function setRowStatus(
  index: DecisionIndex,
  row: IndexRow,
  facts: RowFacts,
  statuses: StatusWords,
): WorkspaceEdit | undefined {
  const changes = rowStatusChanges(index, row, facts, statuses);
  return changes === undefined ? undefined : editFile(index.file, changes);
}

/** The changes of {@link setRowStatus}: one in place, or two that move the row. */
export function rowStatusChanges(
  index: DecisionIndex,
  row: IndexRow,
  facts: RowFacts,
  statuses: StatusWords,
): Change[] | undefined {
  const group = groupOf(index, row);
  const found = group === undefined ? undefined : readRowStatus(row, group, index, statuses);
  const expected = facts.status;
  if (group === undefined || found === undefined || expected === undefined) return undefined;
  if (found.via === 'word') return changeCell(group, row, { span: found.span, text: expected });
  return found.via === 'emoji' ? emojiChange(index, row, expected) : moveBelow(index, row, facts, statuses);
}

function emojiChange({ legend }: DecisionIndex, { status }: IndexRow, expected: string): Change[] | undefined {
  const emoji = emojiOfStatus(expected, legend);
  const found = /\p{Extended_Pictographic}\uFE0F?/u.exec(status?.raw ?? '');
  if (emoji === undefined || found === null || status === undefined) return undefined;
  const start = status.span.start + found.index;
  return [{ span: { start, end: start + found[0].length }, text: emoji }];
}

function moveBelow(index: DecisionIndex, row: IndexRow, facts: RowFacts, statuses: StatusWords): Change[] | undefined {
  const { item } = row;
  const { group, heading } = choosePlace(index, facts.status, statuses);
  // What an item holds beside its first paragraph has no text here; and a row that would stay says the same.
  if (item === undefined || item.whole.end !== item.span.end) return undefined;
  const isThere = isSameStatus(groupStatus(group, statuses) ?? '', facts.status ?? '', statuses);
  if (heading === undefined && !isThere) return undefined;
  const { lines } = index.file.facts;
  const indent = ' '.repeat(item.span.start - lines.spanOf(lines.lineAt(item.span.start)).start);
  const insertion = placeRow(index, facts, statuses, () => indent + item.marker + item.content.raw);
  return [rowRemoval(index, row), insertion];
}
