import type { Root } from 'mdast';
import type { LineTable } from './lineTable.ts';
import { spanOf } from './nodes.ts';
import type { Span } from './span.ts';

/**
 * Where a graph is kept: the lines between `<!-- adr-graph -->` and `<!-- /adr-graph -->`, each on a line of its own at
 * the root of the document. Markers in code are somebody's example. Undefined where the first marker has no end.
 */
export function findGraphBlock(root: Root, text: string, lines: LineTable): Span | undefined {
  if (!text.includes('adr-graph')) return undefined;
  const markers = root.children.flatMap((node) => {
    const match = node.type === 'html' ? /^<!--\s*(\/?)adr-graph\s*-->\s*$/.exec(node.value) : null;
    return match === null ? [] : [{ isEnd: match[1] === '/', span: spanOf(node) }];
  });
  const first = markers.findIndex(({ isEnd }) => !isEnd);
  const [start, end] = markers.slice(first);
  if (first === -1 || start === undefined || end?.isEnd !== true) return undefined;
  return {
    start: lines.endWithBreak(lines.lineAt(start.span.end)),
    end: lines.spanOf(lines.lineAt(end.span.start)).start,
  };
}
