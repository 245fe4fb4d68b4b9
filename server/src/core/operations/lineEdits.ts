import type { Change } from './workspaceEdits.ts';

/** A change of whole lines, and which lines of the new text it makes. */
export interface LineEdit extends Change {
  /** Lines of the old text, and of the new one, from the first to the one behind the last, counted from 0. */
  readonly oldLines: readonly [number, number];
  readonly newLines: readonly [number, number];
}

/** Beyond so many comparisons the middle of two texts is one change. */
const comparisonLimit = 4_000_000;

/** The changes of whole lines that make one text of another: lines that both have are not touched. */
export function lineEdits(before: string, after: string): LineEdit[] {
  const oldLines = splitLines(before);
  const newLines = splitLines(after);
  let head = 0;
  while (head < oldLines.length && head < newLines.length && oldLines[head] === newLines[head]) head++;
  let tail = 0;
  const most = Math.min(oldLines.length, newLines.length) - head;
  while (tail < most && oldLines[oldLines.length - 1 - tail] === newLines[newLines.length - 1 - tail]) tail++;
  const oldMiddle = oldLines.slice(head, oldLines.length - tail);
  const newMiddle = newLines.slice(head, newLines.length - tail);
  const starts = [0];
  for (const line of oldLines) starts.push((starts.at(-1) as number) + line.length);
  return hunksOf(oldMiddle, newMiddle).map(([oldFrom, oldTo, newFrom, newTo]) => ({
    span: { start: starts[head + oldFrom] as number, end: starts[head + oldTo] as number },
    text: newMiddle.slice(newFrom, newTo).join(''),
    oldLines: [head + oldFrom, head + oldTo],
    newLines: [head + newFrom, head + newTo],
  }));
}

/** Each with its line ending. */
export function splitLines(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
}

type Hunk = readonly [oldFrom: number, oldTo: number, newFrom: number, newTo: number];

/** What differs between two lists of lines, by their longest common subsequence. */
function hunksOf(a: readonly string[], b: readonly string[]): Hunk[] {
  if (a.length === 0 && b.length === 0) return [];
  if (a.length * b.length > comparisonLimit) return [[0, a.length, 0, b.length]];
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        a[i] === b[j]
          ? (lengths[(i + 1) * width + j + 1] as number) + 1
          : Math.max(lengths[(i + 1) * width + j] as number, lengths[i * width + j + 1] as number);
    }
  }
  const hunks: Hunk[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      i++;
      j++;
      continue;
    }
    const [oldFrom, newFrom] = [i, j];
    while ((i < a.length || j < b.length) && !(i < a.length && j < b.length && a[i] === b[j])) {
      const skipOld = i < a.length ? (lengths[(i + 1) * width + j] as number) : -1;
      const skipNew = j < b.length ? (lengths[i * width + j + 1] as number) : -1;
      if (skipOld >= skipNew) i++;
      else j++;
    }
    hunks.push([oldFrom, i, newFrom, j]);
  }
  return hunks;
}
