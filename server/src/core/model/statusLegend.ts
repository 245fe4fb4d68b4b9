import type { MarkdownFacts } from '../markdown/facts.ts';
import { plainText } from '../markdown/plainText.ts';

/** What an index means by its emoji: emoji → status word. */
export type StatusLegend = ReadonlyMap<string, string>;

/** What these mean where the index does not say it. */
const customary: StatusLegend = new Map([
  ['✅', 'Accepted'],
  ['❌', 'Rejected'],
]);

// A variation selector behind an emoji makes no other emoji.
const emoji = String.raw`(\p{Extended_Pictographic})\uFE0F?`;
const forms = [
  new RegExp(String.raw`^(\p{L}[\p{L} ]*?)\s*[:=–-]\s*${emoji}$`, 'u'),
  new RegExp(String.raw`^${emoji}\s*[:=–-]?\s*(\p{L}[\p{L} ]*)$`, 'u'),
];

/** Reads a legend such as the list `- Proposed: 🤔`; what it leaves open is customary. */
export function readLegend({ lists }: MarkdownFacts): StatusLegend {
  const legend = new Map(customary);
  for (const { content, links } of lists.flatMap(({ items }) => items)) {
    // An item with a link is a row.
    if (links.length > 0) continue;
    const text = plainText(content.raw).trim();
    const [wordFirst, emojiFirst] = forms.map((form) => form.exec(text));
    if (wordFirst) legend.set(wordFirst[2] as string, wordFirst[1] as string);
    else if (emojiFirst) legend.set(emojiFirst[1] as string, emojiFirst[2] as string);
  }
  return legend;
}

/** The word for the first emoji of a text, where the legend has it. */
export function statusOfEmoji(text: string, legend: StatusLegend): string | undefined {
  const [found] = /\p{Extended_Pictographic}/u.exec(text) ?? [];
  return found === undefined ? undefined : legend.get(found);
}

/** The emoji for a status. */
export function emojiOfStatus(status: string, legend: StatusLegend): string | undefined {
  return [...legend].find(([, word]) => word.toLowerCase() === status.toLowerCase())?.[0];
}
