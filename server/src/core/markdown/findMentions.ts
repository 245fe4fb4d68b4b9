import type { Mention } from './facts.ts';
import { ownText } from './ownText.ts';
import type { Span } from './span.ts';

// Words in Chinese and Japanese have no blanks around them: `被ADR-002取代` names a record.
// `MADR 4` is a version of a format, `MADR 093` a record of a log that calls its records so; `ODH-ADR-Operator-0007` has the
// words of an organisation and of an area. Two numbers are a sub-record's: `ADR-017-1`.
const mention =
  /(?<![\p{L}\p{N}_/.-](?<![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]))((?:\p{Lu}[\p{L}\p{N}]*-)*(?:ADR(?:-\p{Lu}\p{L}*)*[-_ #]?(?=\d)|MADR[-_ #]?(?=\d{3})))(\d{1,5}(?:-\d{1,2}(?![\p{L}\p{N}]))?)(?!(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])[\p{L}\p{N}_]|\.\d)|\[\[(\d{3,5}(?:-\d{1,2})?)\]\]/giu;

/** Behind the number of a record of somebody else's: `ADR-002 of another team`. */
const ofOthers =
  /^[ \t]+(?:of|from|in|by)[ \t]+(?:another|other|(?:a different|an external|an upstream|someone else|somebody else))\b/i;

/** The mentions in a span of a text whose first character stands at `base`. */
export function findMentions(text: string, { start, end }: Span, base = 0): Mention[] {
  const part = text.slice(start, end);
  // Most texts have none, and the pattern is slow.
  if (!/adr|\[\[/i.test(part)) return [];
  return [...part.matchAll(mention)].flatMap(({ index, 0: whole, 1: before, 2: named, 3: bracketed }) => {
    const number = (named ?? bracketed) as string;
    if (ofOthers.test(part.slice(index + whole.length, index + whole.length + 40))) return [];
    const from = base + start + index;
    const at = from + whole.lastIndexOf(number);
    return [
      {
        number,
        ...(/\p{L}-.*\p{L}/u.test(before ?? '') ? { prefix: ownText(before as string) } : {}),
        span: { start: from, end: from + whole.length },
        numberSpan: { start: at, end: at + number.length },
      },
    ];
  });
}
