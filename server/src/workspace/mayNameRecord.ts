import { noSeries, type SeriesPrefixes } from '../core/markdown/seriesPrefixes.ts';
import { longestFileName } from '../core/model/recordName.ts';

/** What {@link mayNameRecord} looks for. */
interface LookedFor {
  readonly isMarkdown: boolean;
  readonly tails?: ReadonlySet<string> | undefined;
  /** The words before the numbers of records that are words of their logs. */
  readonly series?: SeriesPrefixes;
}

/**
 * Whether a file may name a record, from its bytes as one character each, see `bytesAsText`: nothing is decoded or read
 * that does not pass. Never no where reading finds a mention, or a link to one of the records whose names end in
 * `tails`, see {@link tailOf}.
 */
export function mayNameRecord(bytes: string, { isMarkdown, tails, series = noSeries }: LookedFor): boolean {
  if (mentionStart.test(bytes)) return true;
  for (const prefix of series) if (bytes.includes(prefix)) return true;
  if (!isMarkdown) return false;
  for (const { index, 0: found } of bytes.matchAll(linkOrEscape)) {
    if (!found.startsWith('.') || tails === undefined) return true;
    let start = index;
    // Without a limit, a long line of names would take quadratic time.
    const least = Math.max(0, index - longestFileName);
    while (start > least && isPlain(bytes.charCodeAt(start - 1))) start--;
    // Behind the end of an escape the name goes on.
    if (/[\\;%]/.test(bytes.charAt(start - 1))) return true;
    if (tails.has(bytes.slice(start, index + found.length))) return true;
  }
  return false;
}

/**
 * To be called before many files are looked at. V8 makes code of a regular expression for the text at hand: some first
 * files made the look three times as long ever after, blanks, of which source code has most, make it short.
 */
export function prepareLook(): void {
  for (let time = 0; time < 3; time++) mentionStart.test(blanks);
}

const blanks = ' '.repeat(1_000);

/**
 * The end of a file's name as it stands in every link to the file: from the last character on that a link may write in
 * another way. `tailOf('Use Ants.md')` is `Ants.md`.
 */
export function tailOf(fileName: string): string {
  return /(?<![\w.-])[\w.-]*$/.exec(fileName)?.[0] ?? '';
}

/** What stands in each mention, see `findMentions`; an area in it may have letters beyond ASCII. */
const mentionStart = /adr(?:[-_ #]?\d|-[a-z]|-[^ -~])/i;

/**
 * What may be the end of a record's name; a dot or a letter that is written as an escape, so that the end need not stand
 * there as such; and `[[017]]`, which names a record in Markdown alone.
 */
const linkOrEscape = /\.(?:md|markdown)|%(?:2e|[4-7][0-9a-f])|&(?:#|period)|\[\[\d{3}/gi;

/** As `[\w.-]`. */
function isPlain(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x2d && code <= 0x39 && code !== 0x2f) ||
    code === 0x5f
  );
}
