import type { List, MarkdownFacts, Table } from '../markdown/facts.ts';
import { plainText } from '../markdown/plainText.ts';
import { findLeadingStatus } from '../vocabulary/statusWords.ts';

/** What an index means by its emoji: emoji, as it is written → status word. */
export type StatusLegend = ReadonlyMap<string, string>;

/** What these mean where the index does not say it. */
const customary: StatusLegend = new Map([
  ['✅', 'Accepted'],
  ['❌', 'Rejected'],
]);

/** The source of a pattern for one emoji, with what makes one sign of it: a variation, or more that are joined to it. */
const sign = String.raw`\p{Extended_Pictographic}\uFE0F?(?:\u200D\p{Extended_Pictographic}\uFE0F?)*`;
const anySign = new RegExp(sign, 'u');
/** The first emoji of Unicode is `©`. To look for all of them takes ten times as long as to see that there is none. */
export function mayHaveEmoji(text: string): boolean {
  return /[\u00a9-\uffff]/.test(text);
}

const wordFirst = new RegExp(String.raw`^(?<word>\p{L}+(?: +\p{L}+)*)\s*(?:[:=–-]\s*)?(?<emoji>${sign})$`, 'u');
const emojiFirst = new RegExp(String.raw`^(?<emoji>${sign})\s*(?:[:=–-]\s*)?(?<word>\p{L}[\p{L} ]*)$`, 'u');

/** An emoji, and a word that more about it follows: `✅ Accepted – in effect`. */
const emojiBeforeMore = new RegExp(String.raw`^(?<emoji>${sign})\s*(?:[:=–-]\s*)?(?<word>\p{L}+)`, 'u');

/** A table with more rows is no legend. */
const mostMeanings = 24;

/**
 * Reads what emoji mean: from a legend such as the list `- Proposed: 🤔` or a table of signs and meanings, else from rows
 * that have an emoji and a word for their status, as `rowStatuses` gives them; what both leave open is customary.
 */
export function readLegend({ lists, tables }: MarkdownFacts, rowStatuses: readonly string[]): StatusLegend {
  const said = new Map([...lists.flatMap(readLegendList), ...tables.flatMap(readLegendTable)]);
  return joinLegends(said, learn(rowStatuses), customary);
}

/**
 * A legend for the records of a log: what emoji mean in the statuses of these, as `statuses` gives them, comes first. One
 * that stands before all statuses alike is an ornament.
 */
export function legendOfRecords(statuses: readonly string[], legend: StatusLegend): StatusLegend {
  const learnt = learn(statuses);
  return learnt.size < 2 ? legend : joinLegends(learnt, legend);
}

/** What the first one of several legends says of each emoji. */
function joinLegends(first: StatusLegend, ...others: readonly StatusLegend[]): StatusLegend {
  const legend = new Map(first);
  for (const other of others)
    for (const [emoji, word] of other) if (wordOf(emoji, legend) === undefined) legend.set(emoji, word);
  return legend;
}

/** The word for the first emoji of a text, where the legend has it. */
export function statusOfEmoji(text: string, legend: StatusLegend): string | undefined {
  const found = findEmoji(text);
  return found === undefined ? undefined : wordOf(found.emoji, legend);
}

/** The emoji for a status. */
export function emojiOfStatus(status: string, legend: StatusLegend): string | undefined {
  return [...legend].find(([, word]) => word.toLowerCase() === status.toLowerCase())?.[0];
}

/** The first emoji of a text, and where it stands. */
export function findEmoji(text: string): { readonly emoji: string; readonly at: number } | undefined {
  const match = mayHaveEmoji(text) ? anySign.exec(text) : null;
  return match === null ? undefined : { emoji: match[0], at: match.index };
}

/** A list is a legend where half of its emoji stand beside statuses: others are lists of what to do, or of advantages. */
function readLegendList({ items }: List): [emoji: string, word: string][] {
  // An item with a link is a row.
  const texts = items.flatMap(({ links, content }) => (links.length === 0 ? [content.raw] : []));
  const signs = texts.filter((text) => findEmoji(text) !== undefined).length;
  const pairs = texts.flatMap((text) => readMeaning(text));
  const telling = pairs.filter(([, word]) => findLeadingStatus(word) !== undefined);
  return telling.length > 0 && telling.length * 2 >= signs ? pairs : [];
}

/** A table with an emoji and a status in each of its rows, or in most of them. */
function readLegendTable({ contents }: Table): [emoji: string, word: string][] {
  if (contents.length > mostMeanings || contents.some(({ cells, linkCount }) => cells.length > 3 || linkCount > 0))
    return [];
  const pairs = contents.flatMap(({ cells }) => {
    const at = cells.findIndex(({ raw }) => new RegExp(`^${sign}$`, 'u').test(raw));
    const word = cells.find((_, column) => column !== at)?.raw;
    return at === -1 || word === undefined ? [] : readMeaning(`${cells[at]?.raw} ${plainText(word)}`);
  });
  const telling = pairs.filter(([, word]) => findLeadingStatus(word) !== undefined);
  return telling.length * 2 > contents.length ? pairs : [];
}

/** The pair that a line of a legend is, or the emoji and the status that it begins with. */
function readMeaning(raw: string): [emoji: string, word: string][] {
  const pair = readPair(raw);
  if (pair.length > 0 || !mayHaveEmoji(raw)) return pair;
  const text = plainText(raw);
  const { emoji = '', word = '' } = emojiBeforeMore.exec(text)?.groups ?? {};
  const status = word === '' ? undefined : findLeadingStatus(text.slice(emoji.length));
  return status === undefined ? [] : [[emoji, status]];
}

/** What three of four rows with an emoji say beside it, whatever follows: a row may be out of date. */
function learn(rowStatuses: readonly string[]): StatusLegend {
  const words = new Map<string, string[]>();
  for (const [emoji, word] of rowStatuses.flatMap(readMeaning)) {
    const known = words.get(emoji);
    if (known === undefined) words.set(emoji, [word]);
    else known.push(word);
  }
  return new Map(
    [...words].flatMap(([emoji, all]) => {
      const counts = new Map<string, number>();
      for (const each of all) counts.set(each.toLowerCase(), (counts.get(each.toLowerCase()) ?? 0) + 1);
      const word = all.find((each) => (counts.get(each.toLowerCase()) ?? 0) * 4 >= all.length * 3);
      return word === undefined ? [] : [[emoji, word]];
    }),
  );
}

/** An emoji with the word beside it, where a text is these two and nothing else; else nothing. */
function readPair(raw: string): [emoji: string, word: string][] {
  if (!mayHaveEmoji(raw)) return [];
  const text = plainText(raw);
  const { emoji, word } = (wordFirst.exec(text) ?? emojiFirst.exec(text))?.groups ?? {};
  return emoji === undefined || word === undefined ? [] : [[emoji, word]];
}

/** A variation selector behind an emoji makes no other emoji. */
function wordOf(emoji: string, legend: StatusLegend): string | undefined {
  const bare = (each: string) => each.replaceAll('\uFE0F', '');
  return [...legend].find(([each]) => bare(each) === bare(emoji))?.[1];
}
