import type { MarkdownFacts } from './facts.ts';
import { findMentions } from './findMentions.ts';
import { LineTable } from './lineTable.ts';
import { readFacts } from './readFacts.ts';

/** Read when it is first asked for, since a start has no time for it. */
let nothing: MarkdownFacts | undefined;

/**
 * The facts of a file of any language that is no Markdown: its mentions of records, such as `// see ADR-022`. Comments
 * and strings are not told from code by a grammar: `ADR-022` is hardly ever anything else, while `ADR22` and `ADR_22`
 * may be names, so that they count only behind what begins a comment or a string in their line.
 */
export function readSourceCode(text: string): MarkdownFacts {
  const lines = new LineTable(text);
  nothing ??= readFacts('');
  if (!/adr/i.test(text)) return { ...nothing, lines };
  const mentions = findMentions(text, { start: 0, end: text.length }).filter(({ span, numberSpan }) => {
    const word = text.slice(span.start, numberSpan.start);
    if (word.startsWith('[[')) return false;
    if (/[- #]$/.test(word)) return true;
    const line = text.slice(text.lastIndexOf('\n', span.start) + 1, span.start);
    return /(?:\/\/|\/\*|#|--|;|%|<!--|["'`])|^\s*\*/.test(line);
  });
  return { ...nothing, lines, mentions };
}
