import type { Rule } from './rule.ts';

export const indexConflictMarker: Rule<'index-conflict-marker'> = {
  code: 'index-conflict-marker',
  severity: 'error',
  *checkIndex(index) {
    for (const span of index.file.facts.conflicts) yield { code: this.code, span, arguments: {} };
  },
};
