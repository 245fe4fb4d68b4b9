/**
 * One line of Markdown without its comments; what is between them may be changed. A comment does not go on after the end
 * of a line. One look at the text: an end that never comes is searched once, however many comments begin.
 */
export function cutComments(text: string, change: (piece: string) => string = (piece) => piece): string {
  let seen = '';
  let from = 0;
  for (let open = openingIn(text, 0); open !== -1; ) {
    const close = text.indexOf('-->', open + '<!--'.length);
    if (close === -1) break;
    const next = endOfLines(text, open, close);
    if (next === open) {
      seen += change(text.slice(from, open));
      from = close + '-->'.length;
      open = openingIn(text, from);
    } else open = openingIn(text, next);
  }
  return seen + change(text.slice(from));
}

/** Where the next comment begins; a backslash makes text of it. */
function openingIn(text: string, from: number): number {
  let open = text.indexOf('<!--', from);
  while (open > 0 && text[open - 1] === '\\') open = text.indexOf('<!--', open + 1);
  return open;
}

/** Behind the last line that ends between two offsets, or the first of them where none does. */
function endOfLines(text: string, start: number, end: number): number {
  for (let at = end; at > start; at--) if (/[\n\r\u2028\u2029]/.test(text.charAt(at - 1))) return at;
  return start;
}
