import type { Rule } from './rule.ts';

export const frontMatterInvalid: Rule<'front-matter-invalid'> = {
  code: 'front-matter-invalid',
  severity: 'warning',
  *checkRecord({ file: { facts } }) {
    const mistake = facts.frontMatter?.mistake;
    if (mistake !== undefined) yield { code: this.code, span: mistake.span, arguments: { detail: mistake.detail } };
  },
};
