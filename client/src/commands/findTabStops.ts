/** A part of a text, in UTF-16 units. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/**
 * What is to be filled in of a new record, in order: its placeholders, `{…}` and `<…>`; where a section has none, its
 * guidance as a whole, or the line where it is empty. The status and the quotation that a context begins with are whole
 * already.
 */
export function findTabStops(text: string): TextRange[] {
  return sectionsOf(text).flatMap((section) => {
    const placeholders = findPlaceholders(text, section.body);
    return placeholders.length > 0 || section.isWhole ? placeholders : findBody(text, section);
  });
}

/** A heading's part of a text, up to the next heading of whatever depth. */
interface Section {
  readonly body: TextRange;
  /** Whether it needs no words of its own: what stands before the first section, and the status. */
  readonly isWhole: boolean;
  /** Whether a deeper heading follows. */
  readonly hasChapters: boolean;
}

function sectionsOf(text: string): Section[] {
  const headings = headingsOf(text);
  const all = [{ start: 0, end: 0, depth: 1, name: '' }, ...headings];
  return all.map(({ end, depth, name }, at) => {
    const next = all[at + 1];
    const body = { start: end, end: next?.start ?? text.length };
    return { body, isWhole: depth === 1 || /^status$/i.test(name), hasChapters: (next?.depth ?? 0) > depth };
  });
}

interface HeadingLine extends TextRange {
  readonly depth: number;
  readonly name: string;
}

/** The lines of headings, outside of code. */
function headingsOf(text: string): HeadingLine[] {
  const found: HeadingLine[] = [];
  let fence: string | undefined;
  for (const { 0: line, index } of text.matchAll(/[^\r\n]*(?:\r\n?|\n)|[^\r\n]+$/g)) {
    const [, mark] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
    const [, marks, name = ''] = /^(#{1,6})\s(.*)$/s.exec(line) ?? [];
    if (mark !== undefined && (fence === undefined || mark.startsWith(fence)))
      fence = fence === undefined ? mark : undefined;
    else if (fence === undefined && marks !== undefined)
      found.push({ start: index, end: index + line.length, depth: marks.length, name: name.trim() });
  }
  return found;
}

/** Placeholders of the text itself: those in code and comments explain something, and a link has its own brackets. */
function findPlaceholders(text: string, { start, end }: TextRange): TextRange[] {
  const pattern =
    /(`{3,})[\s\S]*?(?:(?<!`)\1|$)|(~{3,})[\s\S]*?(?:(?<!~)\2|$)|`[^`\n]*`|<!--[\s\S]*?(?:-->|$)|\{[^{}\n]+\}|\\<[^<>\n]+\\>/g;
  return [...text.slice(start, end).matchAll(pattern)].flatMap(({ 0: found, index }) =>
    /^[{\\]/.test(found) ? [{ start: start + index, end: start + index + found.length }] : [],
  );
}

/** Lines of a quotation; before them, and before code that is quoted, the link to where it stands. */
const link = String.raw`\[(?:(?!\]\().)*\]\((?:(?!\):\s*[>\x60~]).)*\):\s*`;
const quotedLines = String.raw`(?:>.*(?:\r?\n|$))+`;
const quotedCode = String.raw`(\x60{3,}(?!\x60)|~{3,}(?!~))[\s\S]*?\n\1.*(?:\r?\n|$)`;
const quoted = new RegExp(String.raw`^\s*(?:(?:${link})?${quotedLines}|${link}${quotedCode})`);

/** What stands in a section, without the blank lines around it and a quotation before it. */
function findBody(text: string, { body: { start, end }, hasChapters }: Section): TextRange[] {
  const body = text.slice(start, end);
  const quotation = quoted.exec(body)?.[0].length ?? 0;
  const lead = /^\s*/.exec(body.slice(quotation))?.[0].length ?? 0;
  const length = body.slice(quotation + lead).trimEnd().length;
  if (length > 0) return [{ start: start + quotation + lead, end: start + quotation + lead + length }];
  // Behind the blank line under the heading, unless the next heading stands there.
  const blanks = body.slice(quotation).match(/\r?\n/g) ?? [];
  const isLast = end === text.length;
  if (hasChapters || (blanks.length === 0 && !isLast)) return [];
  const at = start + quotation + (blanks.length > 1 || isLast ? (blanks[0]?.length ?? 0) : 0);
  return [{ start: at, end: at }];
}
