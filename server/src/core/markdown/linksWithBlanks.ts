import type { CellLink } from './facts.ts';
import { outsideCode } from './inlineMarkdown.ts';

/**
 * What people write as a link to a Markdown file whose name has blanks, and what CommonMark takes for text:
 * `[Use tea](ADR 3 - Use tea.md)`. The first character of `raw` stands at `base`.
 */
export function linksWithBlanks(raw: string, base: number): CellLink[] {
  if (!raw.includes('](') || !raw.includes('.md)')) return [];
  const words = outsideCode(
    raw,
    (text) => text,
    (_, { length }) => ' '.repeat(length),
  );
  const found = words.matchAll(/(?<![\\!])\[([^[\]]{1,500})\]\(([^()<>"\r\n]{1,250}\.md)\)/g);
  return [...found]
    .filter(([, , href = '']) => /\S[ \t]+\S/.test(href))
    .map(({ 0: whole, 1: text = '', 2: href = '', index }): CellLink => {
      const start = base + index;
      const end = start + whole.length;
      return {
        kind: 'link',
        href,
        target: { start: end - 1 - href.length, end: end - 1 },
        text: {
          raw: raw.slice(index + 1, index + 1 + text.length),
          span: { start: start + 1, end: start + 1 + text.length },
        },
        whole: { start, end },
      };
    });
}
