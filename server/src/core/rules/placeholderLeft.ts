import type { Rule } from './rule.ts';

export const placeholderLeft: Rule<'placeholder-left'> = {
  code: 'placeholder-left',
  severity: 'information',
  *checkRecord({ file }, { template }) {
    const { placeholders, fields, blocks } = file.facts;
    const inFields = fields.flatMap(({ value }) => (isInstruction(value.raw) ? [value] : []));
    for (const { span } of [...inFields, ...placeholders])
      yield { code: this.code, span, arguments: { isFromTemplate: false } };
    if (template === undefined) return;
    for (const span of blocks.spansOf(template.file.facts.blocks.hashes)) {
      const isFound = placeholders.some((each) => each.span.start <= span.start && span.start < each.span.end);
      if (!isFound) yield { code: this.code, span, arguments: { isFromTemplate: true } };
    }
  },
};

/** `{proposed | accepted}` or `{list everyone who …}` in front matter; some people write names and words in braces. */
function isInstruction(value: string): boolean {
  const inner = /^["']?\{(.*)\}["']?$/.exec(value)?.[1];
  return (
    inner !== undefined && (/[|…]/.test(inner) || inner.split(',').some((part) => part.trim().split(/\s+/).length > 4))
  );
}
