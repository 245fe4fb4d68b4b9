import { LineTable } from '../kept/lineTable.ts';
import { InlineTexts } from './inlineTexts.ts';
import { type OnDeparture, RowElsewhere, scanBlocks } from './scanBlocks.ts';
import type { MarkdownSource } from './sourceText.ts';
import type { Root } from './syntaxTree.ts';

/**
 * The syntax tree of a Markdown document, as CommonMark has it, in linear time; any text has one. `onDeparture` is told
 * where micromark departs from CommonMark, and the tree from micromark's.
 * @throws {TooDeep} for one that nests deeper than people write
 */
export function scanMarkdown(text: string, onDeparture?: OnDeparture): Root {
  return scan({ text, lines: new LineTable(text), rows: [] }, onDeparture);
}

/**
 * The same for a source, whose tables cost next to nothing: paragraphs end with their last row, but have no text of rows.
 * @throws {TooDeep} as {@link scanMarkdown}
 */
export function scanSource(source: MarkdownSource, onDeparture?: OnDeparture): Root {
  try {
    return scan(source, onDeparture);
  } catch (error) {
    if (!(error instanceof RowElsewhere)) throw error;
    return scan({ text: source.withoutRows(), lines: source.lines, rows: [] }, onDeparture);
  }
}

function scan(
  { text: source, lines, rows }: Pick<MarkdownSource, 'text' | 'lines' | 'rows'>,
  onDeparture: OnDeparture = () => undefined,
): Root {
  // CommonMark 2.3.
  const text = source.replaceAll('\0', '\ufffd');
  const texts = new InlineTexts();
  const children = scanBlocks({ text, lines, rows }, texts, onDeparture);
  texts.scan();
  return { type: 'root', children };
}
