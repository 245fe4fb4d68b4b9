import type { MarkdownFacts, Mention } from './facts.ts';
import { findMentions } from './findMentions.ts';
import { LineTable } from './kept/lineTable.ts';
import { readFacts } from './readFacts.ts';
import { append, orNone } from './sequences.ts';
import { noSeries, type SeriesPrefixes } from './seriesPrefixes.ts';

/** Read when it is first asked for, since a start has no time for it. */
let nothing: MarkdownFacts | undefined;

/**
 * The facts of a file of any language that is no Markdown: its mentions of records, such as `// see ADR-022`. Comments
 * and strings are not told from code by a grammar: `ADR-022` is hardly ever anything else, while `ADR22` and `ADR_22`
 * may be names, and `CI-1` a difference, so that they count only behind what begins a comment or a string in their line.
 */
export function readSourceCode(text: string, series = noSeries): MarkdownFacts {
  const lines = new LineTable(text);
  nothing ??= readFacts('');
  const mentions: Mention[] = [];
  let line = -1;
  for (const { index } of text.matchAll(series.size === 0 ? mentionStart : mentionStartOfSeries)) {
    // A mention lies in one line: reading all of the text takes many times as long.
    if (lines.lineAt(index) === line) continue;
    line = lines.lineAt(index);
    const span = lines.spanOf(line);
    const before = textSign.exec(text.slice(span.start, span.end));
    const textStart = before === null ? span.end : span.start + before.index + before[0].length;
    append(
      mentions,
      findMentions(text, span, 0, series).filter((mention) => isMeant(mention, text, textStart, series)),
    );
  }
  return { ...nothing, lines, mentions: orNone(mentions), ...(series.size === 0 ? {} : { series }) };
}

/** What stands in each mention in source code, for a quick look. */
const mentionStart = /adr(?:[-_ #]?\d|-\p{L})/giu;
const mentionStartOfSeries = /adr(?:[-_ #]?\d|-\p{L})|[a-z]{2}-\d/giu;

/** What begins a comment or a string, or goes on with a comment of several lines. */
const textSign = /\/\/|\/\*|#|--|;|%|<!--|["'`]|^\s*\*/;

function isMeant({ span, numberSpan }: Mention, text: string, textStart: number, series: SeriesPrefixes): boolean {
  const word = text.slice(span.start, numberSpan.start);
  const isNoName = /[- #]$/.test(word) && !series.has(word);
  return !word.startsWith('[[') && (isNoName || textStart <= span.start);
}
