import { canResolve, resolveConflicts } from '../operations/index/resolveConflicts.ts';
import { suggest } from './fix.ts';
import type { Rule } from './rule.ts';

export const indexConflictMarker: Rule<'index-conflict-marker'> = {
  code: 'index-conflict-marker',
  severity: 'error',
  *checkIndex(index, log) {
    const resolve = suggest({ kind: 'resolve-conflicts' }, (text) => resolveConflicts(index, log, text));
    for (const span of index.file.facts.conflicts)
      yield { code: this.code, span, arguments: {}, fixes: () => (canResolve(index) ? [resolve] : []) };
  },
};
