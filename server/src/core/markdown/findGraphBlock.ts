import type { LineTable } from './lineTable.ts';
import type { Span } from './span.ts';
import type { Root } from './syntax/syntaxTree.ts';

/**
 * Where a graph is kept: the lines between `<!-- adr-graph -->` and `<!-- /adr-graph -->`, each on a line of its own at
 * the root of the document. Markers in code are somebody's example. Undefined where the first marker has no end.
 */
export function findGraphBlock(root: Root, lines: LineTable): Span | undefined {
  const markers = root.children.flatMap((node) => {
    if (node.type !== 'html') return [];
    const match = /^<!--\s*(\/?)adr-graph\s*-->\s*$/.exec(node.value);
    return match === null ? [] : [{ isEnd: match[1] === '/', span: node }];
  });
  const first = markers.findIndex(({ isEnd }) => !isEnd);
  const [start, end] = markers.slice(first);
  if (first === -1 || start === undefined || end?.isEnd !== true) return undefined;
  return {
    start: lines.endWithBreak(lines.lineAt(start.span.end)),
    end: lines.spanOf(lines.lineAt(end.span.start)).start,
  };
}
