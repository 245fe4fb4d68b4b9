import type { LineTable } from './lineTable.ts';
import type { Span } from './span.ts';

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
