import { isStatusHeading, isStatusLabel, statusLabelPattern } from '../vocabulary/headerLabels.ts';
import { leadLength } from '../vocabulary/leadingWords.ts';
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
  const title = headings.find(({ depth }) => depth === 1);
  if (title !== undefined && saysStatusInBrackets(title.text)) return title.content;
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

/** `Use Kafka (accepted)`, `[DRAFT] Use Kafka`: a status in brackets at one end of a title. */
function saysStatusInBrackets(title: string): boolean {
  const ends = [
    /[([（【]([^()[\]（）【】]{1,40})[)\]）】]\s*$/u,
    /^(?:\S{1,12}[:.]?\s+)?[([（【]([^()[\]（）【】]{1,40})[)\]）】]/u,
  ];
  return ends.some((end) => {
    const words = end.exec(title)?.[1]?.trim() ?? '';
    return words !== '' && findLeadingStatus(words)?.length === words.length;
  });
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
    .replace(/^[\s>*_+-]*(?:\[[xX]\])?(?:[\s*_]|\p{Extended_Pictographic}|\uFE0F)*/u, '')
    .trimEnd()
    .replace(/[*_.]{1,4}$/, '');
  const status = words === '' || line.startsWith('#') ? undefined : findLeadingStatus(words);
  if (status === undefined) return false;
  const rest = words.slice(leadLength(words) + status.length);
  return rest === '' || datedRest.test(rest);
}

/** `, 2022-01-12, @mira`, ` on 12.5.2024`, ` (May 12, 2024)`: the day of a status. */
const datedRest =
  /^[*_]{0,3}[\s,;:–—(|-]{0,4}(?:\p{L}{1,3}\s)?(?:\d{1,4}[-./]\s?\d|\d{1,2}\.?\s\p{L}{3,12}\s\d{4}|\p{L}{3,12}\s\d{1,2},?\s\d{4})/u;
