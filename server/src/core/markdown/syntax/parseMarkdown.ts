import type { LineTable } from '../lineTable.ts';
import { parseByMdast } from './parseByMdast.ts';
import { scanMarkdown } from './scanMarkdown.ts';
import type { Root } from './syntaxTree.ts';
import { Unsure } from './unsure.ts';

/** The syntax tree of a Markdown document with its lines, as CommonMark has it; any text has one. */
export function parseMarkdown(text: string, lines: LineTable): Root {
  try {
    return scanMarkdown(text, lines);
  } catch (error) {
    if (error instanceof Unsure) return parseByMdast(text);
    throw error;
  }
}
