import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { maskStruck } from '../markdown/maskStruck.ts';
import { contains } from '../markdown/span.ts';
import type { StatusWords } from '../model/convention.ts';
import { type DecisionIndex, groupOf, type IndexGroup, lineOf } from '../model/decisionIndex.ts';
import type { IndexRow } from '../model/indexRow.ts';
import { type RowStatus, readRowStatus } from '../model/rowStatus.ts';
import { wordsIn } from '../model/sameWords.ts';
import { emojiOfStatus, findEmoji, statusOfEmoji } from '../model/statusLegend.ts';
import { choosePlace, mayMove, placeRowIn } from './addToIndex.ts';
import { changeCell } from './changeCell.ts';
import { rowRemoval } from './removeRow.ts';
import type { RowFacts } from './rowFacts.ts';
import { inLettersOfRows } from './statusLetters.ts';
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
  const { status } = facts;
  if (group === undefined || found === undefined || status === undefined) return undefined;
  if (found.via === 'heading') return moveBelow(index, { row, group }, facts, statuses);
  if (hasRemark(row, found) || isSaidTwice(row, found)) return undefined;
  const expected = inLettersOfRows(index, status, facts.spelling);
  const change = found.via === 'word' ? wordChange(index, row, found, expected) : emojiChange(index, row, expected);
  return change === undefined ? undefined : changeCell(group, row, change);
}

/**
 * Whether a status has words behind it that are about it alone, such as `Superseded by [0004]`, `Accepted, in part` or
 * `Rejected<br>2023-01-03`: with another word in front of them they would be wrong, and what becomes of them a person must
 * say.
 */
function hasRemark({ status }: IndexRow, { via, span }: RowStatus): boolean {
  if (status === undefined || via !== 'word') return false;
  const behind = maskStruck(status).raw.slice(span.end - status.span.start);
  return /[\p{L}\p{N}]|→|->|=>/u.test(behind.replace(noRemark, ''));
}

/**
 * Tags, comments, shortcodes of emoji, footnotes and the target of a link say nothing of a status, and what is in brackets
 * holds for the record, as in `Accepted (see #7)`, unless it names a year.
 */
const noRemark =
  /<!--[^<>]*-->|<[^<>]*>|:[a-z][a-z0-9_+-]*:|\[\^[^[\]]*\]|\]\([^()]*\)|\((?![^()]*(?<!\d)(?:19|20)\d\d(?!\d))[^()]*\)/gu;

/** Whether the cell has the word in another place, too, such as the address of a badge, where it would stay. */
function isSaidTwice({ status, cells }: IndexRow, { via, span, word }: RowStatus): boolean {
  if (status === undefined || via !== 'word') return false;
  const cell = cells.find(({ outer }) => contains(outer, span));
  const raw = cell?.raw ?? status.raw;
  const start = cell?.content.start ?? status.span.start;
  const rest = `${raw.slice(0, span.start - start)} ${raw.slice(span.end - start)}`;
  return /[([<]/.test(rest) && wordsIn(rest).join(' ').includes(wordsIn(word).join(' '));
}

/** The word, and the emoji beside it where that stands for the old status: it follows, or goes where there is no other. */
function wordChange(
  { legend }: DecisionIndex,
  { status }: IndexRow,
  { known, span }: RowStatus,
  expected: string,
): Change {
  const word = { span, text: expected };
  const emoji = status === undefined ? undefined : findEmoji(status.raw);
  if (status === undefined || emoji === undefined) return word;
  if (statusOfEmoji(status.raw, legend)?.toLowerCase() !== known.toLowerCase()) return word;
  const other = emojiOfStatus(expected, legend);
  const start = status.span.start + emoji.at;
  const sign = { start, end: start + emoji.emoji.length };
  const isBefore = sign.start < span.start;
  const raw = (from: number, to: number) => status.raw.slice(from - status.span.start, to - status.span.start);
  const between = isBefore ? raw(sign.end, span.start) : raw(span.end, sign.start);
  const text = isBefore
    ? (other === undefined ? between.trimStart() : other + between) + expected
    : expected + (other === undefined ? between.trimEnd() : between + other);
  return { span: { start: Math.min(sign.start, span.start), end: Math.max(sign.end, span.end) }, text };
}

function emojiChange({ legend }: DecisionIndex, { status }: IndexRow, expected: string): Change | undefined {
  const emoji = emojiOfStatus(expected, legend);
  const found = findEmoji(status?.raw ?? '');
  if (emoji === undefined || found === undefined || status === undefined) return undefined;
  const start = status.span.start + found.at;
  return { span: { start, end: start + found.emoji.length }, text: emoji };
}

function moveBelow(
  index: DecisionIndex,
  { row, group }: { readonly row: IndexRow; readonly group: IndexGroup },
  facts: RowFacts,
  statuses: StatusWords,
): Change[] | undefined {
  const line = lineOf(index, group, row);
  const place = choosePlace(index, facts, statuses);
  if (line === undefined || place === undefined || !mayMove(group, place)) return undefined;
  return [rowRemoval(index, row), placeRowIn(place, index, facts, () => line)];
}
