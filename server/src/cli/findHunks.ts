import { type StructuredPatchHunk, structuredPatch } from 'diff';

/**
 * The lines in which two texts differ, as hunks of a unified diff. Their smallest difference takes the square of its length
 * to find: where it is long, all lines from the first to the last difference are one that is removed and added.
 */
export function findHunks(before: string, after: string): StructuredPatchHunk[] {
  const patch = structuredPatch('', '', before, after, undefined, undefined, { context, maxEditLength });
  return patch?.hunks ?? [wholeHunk(before, after)];
}

/** How many lines of context a hunk has on each side. */
const context = 3;

/** How many lines may be removed or added in the smallest difference; a tenth of a second, whatever the texts. */
const maxEditLength = 1_000;

function wholeHunk(before: string, after: string): StructuredPatchHunk {
  const [old, own] = [linesOf(before), linesOf(after)];
  const shorter = Math.min(old.length, own.length);
  let first = 0;
  while (first < shorter && old[first] === own[first]) first++;
  let last = 0;
  while (last < shorter - first && old.at(-1 - last) === own.at(-1 - last)) last++;
  const start = Math.max(0, first - context);
  const shown = Math.min(last, context);
  const [oldEnd, ownEnd] = [old.length - last, own.length - last];
  const lines = [
    ...old.slice(start, first).map((line) => ` ${line}`),
    ...old.slice(first, oldEnd).map((line) => `-${line}`),
    ...own.slice(first, ownEnd).map((line) => `+${line}`),
    ...own.slice(ownEnd, ownEnd + shown).map((line) => ` ${line}`),
  ];
  return {
    oldStart: start + 1,
    oldLines: oldEnd + shown - start,
    newStart: start + 1,
    newLines: ownEnd + shown - start,
    lines: lines.flatMap((line) =>
      line.endsWith('\n') ? [line.slice(0, -1)] : [line, '\\ No newline at end of file'],
    ),
  };
}

/** With their endings. */
function linesOf(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}
