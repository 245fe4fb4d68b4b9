/**
 * The tag of fixtures that are indented as the code around them: without their first line, which is empty, and the blanks
 * that their lines have in common. What is filled in stays as it is.
 */
export function unindent({ raw }: TemplateStringsArray, ...values: readonly string[]): string {
  const indentations = raw
    .join('')
    .split('\n')
    .slice(1)
    .flatMap((line) => (/\S/.test(line) ? [/^ */.exec(line)?.[0].length ?? 0] : []));
  const indentation = new RegExp(`\\n {0,${Math.min(...indentations)}}`, 'g');
  const [first = '', ...others] = raw.map((part) => part.replace(indentation, '\n'));
  return others.reduce((text, part, at) => text + (values[at] ?? '') + part, first).replace(/^\n/, '');
}
