const wide =
  /[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303e\uff01-\uff60]/u;
const without = /[\p{Mn}\p{Cf}]/u;

/** How many columns a text takes in a font of one width: wide letters and emoji take two, combining marks none. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const sign of text) width += without.test(sign) ? 0 : wide.test(sign) ? 2 : 1;
  return width;
}
