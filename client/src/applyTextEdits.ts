/** A change of one part of a text; lines and characters count from 0, characters in UTF-16 units. */
export interface PlainTextEdit {
  readonly range: { readonly start: PlainPosition; readonly end: PlainPosition };
  readonly newText: string;
}

interface PlainPosition {
  readonly line: number;
  readonly character: number;
}

/** A text after edits that do not overlap, as an editor would apply them. A position after the end of a line is its end. */
export function applyTextEdits(text: string, edits: readonly PlainTextEdit[]): string {
  const lineStarts = [
    0,
    ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ 0: lineBreak, index }) => index + lineBreak.length),
  ];
  const offsetAt = ({ line, character }: PlainPosition): number => {
    const start = lineStarts[line];
    if (start === undefined) return text.length;
    const lineLength = text.slice(start, lineStarts[line + 1]).replace(/(?<![\r\n])[\r\n]+$/, '').length;
    return start + Math.min(character, lineLength);
  };
  const changes = edits.map(({ range, newText }) => ({
    start: offsetAt(range.start),
    end: offsetAt(range.end),
    newText,
  }));
  // The sort is stable: insertions at one place keep their order.
  changes.sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let from = 0;
  for (const { start, end, newText } of changes) {
    result += text.slice(from, start) + newText;
    from = Math.max(from, end);
  }
  return result + text.slice(from);
}
