import { strayTargets } from '../model/decisionIndex.ts';
import { tablesOf } from '../model/indexGroups.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import type { Rule } from './rule.ts';

export const indexTableSplit: Rule<'index-table-split'> = {
  code: 'index-table-split',
  severity: 'warning',
  *checkIndex(index, { records }) {
    const isRecord = (uri: string | undefined) => uri !== undefined && records.has(uri);
    for (const [table, { meanings }] of tablesOf(index)) {
      const [split] = table.splits;
      if (split !== undefined && meanings.slice(split.at).some(({ target }) => isRecord(target))) {
        const span = { start: split.gap.start, end: table.rowAt(split.at).span.end };
        const gaps = table.splits.map(({ gap }) => ({ span: gap, text: '' }));
        // What is read as its rows already is what they are then: nothing else can be wrong with them.
        const join = { isSafe: true, makeEdit: () => editFile(index.file, gaps) };
        const fixes = () => [{ title: { kind: 'join-table' } as const, ...join }];
        yield { code: this.code, span, arguments: {}, fixes };
      }
      const [stray] = table.strays;
      if (stray !== undefined && strayTargets(table, index.file).some(isRecord))
        yield { code: this.code, span: stray.span, arguments: {} };
    }
  },
};
