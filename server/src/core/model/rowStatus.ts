import type { SourceText } from '../markdown/facts.ts';
import { remember } from '../markdown/kept/sharedText.ts';
import { maskStruck } from '../markdown/plainText.ts';
import type { Span } from '../markdown/span.ts';
import type { Language } from '../vocabulary/language.ts';
import { findInflectedStatus, type StatusWord, stageOf } from '../vocabulary/statusWords.ts';
import type { StatusWords } from './convention.ts';
import type { DecisionRecord } from './decisionRecord.ts';
import { type DecisionIndex, groupOf, type IndexGroup } from './indexGroups.ts';
import type { IndexRow } from './indexRow.ts';
import type { Log } from './log.ts';
import { parseStatus } from './status.ts';
import { statusOfEmoji } from './statusLegend.ts';

/** What the index says of a record's status. */
export interface RowStatus {
  /** The status as the convention spells it; an unknown word gives no row status. */
  readonly known: string;
  /** As the index writes it. */
  readonly word: string;
  /** Where a person sees it: the word; the row's link where an emoji or a heading says it. */
  readonly span: Span;
  /** Only a word can be replaced by another one in its place. */
  readonly via: 'word' | 'emoji' | 'heading';
}

/** The status of a row by its cell, its emoji, or the heading over its table or list; undefined where none is known. */
export function readRowStatus(
  { status, link, span }: IndexRow,
  group: IndexGroup,
  { legend }: DecisionIndex,
  statuses: StatusWords,
): RowStatus | undefined {
  const written = status === undefined ? undefined : parseStatus(maskStruck(status), statuses.understood);
  if (written?.known !== undefined) return { ...written, known: written.known, via: 'word' };
  const place = link?.whole ?? span;
  const meant = statusOfEmoji(status?.raw ?? '', legend);
  if (meant !== undefined) return { known: meant, word: meant, span: place, via: 'emoji' };
  const known = group.kind === 'table' && group.columns.status !== undefined ? undefined : groupStatus(group, statuses);
  return known === undefined ? undefined : { known, word: known, span: place, via: 'heading' };
}

/** What the rows of a record say of its status. */
export function rowStatusesOf({ file }: DecisionRecord, { index, convention }: Log): string[] {
  if (index === undefined) return [];
  return index.rowsLinking(file.uri).flatMap((row) => {
    const group = groupOf(index, row);
    return group === undefined ? [] : (readRowStatus(row, group, index, convention.statuses)?.known ?? []);
  });
}

/** The status that the heading over a table or list names. */
export function groupStatus({ heading }: IndexGroup, statuses: StatusWords): string | undefined {
  return heading === undefined ? undefined : statusOfHeading(heading, statuses);
}

/** The known status of the records below a heading. */
export function statusOfHeading(heading: SourceText, { understood, language }: StatusWords): string | undefined {
  const known = parseStatus(heading, understood)?.known;
  if (known !== undefined) return known;
  const raw = inflectedIn(language)(heading.raw)?.word;
  return raw === undefined ? undefined : parseStatus({ raw, span: heading.span }, understood)?.known;
}

/** Ten thousand rows ask for the same few headings. */
function inflectedIn(language: Language): (heading: string) => StatusWord | undefined {
  const known = inflected.get(language) ?? remember((heading: string) => findInflectedStatus(heading, language));
  inflected.set(language, known);
  return known;
}

const inflected = new Map<Language, (heading: string) => StatusWord | undefined>();

/** Whether two known statuses mean the same. Two that a log lists itself mean two things. */
export function isSameStatus(a: string, b: string, { value, source }: StatusWords): boolean {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  if (x === y) return true;
  const isListed = (status: string) => value.some((each) => each.toLowerCase() === status);
  if (source !== 'default' && isListed(x) && isListed(y)) return false;
  const [left, right] = [meaningOf(x), meaningOf(y)];
  return left !== undefined && left === right;
}

/** A draft is a proposal to an index; what is pending has been proposed, and waits. */
function meaningOf(status: string): string | undefined {
  if (status === 'pending') return status;
  const stage = stageOf(status);
  return stage === 'draft' ? 'proposed' : stage;
}
