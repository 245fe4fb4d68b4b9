import { plainText } from '../markdown/plainText.ts';
import { sectionKey } from '../model/convention.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import type { Completion, Place } from './completion.ts';

/** A word alone on a line below the Status heading, or behind `Status:`. */
export function completeStatus(
  { file, title }: DecisionRecord,
  { convention }: Log,
  { offset, line }: Place,
): Completion[] {
  const { headings, lines } = file.facts;
  const section = headings.findLast((heading) => heading !== title.heading && heading.block.end <= offset);
  const isBelow =
    section !== undefined && sectionKey(section.text) === 'status' && /^\s*(?:\p{L}[\p{L} ]*)?$/u.test(line);
  const field = /^[\s*+-]*status(?:\*\*)?\s*:\s*(?:\*\*\s*)?((?:\p{L}[\p{L} ]*)?)$/iu.exec(line);
  if (!isBelow && field === null) return [];
  const typed = field?.[1] ?? line.trimStart();
  const start = Math.max(lines.spanOf(lines.lineAt(offset)).start, offset - typed.length);
  return convention.statuses.value.map((status) => ({
    kind: 'status',
    label: status,
    detail: undefined,
    insert: field !== null && /^[a-z]/.test(plainText(line).trim()) ? status.toLowerCase() : status,
    span: { start, end: offset },
    filter: status,
  }));
}
