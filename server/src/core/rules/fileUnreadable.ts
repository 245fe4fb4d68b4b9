import type { Rule } from './rule.ts';

export const fileUnreadable: Rule<'file-unreadable'> = {
  code: 'file-unreadable',
  severity: 'error',
  *checkUnreadable(reason) {
    yield { code: this.code, span: { start: 0, end: 0 }, arguments: { reason } };
  },
};
