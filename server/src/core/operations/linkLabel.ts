import type { SourceText } from '../markdown/facts.ts';

/** The text of the inline link whose destination begins at an offset: facts keep only where the destination stands. */
export function labelBefore(text: string, target: number): SourceText | undefined {
  let at = target - 1;
  while (/[\s<]/.test(text.charAt(at))) at--;
  if (text.slice(at - 1, at + 1) !== '](') return undefined;
  const end = at - 1;
  let depth = 1;
  for (at = end - 1; at >= 0; at--) {
    const isEscaped = text.charAt(at - 1) === '\\';
    if (text.charAt(at) === ']' && !isEscaped) depth++;
    if (text.charAt(at) === '[' && !isEscaped) depth--;
    if (depth === 0) return { raw: text.slice(at + 1, end), span: { start: at + 1, end } };
  }
  return undefined;
}
