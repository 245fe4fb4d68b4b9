import type { StrayRows } from '../markdown/facts.ts';
import { append } from '../markdown/sequences.ts';
import { contains } from '../markdown/span.ts';
import { tablesOf } from '../model/indexGroups.ts';
import { findLooseRecords } from '../model/orphanRows.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import type { Rule } from './rule.ts';

export const indexTableSplit: Rule<'index-table-split'> = {
  code: 'index-table-split',
  severity: 'warning',
  *checkIndex(index, log) {
    const isRecord = (uri: string | undefined) => uri !== undefined && log.records.has(uri);
    const strays: StrayRows[] = [];
    const tables = tablesOf(index);
    for (const [table, { meanings }] of tables) {
      append(strays, table.strays);
      const [split] = table.splits;
      if (split !== undefined && meanings.slice(split.at).some(({ target }) => isRecord(target))) {
        const span = { start: split.gap.start, end: table.rowAt(split.at).span.end };
        const gaps = table.splits.map(({ gap }) => ({ span: gap, text: '' }));
        // What is read as its rows already is what they are then: nothing else can be wrong with them.
        const join = { isSafe: true, makeEdit: () => editFile(index.file, gaps) };
        const fixes = () => [{ title: { kind: 'join-table' } as const, ...join }];
        yield { code: this.code, span, arguments: { isRow: false }, fixes };
      }
    }
    if (tables.size === 0) return;
    const { lines } = index.file.facts;
    let last: { readonly stray: StrayRows | undefined; readonly line: number } | undefined;
    for (const { span } of findLooseRecords(index, log)) {
      const stray = strays.find(({ rows }) => contains(rows, span));
      const line = lines.lineAt(span.start);
      const goesOn = last !== undefined && (stray === undefined ? line === last.line + 1 : stray === last.stray);
      last = { stray, line };
      // The line that cuts rows off from a table says more than the first of them.
      if (!goesOn) yield { code: this.code, span: stray?.gap ?? span, arguments: { isRow: stray === undefined } };
    }
  },
};
