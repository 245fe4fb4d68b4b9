import { canResolve, resolveConflicts } from '../operations/resolveConflicts.ts';
import type { Rule } from './rule.ts';

export const indexConflictMarker: Rule<'index-conflict-marker'> = {
  code: 'index-conflict-marker',
  severity: 'error',
  *checkIndex(index) {
    for (const span of index.file.facts.conflicts) yield { code: this.code, span, arguments: {} };
  },
  fixes(_problem, _file, log) {
    const { index } = log;
    if (index === undefined || !canResolve(index)) return [];
    const makeEdit = (text: string) => resolveConflicts(index, log, text);
    return [{ title: { kind: 'resolve-conflicts' }, isSafe: false, makeEdit }];
  },
};
