import { Char, codeAt } from './characters.ts';

/** Finds where autolinks and inline HTML end. It remembers what is missing, so that a search for it is not repeated. */
export class AngleBrackets {
  readonly #text: string;
  /** Ends such as `-->` that do not come any more. */
  readonly #missing = new Set<string>();

  constructor(text: string) {
    this.#text = text;
  }

  /** The offset behind the tag, comment, instruction or declaration that begins at `at`, or -1 (CommonMark 6.6). */
  endOfHtml(at: number): number {
    const next = codeAt(this.#text, at + 1);
    if (next === Char.bang) return this.#endOfDeclaration(at);
    if (next === questionMark) return this.#find('?>', at + 2);
    tag.lastIndex = at;
    return this.#endOf(tag);
  }

  /** The offset behind the autolink that begins at `at`, or -1 (CommonMark 6.5). */
  endOfAutolink(at: number): number {
    autolink.lastIndex = at;
    return this.#endOf(autolink);
  }

  #endOfDeclaration(at: number): number {
    // `<!-->` is a comment, too.
    if (this.#text.startsWith('--', at + 2)) return this.#find('-->', at + 2);
    if (this.#text.startsWith('[CDATA[', at + 2)) return this.#find(']]>', at + 9);
    return /[a-z]/i.test(this.#text.charAt(at + 2)) ? this.#find('>', at + 3) : -1;
  }

  #find(mark: string, from: number): number {
    if (this.#missing.has(mark)) return -1;
    const found = this.#text.indexOf(mark, from);
    if (found !== -1) return found + mark.length;
    this.#missing.add(mark);
    return -1;
  }

  #endOf(pattern: RegExp): number {
    return pattern.test(this.#text) ? pattern.lastIndex : -1;
  }
}

const questionMark = 0x3f;

const autolink =
  /<(?:[a-z][a-z0-9+.-]{1,31}:[^\0-\x20\x7f<>]*|[#-'*+\--9=?A-Z^-~]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*)>/iy;

/** A slash ends a bare value, as to micromark. */
const tag =
  /<(?:[a-z][a-z0-9-]*(?:[ \t\r\n]+[a-z_:][\w.:-]*(?:[ \t\r\n]*=[ \t\r\n]*(?:[^ \t\r\n"'=<>`][^ \t\r\n"'=<>`/]*|'[^']*'|"[^"]*"))?)*[ \t\r\n]*\/?|\/[a-z][a-z0-9-]*[ \t\r\n]*)>/iy;
