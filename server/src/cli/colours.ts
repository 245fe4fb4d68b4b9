import type { Piece, Style } from './output.ts';

/** A text in a style, where it goes to a terminal. */
export function colour(style: Style, text: string): Piece {
  return { style, text };
}

/** A unified diff as git colours it. */
export function colourDiff(diff: string): Piece[] {
  return diff.split(/(?<=\n)/).map((line) => {
    const style = styleOf(line);
    return style === undefined ? line : colour(style, line);
  });
}

function styleOf(line: string): Style | undefined {
  if (/^(?:diff |--- |\+\+\+ |rename |new file |deleted file )/.test(line)) return 'bold';
  if (line.startsWith('@@')) return 'cyan';
  if (line.startsWith('+')) return 'green';
  return line.startsWith('-') ? 'red' : undefined;
}
