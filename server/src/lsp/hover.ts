import type { Hover, HoverParams } from 'vscode-languageserver';
import { touches } from '../core/markdown/span.ts';
import { type DiagnosticContext, findProblems } from './diagnostics.ts';

/** On a problem: the page of its rule, the heading of which is the code that the problem shows already. */
export async function findHover(
  { position }: HoverParams,
  uri: string,
  context: DiagnosticContext,
): Promise<Hover | null> {
  const file = context.workspace.fileAt(uri);
  if (file === undefined || context.pages === undefined) return null;
  const offset = file.facts.lines.offsetAt(position);
  const here = findProblems(uri, context).filter(({ span }) => touches(span, { start: offset, end: offset }));
  const [first] = here;
  if (first === undefined) return null;
  const codes = [...new Set(here.map(({ code }) => code))];
  const pages = await Promise.all(codes.map((code) => context.pages?.read(code)));
  const value = pages.filter((page) => page !== undefined).join('\n\n---\n\n');
  return value === '' ? null : { contents: { kind: 'markdown', value }, range: file.facts.lines.rangeOf(first.span) };
}
