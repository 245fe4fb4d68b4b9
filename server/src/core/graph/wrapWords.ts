import { shorten } from './shorten.ts';

/**
 * A text on a few lines of a width in characters, of which those of Chinese, Japanese and Korean count two. What does
 * not fit is cut, with an ellipsis.
 */
export function wrapWords(text: string, width: number, mostLines: number): string[] {
  const lines: string[] = [];
  let rest = text.trim();
  while (rest !== '' && lines.length < mostLines) {
    const isLast = lines.length === mostLines - 1;
    const fitting = charactersWithin(rest, width);
    if (fitting.length === rest.length) {
      lines.push(rest);
      break;
    }
    if (isLast) {
      lines.push(shorten(rest, [...fitting].length));
      break;
    }
    const space = rest.slice(0, fitting.length + 1).search(/\s\S*$/);
    const line = space > 0 ? rest.slice(0, space) : fitting;
    lines.push(line.trimEnd());
    rest = rest.slice(line.length).trim();
  }
  return lines;
}

function charactersWithin(text: string, width: number): string {
  let used = 0;
  let fitting = '';
  for (const char of text) {
    used += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(char)
      ? 2
      : 1;
    if (used > width) break;
    fitting += char;
  }
  return fitting;
}
