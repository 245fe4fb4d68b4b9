import type { MarkdownFacts, Switch } from '../markdown/facts.ts';
import { lowerBound } from '../markdown/lowerBound.ts';
import type { Problem, ProblemCode } from './problem.ts';

/** A claim about the problems of a file: that a comment there switches their rule off where they lie. */
export function switchedOffIn({
  lines,
  switches,
  frontMatter,
  bodyStart,
}: MarkdownFacts): (problem: Problem) => boolean {
  if (switches.length === 0) return () => false;
  const single = new Map<number, Switch[]>();
  for (const each of switches) {
    if (each.kind !== 'disable-line' && each.kind !== 'disable-next-line') continue;
    const line = each.kind === 'disable-line' ? each.line : each.line + 1;
    single.set(line, [...(single.get(line) ?? []), each]);
  }
  const lasting = new Map<ProblemCode, readonly Switch[]>();
  const lastingOf = (code: ProblemCode) => {
    const known = lasting.get(code) ?? switches.filter((each) => isLasting(each) && concerns(each, code));
    lasting.set(code, known);
    return known;
  };
  return ({ code, span }) => {
    const line = lines.lineAt(span.start);
    if (single.get(line)?.some((each) => concerns(each, code)) === true) return true;
    // No comment can stand in front matter: the line behind it counts for all of it.
    const isAbove = frontMatter !== undefined && span.start < bodyStart;
    return lastUpTo(isAbove ? lines.lineAt(bodyStart) : line, lastingOf(code))?.kind === 'disable';
  };
}

function concerns({ codes }: Switch, code: ProblemCode): boolean {
  return codes.length === 0 || codes.includes(code);
}

function isLasting({ kind }: Switch): boolean {
  return kind === 'disable' || kind === 'enable';
}

/** The last of some switches, which are in order, that stands on a line or above it. */
function lastUpTo(line: number, switches: readonly Switch[]): Switch | undefined {
  return switches[lowerBound(switches.length, (at) => (switches[at] as Switch).line <= line) - 1];
}
