import type { LineTable } from './kept/lineTable.ts';
import type { Span } from './span.ts';
import type { Root } from './syntax/syntaxTree.ts';

/**
 * Where a graph is kept: the lines between `<!-- adr-graph -->` and `<!-- /adr-graph -->`, each on a line of its own at
 * the root of the document. Markers in code are an example. Undefined where the first marker has no end.
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

/** What a merge left in a file: `<<<<<<<` … `=======` … `>>>>>>>`, with git's optional `|||||||` between. */
export interface Conflict {
  /** From the first marker to the end of the last one's line. */
  readonly span: Span;
  /** The lines that hold the markers. */
  readonly markerLines: readonly number[];
}

/** Finds the conflicts of a text; markers that do not belong together, such as a heading's `=======`, are none. */
export function findConflicts(text: string, lines: LineTable): Conflict[] {
  const conflicts: Conflict[] = [];
  if (!text.includes('<<<<<<<')) return conflicts;
  let markerLines: number[] = [];
  for (let line = 0; line < lines.count; line++) {
    const { start } = lines.spanOf(line);
    const marker = /^(?:<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|$)/.exec(text.slice(start, start + 8))?.[0];
    if (marker === undefined) continue;
    if (marker.startsWith('<')) markerLines = [line];
    else if (markerLines.length > 0) markerLines.push(line);
    if (marker.startsWith('>') && markerLines.length > 1) {
      const span = { start: lines.spanOf(markerLines[0] as number).start, end: lines.spanOf(line).end };
      conflicts.push({ span, markerLines });
      markerLines = [];
    }
  }
  return conflicts;
}
