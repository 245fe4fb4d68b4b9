import { escapeMarkdown } from './inlineMarkdown.ts';
import { plainText } from './plainText.ts';

/** A text in a row, an item or a link: as it is, unless Markdown would read markup in it. */
export function asMarkdown(text: string): string {
  return plainText(text) === text && !/<[a-z/!?]/i.test(text) ? text : escapeMarkdown(text);
}
