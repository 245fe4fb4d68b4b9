import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { contains, type Span } from '../../markdown/span.ts';
import type { DecisionRecord } from '../../model/decisionRecord.ts';
import { fieldTables, type TableField } from '../../model/preamble.ts';
import { sectionKey } from '../../model/sectionKeys.ts';
import { isStatusField } from '../../vocabulary/headerLabels.ts';
import { type Change, editFile } from '../workspaceEdits.ts';

/** A paragraph below a block of a record; without a block, the first one of its text, behind the front matter. */
export function writeBelow({ file }: DecisionRecord, above: Span | undefined, paragraph: string): Change {
  const { lines, eol, bodyStart } = file.facts;
  if (above !== undefined) {
    const line = lines.lineAt(above.end);
    const { end } = lines.spanOf(line);
    // Where a file has both endings, this line keeps its own.
    const own = lines.endWithBreak(line) - end;
    const ending = own === 2 ? '\r\n' : own === 1 && eol.length === 2 ? '\n' : eol;
    return { span: { start: end, end }, text: `${ending}${ending}${paragraph}` };
  }
  // Front matter may end with the file, without a line ending.
  const isAtLineStart = lines.spanOf(lines.lineAt(bodyStart)).start === bodyStart;
  const before = bodyStart === 0 ? '' : isAtLineStart ? eol : eol + eol;
  const first = lines.spanOf(lines.lineAt(bodyStart));
  const isBlankBelow = first.start === first.end;
  const after = isBlankBelow ? eol : eol + eol;
  return { span: { start: bodyStart, end: bodyStart }, text: before + paragraph + after };
}

/**
 * Writes what a record says of another one: below the status of its Status section, else behind the fields under its
 * title, else below the title.
 */
export function writeStatement(record: DecisionRecord, sentence: string): WorkspaceEdit {
  return editFile(record.file, [statementBelow(record, sentence)]);
}

/** The change of {@link writeStatement}. */
export function statementBelow(record: DecisionRecord, sentence: string): Change {
  const { file, title } = record;
  const section = file.facts.headings.find(
    (heading) => heading !== title.heading && sectionKey(heading.text) === 'status',
  );
  const lead = section?.lead;
  // A list goes on below the item that is the status, and a paragraph below the line.
  const isInHeading = lead !== undefined && section !== undefined && contains(section.block, lead.span);
  const block = lead === undefined || isInHeading ? section?.block : { start: lead.span.start, end: lead.blockEnd };
  return writeBelow(record, block ?? lastField(record) ?? statusTable(record) ?? title.heading?.block, sentence);
}

/** The table before the first section that says the status. */
function statusTable({ file }: DecisionRecord): Span | undefined {
  const isStatus = ({ name, value }: TableField) => isStatusField(name, value.raw);
  const table = fieldTables(file.facts).find(({ fields }) => fields.some(isStatus))?.table;
  if (table === undefined) return undefined;
  return { start: table.header.span.start, end: (table.rows.at(-1) ?? table.delimiter).span.end };
}

/** The last field under the title, where nothing goes on below it. */
function lastField({ file }: DecisionRecord): Span | undefined {
  const { fields, lines } = file.facts;
  const last = fields.findLast(({ origin }) => origin === 'preamble')?.value.span;
  if (last === undefined) return undefined;
  const below = lines.lineAt(last.end) + 1;
  const isLastLine = below >= lines.count || lines.spanOf(below).start === lines.spanOf(below).end;
  return isLastLine ? last : undefined;
}
