import type { CellLink, SourceText } from '../markdown/facts.ts';
import { relationLanguages } from '../vocabulary/relationPhrases.ts';
import { type IndexRow, type RowMeaning, targetOf } from './indexRow.ts';
import { isMarkdownName, parseRecordName } from './recordName.ts';
import type { SourceFile } from './sourceFile.ts';
import { nameOf } from './uris.ts';

/**
 * The other records that a row is for: those that the text of its link links right behind it, with nothing but commas or a
 * word such as `and` between them. `[3](0003-a.md), [4](0004-b.md)` is a row of both; "[3](0003-a.md) replaces [2](…)" is not.
 */
export function otherTargetsIn(
  { raw, span }: SourceText,
  links: readonly CellLink[],
  own: CellLink,
  from: Pick<SourceFile, 'uri' | 'root'>,
): readonly string[] {
  if (links.length < 2) return none;
  const first = targetOf(own, from);
  const others = new Set<string>();
  let { end } = own.whole;
  for (const link of links.slice(links.indexOf(own) + 1)) {
    const between = raw.slice(end - span.start, link.whole.start - span.start);
    if (link.kind !== 'link' || between.replace(listSeparators, '') !== '') break;
    const target = targetOf(link, from);
    if (target !== undefined && target !== first && isRecordBeside(target, from)) others.add(target);
    end = link.whole.end;
  }
  return others.size === 0 ? none : [...others];
}

/** Whether a target is in the folder of the index, and named as records are. */
export function isRecordBeside(target: string, { uri }: Pick<SourceFile, 'uri'>): boolean {
  return (
    target.startsWith(uri.slice(0, uri.lastIndexOf('/') + 1)) &&
    isMarkdownName(target) &&
    parseRecordName(nameOf(target)) !== undefined
  );
}

/** Whether other records would lose their row with this one. */
export function isOfOthers({ others }: Pick<RowMeaning, 'others'>, records: ReadonlyMap<string, unknown>): boolean {
  return others.some((uri) => records.has(uri));
}

/** Whether a row of several records has a title of its own, which is that of none of them. */
export function hasCommonTitle({ others, title, link }: IndexRow): boolean {
  return others.length > 0 && title?.span.start !== link?.text.span.start;
}

/** Nearly all rows are for one record. */
const none: readonly string[] = [];

const listWords = relationLanguages.flatMap(({ and, hasBlanks }) => (hasBlanks ? [and] : [])).join('|');

/** What parts the links of a list, and the marks of emphasis around them. */
export const listSeparators: RegExp = new RegExp(
  `[\\s,;/&+*_、，・]|<br\\s*/?>|(?<![\\p{L}\\p{N}])(?:${listWords})(?![\\p{L}\\p{N}])`,
  'giu',
);
