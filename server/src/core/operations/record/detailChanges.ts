import type { MarkdownFacts } from '../../markdown/facts.ts';
import { append } from '../../markdown/sequences.ts';
import { writeDay } from '../../model/dayForm.ts';
import { readDates } from '../../model/recordDates.ts';
import type { Change } from '../workspaceEdits.ts';

/** Who makes a record, and when. */
export interface RecordDetails {
  /** `YYYY-MM-DD`; undefined where nobody tells. */
  readonly today?: string | undefined;
  readonly author?: string | undefined;
}

/** Writes today and the author where a template plainly asks for them; a date that it gives itself is its own. */
export function detailChanges(text: string, facts: MarkdownFacts, { today, author }: RecordDetails): Change[] {
  const changes: Change[] = [];
  if (today !== undefined) {
    for (const { span } of readDates(facts))
      changes.push({ span, text: writeDay(today, text.slice(span.start, span.end)) });
    append(changes, fill(text, emptyDate, today));
  }
  return author === undefined ? changes : [...changes, ...fill(text, authorPlace, author)];
}

/** Whether a template has a place for the author. */
export function hasAuthorPlace(text: string): boolean {
  return fill(text, authorPlace, '').length > 0;
}

/** A line such as `- **Date:**` with nothing behind it but a comment that asks for it, also not a list on the next lines. */
const emptyDate =
  /^([ \t]*(?:[*-] +)?[*_]*(?:(?:initial|decision|creation|last updated)[ _-])?date[*_]*:[*_]*)[ \t]*(?:<!--[^<>\n-]{0,80}\b(?:date|today|day)\b[^<>\n-]{0,80}-->[ \t]*)?$(?!\r?\n[ \t]*[*-] )/gim;

/** The same for `Author:`, which may have a placeholder behind it; or a placeholder that is named so, wherever it stands. */
const authorPlace =
  /^([ \t]*(?:[*-] +)?[*_]*(?:initial )?authors?[*_]*:[*_]*)[ \t]*(?:\\?<(?:(?!>).)*>|\{(?:(?!\}).)*\}|\[(?:(?!\]).)*\])?$(?!\r?\n[ \t]*[*-] )|\{author\}|\\?<author\\?>/gim;

function fill(text: string, place: RegExp, value: string): Change[] {
  return [...text.matchAll(place)].map(({ 0: found, 1: label = '', index }) => ({
    span: { start: index + label.length, end: index + found.length },
    text: /^\S/.test(found.slice(label.length)) ? value : ` ${value}`,
  }));
}
