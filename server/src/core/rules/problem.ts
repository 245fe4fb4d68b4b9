import type { Span } from '../markdown/span.ts';
import type { UnreadableReason } from '../model/log.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** What each problem knows beside its place: the closed list of codes. A code never changes its meaning. */
export interface ProblemArguments {
  'section-missing': { readonly section: string };
  'index-row-missing': { readonly index: string };
  'index-link-broken': { readonly target: string; readonly nearest: string | undefined };
  'index-conflict-marker': Record<never, never>;
  'file-unreadable': { readonly reason: UnreadableReason };
}

export type ProblemCode = keyof ProblemArguments;

/** Something that is wrong, as data: its sentence is made at the edge, in the reader's language. */
export type Problem<Code extends ProblemCode = ProblemCode> = {
  [C in Code]: {
    readonly code: C;
    readonly span: Span;
    readonly arguments: ProblemArguments[C];
  };
}[Code];
