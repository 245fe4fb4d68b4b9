import type { MarkdownSource } from './markdownSource.ts';
import { parseByMdast } from './parseByMdast.ts';
import { scanSource } from './scanMarkdown.ts';
import type { Root } from './syntaxTree.ts';
import { Unsure } from './unsure.ts';

/** The syntax tree of a Markdown document, as CommonMark has it; any text has one. */
export function parseMarkdown(source: MarkdownSource): Root {
  try {
    return scanSource(source);
  } catch (error) {
    if (error instanceof Unsure) return parseByMdast(source.withoutRows());
    throw error;
  }
}
