/** A text of so many characters at most, cut behind a word where that is possible, with an ellipsis for what is gone. */
export function shorten(text: string, limit: number): string {
  const characters = [...text];
  if (characters.length <= limit) return text;
  const head = characters.slice(0, limit - 1).join('');
  const words = head.replace(/(?<!\s)\s+\S*$/, '');
  return `${(words.length * 2 > head.length ? words : head).trimEnd()}…`;
}
