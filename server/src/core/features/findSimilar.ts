import type { DecisionRecord, Title } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';

/** More of them nobody reads while a title is typed. */
const most = 5;

/** From 0, nothing in common, to 1, the same words. */
const leastLikeness = 0.3;

/**
 * The records whose titles are most like a title that is being typed, the likest first: the question may be decided
 * already. Two titles are alike by the words that they share, and a word that few records of the log have says more than
 * one that many have (the cosine of both titles, weighed by idf). The last word may be the beginning of one.
 */
export function findSimilar(title: string, { records }: Pick<Log, 'records'>): DecisionRecord[] {
  const candidates = [...records.values()]
    .filter(({ isTemplate }) => !isTemplate)
    .map((record) => ({ record, stems: stemsOfTitle(record.title) }));
  const counts = new Map<string, number>();
  for (const { stems } of candidates) for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const wanted = completeLast(title, counts);
  const weigh = (stem: string) => Math.log((candidates.length + 1) / (counts.get(stem) ?? 1)) ** 2;
  const sum = (stems: readonly string[]) => stems.reduce((all, stem) => all + weigh(stem), 0);
  const length = Math.sqrt(sum([...wanted]));
  return candidates
    .flatMap(({ record, stems }) => {
      const shared = stems.filter((stem) => wanted.has(stem));
      const likeness = shared.length === 0 ? 0 : sum(shared) / (length * Math.sqrt(sum(stems)));
      return likeness < leastLikeness ? [] : [{ record, likeness }];
    })
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, most)
    .map(({ record }) => record);
}

/** The stems of a title; its last word, where the log does not know it as it is, stands for the rarest one that begins with it. */
function completeLast(title: string, counts: ReadonlyMap<string, number>): ReadonlySet<string> {
  const stems = stemsOf(title);
  const begun = /(?<![\p{L}\p{N}])[\p{L}\p{N}]{3,}$/u.exec(title.toLowerCase())?.[0].slice(0, longestStem);
  if (begun === undefined || counts.has(stems.at(-1) ?? '')) return new Set(stems);
  const [rarest] = [...counts].filter(([stem]) => stem.startsWith(begun)).sort(([, a], [, b]) => a - b);
  return new Set(rarest === undefined ? stems : [...stems.slice(0, -1), rarest[0]]);
}

/** Of a longer word the beginning says enough in every language: `kubern`, `entsch`. */
const longestStem = 6;

/**
 * Each word once, without what inflection adds to it: `Caching`, `caches` and `cached` are `cach`. A word of one or two
 * letters counts where it is a name: `Go`, `S3`.
 */
function stemsOf(title: string): readonly string[] {
  const words = title.match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.filter((word) => word.length > 2 || /^\p{Lu}|\d/u.test(word)).map(stemOf))];
}

/** Every key asks all titles of a log, and they are the same as before. */
const known = new WeakMap<Title, readonly string[]>();

function stemsOfTitle(title: Title): readonly string[] {
  const stems = known.get(title) ?? stemsOf(title.text);
  known.set(title, stems);
  return stems;
}

function stemOf(word: string): string {
  return word
    .toLowerCase()
    .replace(/(?<=...)(?:ing|e?s|e?d|e)$/, '')
    .replace(/([^aeiou])\1$/, '$1')
    .replace(/y$/, 'i')
    .slice(0, longestStem);
}
