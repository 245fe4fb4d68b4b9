import { parseByMdast } from './parseByMdast.ts';
import { scanMarkdown } from './scanMarkdown.ts';
import type { Root } from './syntaxTree.ts';
import { Unsure } from './unsure.ts';

/** The syntax tree of a Markdown document, as CommonMark has it; any text has one. */
export function parseMarkdown(text: string): Root {
  try {
    return scanMarkdown(text);
  } catch (error) {
    if (error instanceof Unsure) return parseByMdast(text);
    throw error;
  }
}
