/**
 * Inline Markdown with the texts of links and images in their place, nearly as CommonMark reads them: the first bracket
 * that can open a link does. Each sign that closes is searched once, however many brackets open.
 */
export function withLinkTexts(text: string): string {
  if (!text.includes('](') && !text.includes('][')) return text;
  const textEnds = new Closers(text, ']');
  const targetEnds = new Closers(text, ')');
  let shown = '';
  let from = 0;
  for (let open = text.indexOf('['); open !== -1; ) {
    const close = textEnds.after(open + 1);
    const end = close === -1 ? -1 : endOfTarget(text, close + 1, targetEnds);
    if (close !== -1 && end !== -1) {
      const start = open > from && text[open - 1] === '!' ? open - 1 : open;
      shown += text.slice(from, start) + text.slice(open + 1, close);
      from = end;
    }
    open = text.indexOf('[', Math.max(from, open + 1));
  }
  return shown + text.slice(from);
}

/** Behind `(target)` or `[label]`; -1 where neither is there. */
function endOfTarget(text: string, start: number, targetEnds: Closers): number {
  if (text[start] === '(') return targetEnds.after(start + 1) + 1 || -1;
  return text[start] === '[' ? text.indexOf(']', start + 1) + 1 || -1 : -1;
}

/** Finds the next sign that no backslash escapes, for offsets that ascend and are behind a sign of their own. */
class Closers {
  readonly #text: string;
  readonly #sign: string;
  /** The last answer holds for all offsets before `#until`. */
  #until = 0;
  #found = -1;

  constructor(text: string, sign: string) {
    this.#text = text;
    this.#sign = sign;
  }

  /** Where the next one is; -1 where there is none, or a backslash at the end of a line comes first. */
  after(start: number): number {
    if (start <= this.#until && this.#until > 0) return this.#found;
    let at = start;
    while (at < this.#text.length && this.#text[at] !== this.#sign) {
      if (this.#text[at] === '\\') {
        if (!/^.$/.test(this.#text.charAt(at + 1))) break;
        at++;
      }
      at++;
    }
    this.#until = at;
    this.#found = this.#text[at] === this.#sign ? at : -1;
    return this.#found;
  }
}
