import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { type Span, touches } from '../markdown/span.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import { inlineLinks, resolveLink } from '../model/links.ts';
import type { Log } from '../model/log.ts';
import { inWidthOf, isSameNumber, type RecordNumber } from '../model/recordNumber.ts';
import type { SourceFile } from '../model/sourceFile.ts';
import { isPlain } from '../model/titleNumber.ts';
import { labelBefore } from './linkLabel.ts';
import { renameRecord } from './renameRecord.ts';
import type { Change } from './workspaceEdits.ts';

/** A number that a record may get, and what its file is called then. */
export interface PlannedNumber {
  readonly number: RecordNumber;
  readonly fileName: string;
}

/** Why a record cannot get a number. */
export type NumberProblem =
  | { readonly kind: 'no-number'; readonly typed: string }
  | { readonly kind: 'number-taken'; readonly number: RecordNumber }
  | { readonly kind: 'name-without-number'; readonly fileName: string };

/** Reads a number that a person gave for a record, as wide as the old one: `24` for `021` is `024`. */
export function planNumber(record: DecisionRecord, typed: string, log: Log): PlannedNumber | NumberProblem {
  const { number: old, file } = record;
  if (old === undefined) return { kind: 'name-without-number', fileName: file.name };
  if (!/^\d{1,8}(?:-\d{1,2})?$/.test(typed)) return { kind: 'no-number', typed };
  const number = inWidthOf(old, typed);
  if (log.numbers.has(number, record)) return { kind: 'number-taken', number };
  return { number, fileName: file.name.replace(old, number) };
}

/**
 * Gives a record another number, and all that says the old one follows: its file, its title, its rows, the links to it
 * with the numbers in their texts, and the mentions that can mean no other record. `readText` gives a file of the log as
 * it is; it is asked only for those that link the record, and for the record.
 */
export function renumberRecord(
  record: DecisionRecord,
  { number, fileName }: PlannedNumber,
  log: Log,
  readText: (uri: string) => string,
): WorkspaceEdit {
  const rows = log.index?.rowsByTarget.get(record.file.uri) ?? [];
  const rowNumbers = rows.flatMap((row) => row.number?.span ?? []);
  const files = [...log.citersOf(record), record.file];
  const changes = files.map((file): [string, Change[]] => {
    const spans = [
      ...labelSpans(file, record, readText).filter(({ span }) => !rowNumbers.some((each) => touches(each, span))),
      ...(file === record.file ? titleSpans(record, readText) : []),
    ];
    return [file.uri, spans.map(({ span, written }) => ({ span, text: inWidthOf(written, number) }))];
  });
  return renameRecord(record, fileName, log, { changes: new Map(changes) });
}

/** A number in a text, and how it is written there. */
interface WrittenNumber {
  readonly span: Span;
  readonly written: RecordNumber;
}

/** The numbers at the beginning of the texts of links: `[ADR-021: Flags](021-flags.md)`. */
function labelSpans(
  { facts, uri }: SourceFile,
  { file, number }: DecisionRecord,
  readText: (uri: string) => string,
): WrittenNumber[] {
  const targets = inlineLinks(facts).filter(
    ({ kind, href }) => kind === 'link' && href !== '' && resolveLink(uri, href) === file.uri,
  );
  if (targets.length === 0 || number === undefined) return [];
  const text = readText(uri);
  return targets.flatMap(({ target }) => {
    const label = labelBefore(text, target.start);
    const match = label === undefined ? null : /^[\s*_`[\\]*(?:M?ADR[-_ #]?)?(\d+(?:-\d{1,2}(?!\d))?)/i.exec(label.raw);
    const written = match?.[1];
    if (label === undefined || match === null || written === undefined || !isSameNumber(written, number)) return [];
    const end = label.span.start + match[0].length;
    return [{ span: { start: end - written.length, end }, written }];
  });
}

/** The number of a title with markup, which renaming leaves to those who know the text. */
function titleSpans({ title, number, file }: DecisionRecord, readText: (uri: string) => string): WrittenNumber[] {
  const { heading, number: written } = title;
  if (heading === undefined || written === undefined || number === undefined || isPlain(heading)) return [];
  if (!isSameNumber(written, number)) return [];
  const { start, end } = heading.content;
  const at = readText(file.uri).slice(start, end).indexOf(written);
  return at === -1 ? [] : [{ span: { start: start + at, end: start + at + written.length }, written }];
}
