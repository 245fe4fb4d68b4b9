/**
 * Characters that a terminal obeys instead of showing them, or that change the order in which others are shown: the
 * controls of C0 and C1 without tab, line feed, and the carriage return of a line ending; line and paragraph separators;
 * and all that Unicode has as Bidi_Control.
 */
const controls = /(?![\t\n\r])\p{Cc}|\r(?!\n)|[\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/** A text with something else in the place of each control or bidirectional character. */
export function replaceControls(text: string, write: (code: number) => string): string {
  return text.replace(controls, (char) => write(char.charCodeAt(0)));
}

/**
 * A text for a format that can name characters by their code: bidirectional characters are named, so that they still
 * work; control characters have no place in a picture.
 */
export function nameControls(text: string, write: (code: number) => string): string {
  return replaceControls(text, (code) => (code < 0xa0 ? '\ufffd' : write(code)));
}
