import type { Position, Range } from 'vscode-languageserver-types';
import { LineTable } from '../markdown/kept/lineTable.ts';
import { touches } from '../markdown/span.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import { numberSpan } from '../model/recordTitle.ts';
import { titleWords } from '../operations/record/retitleRecord.ts';
import { type AskedFile, isRecord } from './askedFile.ts';

/** What stands at a position of a title and can be renamed: its words, or its number. */
export interface Renamable {
  readonly kind: 'title' | 'number';
  readonly range: Range;
  readonly placeholder: string;
  readonly record: DecisionRecord;
  readonly log: Log;
}

/** The words or the number of a record's title at a position, or undefined where there is nothing of ours; `text` is the file's. */
export function findRenamable(asked: AskedFile, position: Position, text: string): Renamable | undefined {
  if (!isRecord(asked)) return undefined;
  const { record, log } = asked;
  const lines = new LineTable(text);
  const offset = lines.offsetAt(position);
  const cursor = { start: offset, end: offset };
  const { heading, number } = record.title;
  if (heading !== undefined && number !== undefined && record.number !== undefined) {
    const span = numberSpan(heading, number);
    if (span !== undefined && touches(span, cursor))
      return { kind: 'number', range: lines.rangeOf(span), placeholder: number, record, log };
  }
  const words = titleWords(record, text);
  if (words === undefined || !touches(words, cursor)) return undefined;
  return { kind: 'title', range: lines.rangeOf(words), placeholder: text.slice(words.start, words.end), record, log };
}
