import { maskStruck } from '../../markdown/plainText.ts';
import { contains } from '../../markdown/span.ts';
import type { StatusWords } from '../../model/convention.ts';
import type { DecisionRecord } from '../../model/decisionRecord.ts';
import { type DecisionIndex, groupOf, type IndexGroup, lineOf } from '../../model/indexGroups.ts';
import type { IndexRow } from '../../model/indexRow.ts';
import type { Log } from '../../model/log.ts';
import { groupStatus, isSameStatus, type RowStatus, readRowStatus } from '../../model/rowStatus.ts';
import { wordsIn } from '../../model/sameWords.ts';
import { emojiOfStatus, findEmoji, statusOfEmoji } from '../../model/statusLegend.ts';
import { stageOf } from '../../vocabulary/statusWords.ts';
import { emojiOfRecord } from '../record/statusEmoji.ts';
import { inLettersOfRows } from '../record/statusLetters.ts';
import { applyChanges, type Change } from '../workspaceEdits.ts';
import { choosePlace, mayMove, placeRowIn } from './addToIndex.ts';
import { changeCell } from './changeRow.ts';
import { rowRemoval } from './removeRow.ts';
import type { RowFacts } from './rowFacts.ts';
import { onlySuccessor, wordSuccessor } from './successorWords.ts';

/**
 * The changes that make a row say the status of its record, as `facts` has it, in the way in which the index says it: the
 * word is replaced, or the emoji; where a heading says it, the row moves below the right one as it is. Undefined where the
 * index has no sign for the status. A row of several records has none. A row of a record with one `successor`, that which
 * it names unless another is given, names it where other rows do.
 */
export function setRowStatus(
  index: DecisionIndex,
  row: IndexRow,
  facts: RowFacts,
  log: Log,
  successor?: DecisionRecord,
): Change[] | undefined {
  const { statuses } = log.convention;
  const group = groupOf(index, row);
  const found = group === undefined ? undefined : readRowStatus(row, group, index, statuses);
  const { status } = facts;
  if (group === undefined || found === undefined || status === undefined) return undefined;
  // What it says of several records no single one decides.
  if (row.others.length > 0) return undefined;
  if (found.via === 'heading') return moveBelow(index, { row, group }, facts, statuses);
  const changes = changesInPlace(index, { row, group }, found, facts, log, successor);
  if (changes === undefined || !isBelowItsStatus(group, found, status, statuses)) return changes;
  return moveBelow(index, { row, group }, facts, statuses, changes) ?? changes;
}

/** Whether a table stands for the status that its row says so far, and not for the one that it is to say. */
function isBelowItsStatus(group: IndexGroup, { known }: RowStatus, status: string, statuses: StatusWords): boolean {
  const own = group.kind === 'table' ? groupStatus(group, statuses) : undefined;
  return own !== undefined && isSameStatus(own, known, statuses) && !isSameStatus(own, status, statuses);
}

/** The changes that make a row say a status, where it stands. */
function changesInPlace(
  index: DecisionIndex,
  { row, group }: { readonly row: IndexRow; readonly group: IndexGroup },
  found: RowStatus,
  facts: RowFacts,
  log: Log,
  successor: DecisionRecord | undefined,
): Change[] | undefined {
  const { statuses } = log.convention;
  const { status } = facts;
  if (status === undefined) return undefined;
  const dressed = dressedLike(index, { row, group }, found, status, statuses);
  if (dressed !== undefined) return changeCell(group, row, dressed);
  if (hasRemark(row, found) || isSaidTwice(row, found)) return undefined;
  const words =
    row.status === undefined || found.via !== 'word' ? undefined : successorWords(index, facts, log, successor);
  if (words !== undefined && row.status !== undefined)
    return changeCell(group, row, { span: row.status.span, text: words });
  const expected = inLettersOfRows(index, status, facts.spelling);
  const own = log.records.get(facts.uri);
  // The emoji of a record that has the status already, not of one that is to get it.
  const isSaid = own?.status?.known !== undefined && isSameStatus(own.status.known, status, statuses);
  const sign = emojiOfStatus(expected, index.legend) ?? (isSaid ? emojiOfRecord(own) : undefined);
  const change =
    found.via === 'word' ? wordChange(index, row, found, expected, sign) : emojiChange(index, row, expected);
  return change === undefined ? undefined : changeCell(group, row, change);
}

