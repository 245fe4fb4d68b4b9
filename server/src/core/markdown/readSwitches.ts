import type { Switch, Table } from './facts.ts';
import type { LineTable } from './kept/lineTable.ts';
import { ownText } from './kept/sharedText.ts';
import { liesInOneOf, type Span } from './span.ts';
import { childrenOf, type Root, type SyntaxNode } from './syntax/syntaxTree.ts';

/** What is known of a text when its comments are read. */
interface SwitchContext {
  readonly root: Root;
  readonly lines: LineTable;
  readonly tables: readonly Table[];
  readonly bodyStart: number;
}

/** `<!-- adr-disable-line link-broken, link-empty -- until the move -->`: what is behind two hyphens is the reason. */
const comment =
  /<!--\s*adr-(disable-next-line|disable-line|disable|enable)((?:[\s,]+[a-z]+(?:-[a-z]+)*)*)\s*(?:--\s[^\r\n<>]{0,300})?-->/g;

/** The comments of a text that switch rules off and on. */
export function readSwitches(text: string, { root, lines, tables, bodyStart }: SwitchContext): Switch[] {
  const comments = [...text.matchAll(comment)];
  if (comments.length === 0) return [];
  const html = htmlIn(root);
  const places = {
    html,
    htmlStarts: new Set(html.map(({ start }) => start)),
    tables: tables.map(({ header, end }) => ({ start: header.span.start, end })),
    bodyStart,
  };
  return comments.map(({ 0: whole, 1: kind = '', 2: codes = '', index }) => {
    const span = { start: index, end: index + whole.length };
    const codesStart = index + whole.indexOf('adr-') + 'adr-'.length + kind.length;
    const removal = removalOf(span, text, lines, places);
    return {
      kind: kind as Switch['kind'],
      line: lines.lineAt(index),
      span,
      codes: [...codes.matchAll(/[a-z-]+/g)].map(({ 0: code, index: at }) => ({
        raw: ownText(code),
        span: { start: codesStart + at, end: codesStart + at + code.length },
      })),
      ...(removal === undefined ? {} : { removal }),
    };
  });
}

/** The HTML of a text, in order. */
function htmlIn(root: Root): Span[] {
  const found: Span[] = [];
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'html') found.push({ start: node.start, end: node.end });
    for (const child of childrenOf(node)) visit(child);
  };
  visit(root);
  return found;
}

/** Comments in longer lines are left to their writer. In UTF-16 units. */
const longestLine = 2_000;

/**
 * What goes with a comment, so that nothing else gets another meaning; `isSure` only where that is plain. Undefined where
 * it is no comment but an example in code, or a value.
 */
function removalOf(
  span: Span,
  text: string,
  lines: LineTable,
  places: {
    readonly html: readonly Span[];
    readonly htmlStarts: ReadonlySet<number>;
    readonly tables: readonly Span[];
    readonly bodyStart: number;
  },
): Switch['removal'] {
  const at = lines.lineAt(span.start);
  const line = lines.spanOf(at);
  if (line.end - line.start > longestLine || span.end > line.end) return undefined;
  const before = text.slice(line.start, span.start);
  const behind = text.slice(span.end, line.end);
  const head = before.trimEnd();
  const isLast = behind.trim() === '';
  if (span.start < places.bodyStart) {
    if (!head.endsWith('#') || !isLast) return undefined;
    const start = line.start + head.slice(0, -1).trimEnd().length;
    return { span: { start, end: start === line.start ? lines.endWithBreak(at) : line.end }, isSure: true };
  }
  const isRow = liesInOneOf(places.tables, span.start);
  if (isRow ? before.split('`').length % 2 === 0 : !liesInOneOf(places.html, span.start)) return undefined;
  const isOwn = isRow || places.htmlStarts.has(span.start);
  if (head === '' && isLast)
    return isOwn && before === '' ? ownLine(at, text, lines, places.bodyStart) : { span, isSure: false };
  // Not in HTML, between two words, or where what is left may be the mark of a list, a heading, a table or a definition.
  const isSure =
    isOwn &&
    (isLast || (head !== before && /^[\s|]/.test(behind))) &&
    /[\p{L}\p{N}]/u.test(head) &&
    !/^\s*(?:<|\[[^\]]*\]:|\d+[.)]$)|\\$/.test(head);
  return { span: { start: line.start + head.length, end: span.end }, isSure };
}

/** The line of a comment, and a blank line where there would be two. Sure where what follows begins a block of its own. */
function ownLine(at: number, text: string, lines: LineTable, bodyStart: number): Switch['removal'] {
  const lineOf = (line: number) => {
    const { start, end } = lines.spanOf(line);
    const raw = line < 0 || start < bodyStart ? '' : text.slice(start, Math.min(end, start + longestLine));
    return raw.trim() === '' ? '' : raw;
  };
  const [above, below, next] = [lineOf(at - 1), lineOf(at + 1), lineOf(at + 2)];
  const last = lines.count - 1;
  const isEnd = below === '' && (at + 1 >= last || (next === '' && at + 2 >= last));
  // A list or code after it would go on with the one before it.
  const isSure = isEnd || /^(?:[^\s\-+*\d>]|\*\*)/.test(below || next);
  const { start, end } = lines.spanOf(at);
  const whole = { start, end: lines.endWithBreak(at) };
  if (above !== '' && below !== '') return { span: /^#{1,6}\s/.test(above) ? whole : { start, end }, isSure };
  if (above !== '' || below !== '') return { span: whole, isSure };
  if (!isEnd) return { span: { start, end: lines.endWithBreak(at + 1) }, isSure };
  return { span: start > bodyStart ? { start: lines.startOf(at - 1), end: whole.end } : whole, isSure };
}
