import type { DecisionIndex } from '../model/decisionIndex.ts';
import type { Log } from '../model/log.ts';
import { findUnlistedRecords } from '../model/orphanRows.ts';
import { rowLine } from '../operations/addToIndex.ts';
import { newRowFactsOf } from '../operations/rowFacts.ts';
import { mostRecords } from './completeRecord.ts';
import type { Completion, Place } from './completion.ts';

/** Where a row or an item of an index is begun: the whole rows of the records that have none. */
export function completeRow({ offset, line, text }: Place, index: DecisionIndex, log: Log): Completion[] {
  if (!/^\s*(?:\||[-*+][ \t])[^|]*$/.test(line)) return [];
  const { lines } = index.file.facts;
  const group = index.groups.find(({ rows }) =>
    rows.some(({ span }) => Math.abs(lines.lineAt(span.start) - lines.lineAt(offset)) <= 1),
  );
  if (group === undefined) return [];
  const start = offset - line.trimStart().length;
  const rest = /^[^\r\n]*/.exec(text.slice(offset))?.[0] ?? '';
  // What stands behind the cursor is a row of its own, unless it is no more than the pipes that an editor has closed.
  const end = /^[\s|]*$/.test(rest) ? offset + rest.length : offset;
  return findUnlistedRecords(index, log)
    .slice(0, mostRecords)
    .map((record) => {
      const insert = rowLine(index, newRowFactsOf(record, log), group).trimStart();
      const label = record.number === undefined ? record.title.text : `${record.number} ${record.title.text}`;
      return { kind: 'row', label, detail: record.status?.known, insert, span: { start, end }, filter: insert };
    });
}