/** The words of other rows whose records were superseded, for a record that was, too; undefined where they name nobody. */
function successorWords(
  index: DecisionIndex,
  { uri, status }: RowFacts,
  log: Log,
  given: DecisionRecord | undefined,
): string | undefined {
  const record = log.records.get(uri);
  if (record === undefined || status === undefined || stageOf(status) !== 'superseded') return undefined;
  const successor = given ?? onlySuccessor(record, log);
  if (successor === undefined) return undefined;
  const samples = knownSamples.get(index) ?? rowsWithSuccessors(index, log.convention.statuses);
  knownSamples.set(index, samples);
  return wordSuccessor(samples, successor, index, log);
}

/** An index never changes, and is asked for each row that is written. */
const knownSamples = new WeakMap<DecisionIndex, readonly IndexRow[]>();

/** The rows that say more of a superseded record than that it was, the last ones first; none where most say no more. */
function rowsWithSuccessors(index: DecisionIndex, statuses: StatusWords): IndexRow[] {
  const superseded = index.groups.flatMap((group) =>
    group.rows.flatMap((row) => {
      const said = row.status === undefined ? undefined : readRowStatus(row, group, index, statuses);
      return said?.via === 'word' && stageOf(said.known) === 'superseded' ? [{ row, said }] : [];
    }),
  );
  const naming = superseded.flatMap(({ row, said }) => (hasRemark(row, said) ? [row] : []));
  return naming.length * 2 > superseded.length ? naming.reverse() : [];
}

const dress = /<\w+\s[^<>]*=|!\[/;

/**
 * A cell whose tags or image belong to its status, such as `<span style="color:orange">Proposed</span>`, as another row has
 * it for the new status; undefined where there is no such.
 */
function dressedLike(
  index: DecisionIndex,
  { row, group }: { readonly row: IndexRow; readonly group: IndexGroup },
  { via, span }: RowStatus,
  status: string,
  statuses: StatusWords,
): Change | undefined {
  const column = row.cells.findIndex(({ outer }) => contains(outer, span));
  const cell = row.cells[column];
  if (via !== 'word' || cell === undefined || !dress.test(cell.raw)) return undefined;
  for (const other of group.rows) {
    const shown = other.cells[column];
    const said = other === row || shown === undefined ? undefined : readRowStatus(other, group, index, statuses);
    if (shown === undefined || said?.known.toLowerCase() !== status.toLowerCase()) continue;
    const isAboutIt = hasRemark(other, said) || shown.links.some(({ kind }) => kind === 'link');
    if (!isAboutIt && dress.test(shown.raw)) return { span: cell.content, text: shown.raw };
  }
  return undefined;
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

/** The word, and the emoji beside it where that is the one of the old status: `other` takes its place, or nothing. */
function wordChange(
  { legend }: DecisionIndex,
  { status }: IndexRow,
  { known, span }: RowStatus,
  expected: string,
  other: string | undefined,
): Change {
  const word = { span, text: expected };
  const emoji = status === undefined ? undefined : findEmoji(status.raw);
  if (status === undefined || emoji === undefined) return word;
  if (statusOfEmoji(status.raw, legend)?.toLowerCase() !== known.toLowerCase()) return word;
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

/** Moves a row to the group of its status, with what `changes` change in it. */
function moveBelow(
  index: DecisionIndex,
  { row, group }: { readonly row: IndexRow; readonly group: IndexGroup },
  facts: RowFacts,
  statuses: StatusWords,
  changes: readonly Change[] = [],
): Change[] | undefined {
  const line = lineOf(index, group, row);
  const place = choosePlace(index, facts, statuses);
  if (line === undefined || place === undefined || !mayMove(group, place)) return undefined;
  if (changes.length > 0 && place.group === group && place.heading === undefined) return undefined;
  const indent = line.length - (row.span.end - row.span.start);
  const own = changes.map(({ span, text }) => {
    const by = indent - row.span.start;
    return { span: { start: span.start + by, end: span.end + by }, text };
  });
  const written = applyChanges(line, own);
  return [rowRemoval(index, row), placeRowIn(place, index, facts, () => written)];
}
