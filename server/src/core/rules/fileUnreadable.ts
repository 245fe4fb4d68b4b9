import type { Rule } from './rule.ts';

export const fileUnreadable: Rule<'file-unreadable'> = {
  code: 'file-unreadable',
  severity: 'error',
  isForTemplates: true,
  *checkRecord({ file }) {
    for (const span of file.facts.conflicts)
      yield { code: this.code, span, arguments: { reason: { kind: 'conflict' } } };
  },
  *checkUnreadable(reason) {
    yield { code: this.code, span: { start: 0, end: 0 }, arguments: { reason } };
  },
};
