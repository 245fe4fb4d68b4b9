import type { Box, SourceText } from './facts.ts';
import { ownText } from './kept/sharedText.ts';

/** A line with boxes is no longer. In UTF-16 units. */
const longestLine = 500;

const boxMark = /\[[ xX✓✔]?\](?!\()|[☐☑☒☓⬜🔲✅✔]\uFE0F?/gu;
const empty = /^(?:\[ ?\]|[☐⬜🔲])/u;

/** Whether a line begins with a box that is not ticked. */
export function beginsUnticked(line: string): boolean {
  return empty.test(line.replace(/^[\s>*_]+/, ''));
}

/** The boxes of some lines, each of which begins with one; none where the signs may mean something else. */
export function readBoxes(lines: readonly SourceText[]): Box[] {
  const boxes = lines.flatMap(boxesIn);
  // Where no box is empty, `✅` is an emoji.
  const areBoxes = boxes.some(({ isTicked, mark }) => !isTicked || mark.raw.startsWith('['));
  return areBoxes ? boxes : [];
}

function boxesIn({ raw, span }: SourceText): Box[] {
  if (raw.length > longestLine) return [];
  const marks = [...raw.matchAll(boxMark)];
  const [first] = marks;
  if (first === undefined || /[\p{L}\p{N}]/u.test(raw.slice(0, first.index))) return [];
  return marks.map(({ 0: mark, index }, at) => {
    const from = index + mark.length;
    const text = raw.slice(from, marks[at + 1]?.index ?? raw.length);
    const start = span.start + from + text.length - text.trimStart().length;
    const label = ownText(text.trim());
    return {
      isTicked: !empty.test(mark),
      mark: { raw: ownText(mark), span: { start: span.start + index, end: span.start + from } },
      label: { raw: label, span: { start, end: start + label.length } },
    };
  });
}
