import { isStatusHeading, isStatusLabel, statusLabelPattern } from '../vocabulary/headerLabels.ts';
import { findLeadingStatus } from '../vocabulary/statusWords.ts';
import type { Heading, OtherField } from './facts.ts';
import type { Span } from './span.ts';

/**
 * The line of a text that says a status in a form that is not read as a field: a badge, a cell of HTML, a comment, a nested
 * key, a line in the body. So that no second status is written; code does not count.
 */
export function findOtherStatus(
  text: string,
  headings: readonly Heading[],
  others: readonly OtherField[],
): Span | undefined {
  const mapping = others.find(({ key }) => isStatusLabel(key));
  if (mapping !== undefined) return mapping.span;
  // Below a heading that asks for it, whatever there is.
  const heading = headings.find((each) => isStatusHeading(each.text) && !each.isEmpty);
  if (heading !== undefined) return heading.content;
  let fence: string | undefined;
  let above = '';
  const firstSection = headings.find(({ depth }) => depth > 1)?.block.start ?? text.length;
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const mark = /^ {0,3}(```|~~~)/.exec(line)?.[1];
    if (mark !== undefined && (fence === undefined || fence === mark)) fence = fence === undefined ? mark : undefined;
    if (fence !== undefined || line.length > longestLine || /^(?: {4}|\t)/.test(line)) continue;
    const isDefinition = /^ {0,3}: /.test(line) && isStatusLabel(above.replace(/[*_]/g, ''));
    above = line;
    if (isDefinition || namesStatus(line) || (index < firstSection && isStatusAlone(line)))
      return { start: index + line.length - line.trimStart().length, end: index + line.trimEnd().length };
  }
  return undefined;
}

/** A longer line is prose. In UTF-16 units. */
const longestLine = 1_000;

/** Whether a label and a status follow one another in a line, whatever marks are between them. */
function namesStatus(line: string): boolean {
  const words = line.replace(/<[^<>]*>/g, (tag) => (tag.startsWith('<!--') ? tag : ' '));
  return [...words.matchAll(statusLabelPattern)].some(({ 0: label, index }) => {
    const value = words.slice(index + label.length);
    // A line of its own with a few words says a status, whatever they are.
    const isField = /[:：]/.test(label) && /^[\s>*_+-]*$/.test(words.slice(0, index)) && isShort(value);
    return isField || findLeadingStatus(value.replaceAll('-', ' ')) !== undefined;
  });
}

/** A status has three words at most. */
function isShort(value: string): boolean {
  return value.trim().split(/\s+/, 4).length < 4;
}

/** `- [x] Accepted`: a list item or a line with nothing else. */
function isStatusAlone(line: string): boolean {
  const words = line
    .replace(/^[\s>*_+-]*(?:\[[xX]\])?[\s*_]*/, '')
    .trimEnd()
    .replace(/[*_.]{1,4}$/, '');
  return words !== '' && !line.startsWith('#') && findLeadingStatus(words)?.length === words.length;
}
