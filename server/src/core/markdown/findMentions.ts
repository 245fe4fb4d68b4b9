import type { Mention } from './facts.ts';
import { ownText } from './kept/sharedText.ts';
import { noSeries, type SeriesPrefixes } from './seriesPrefixes.ts';
import type { Span } from './span.ts';

// Words in Chinese and Japanese have no blanks around them: `被ADR-002取代` names a record.
const unspaced = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]`;
const letter = String.raw`(?!${unspaced})\p{L}`;
/** A word of an organisation, which may have digits; one of an area has none: `ODH-ADR-Operator-0007`. */
const organisation = String.raw`\p{Lu}(?:(?!${unspaced})[\p{L}\p{N}])*`;
// Of several times `ADR`, the last one is what the areas follow: else many of them could be read in many ways.
const area = String.raw`(?!ADR[-_ #\d])\p{Lu}(?:${letter})*`;
// `MADR 4` is a version of a format, `MADR 093` a record of a log that calls its records so.
const name = String.raw`(?:${organisation}-)*(?:ADR(?:-${area})*[-_ #]?(?=\d)|MADR[-_ #]?(?=\d{3}))`;
/** Two numbers are a sub-record's: `ADR-017-1`; so is one with a letter: `ADR-017a`. */
const ownNumber = String.raw`(?:\d{3,5}[a-f]|\d{1,5}(?:-\d{1,2}(?![\p{L}\p{N}]))?)`;
/** A mention whose number follows some words. */
const mentionAfter = (words: string) =>
  new RegExp(
    String.raw`(?<![\p{L}\p{N}_/.-](?<!${unspaced}))(${words})(${ownNumber})(?!(?!${unspaced})[\p{L}\p{N}_]|\.\d)` +
      String.raw`|\[\[(\d{3,5}(?:[a-f]|-\d{1,2})?)\]\]`,
    'giu',
  );
const mention = mentionAfter(name);
/** Any word may be that of a series: `ARCH-012`. */
const mentionOfSeries = mentionAfter(`${name}|[a-z]{2,}-`);

/** A quick look, since most texts mention nothing, and the patterns are slow. */
export function mayMention(text: string, series: SeriesPrefixes): boolean {
  return /adr|\[\[/i.test(text) || (series.size > 0 && /[a-z]{2}-\d/i.test(text));
}

/** Text after the number that says the record is another team's: `ADR-002 of another team`. */
const ofOthers =
  /^[ \t]+(?:of|from|in|by)[ \t]+(?:another|other|(?:a different|an external|an upstream|someone else|somebody else))\b/i;

/** Text after the number that says that the record is gone, in a parenthesis or as a predicate: `ADR-006 (withdrawn)`. */
const gone = new RegExp(
  String.raw`^[ \t]?(?:[(（\[][^\p{L}]{0,3}|(?:is|was|has been|wurde|ist|a été|est|fue|foi|è stato|został|был)[ \t]+)(?:${[
    ...['withdrawn', 'retired', 'removed', 'deleted', 'dropped', 'abandoned', 'never (?:written|published|accepted)'],
    ...['zurückgezogen', 'gelöscht', 'entfernt', 'entfallen', 'retirée?', 'supprimée?', 'abandonnée?', 'retirad[oa]'],
    ...['eliminad[oa]', 'removid[oa]', 'ritirat[oa]', 'eliminat[oa]', 'ingetrokken', 'verwijderd', 'wycofan[ye]'],
    ...[
      'usunięt[ye]',
      'stažen[oaý]?',
      'отозван[оа]?',
      'удал[её]н[оа]?',
      '已?撤回',
      '已?撤销',
      '已?删除',
      '已?廢止',
      '廃止',
      '削除',
      '取り下げ',
    ],
  ].join('|')})`,
  'iu',
);

/**
 * The mentions in a span of a text whose first character stands at `base`. Of other words than `ADR`, only those of a
 * series name a record: `UTF-8` and `PROJ-123` name none.
 */
export function findMentions(text: string, { start, end }: Span, base = 0, series = noSeries): Mention[] {
  const part = text.slice(start, end);
  if (!mayMention(part, series)) return [];
  const found = part.matchAll(series.size === 0 ? mention : mentionOfSeries);
  return [...found].flatMap(({ index, 0: whole, 1: before = '', 2: named, 3: bracketed }) => {
    const number = (named ?? bracketed) as string;
    const isOfSeries = series.has(before);
    if (named !== undefined && !isOfSeries && !/adr/i.test(before)) return [];
    if (ofOthers.test(part.slice(index + whole.length, index + whole.length + 40))) return [];
    const isGone = gone.test(part.slice(index + whole.length, index + whole.length + 40));
    const from = base + start + index;
    const at = from + whole.lastIndexOf(number);
    // Beside series of other words, `ADR` tells which one is meant, too.
    const tellsSeries = isOfSeries || /\p{L}-.*\p{L}/u.test(before) || (series.size > 0 && /^adr/i.test(before));
    return [
      {
        number,
        ...(tellsSeries ? { prefix: ownText(before) } : {}),
        span: { start: from, end: from + whole.length },
        numberSpan: { start: at, end: at + number.length },
        ...(isGone ? { isGone } : {}),
      },
    ];
  });
}
