import type { Span } from '../markdown/span.ts';
import type { ConfigurationMistake } from '../model/configuration.ts';
import type { RowOrder } from '../model/rowOrder.ts';
import type { UnreadableReason } from '../model/unreadableReason.ts';
import type { Fix } from './fix.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** What each problem knows beside its place: the closed list of codes. A code never changes its meaning. */
export interface ProblemArguments {
  'section-missing': { readonly section: string; readonly folded?: Folded };
  'index-row-missing': { readonly index: string };
  'index-link-broken': { readonly target: string; readonly nearest: string | undefined };
  'index-conflict-marker': Record<never, never>;
  'file-unreadable': { readonly reason: UnreadableReason };
  /** What the parser says of it, in English. */
  'front-matter-invalid': { readonly detail: string };
  'section-misspelled': { readonly heading: string; readonly section: string };
  'section-empty': { readonly section: string };
  'section-duplicate': { readonly section: string; readonly line: number };
  'title-missing': { readonly folded?: Folded };
  'title-second': Record<never, never>;
  'title-number-missing': { readonly number: string };
  'title-number-mismatch': { readonly found: string; readonly expected: string; readonly field?: string };
  'status-missing': { readonly folded?: Folded };
  'status-unknown': { readonly found: string; readonly nearest: string | undefined; readonly known: readonly string[] };
  'date-missing': Record<never, never>;
  'choice-open': { readonly isChosen: boolean };
  'date-invalid': { readonly found: string };
  'number-duplicate': { readonly number: string; readonly others: readonly string[] };
  'index-row-duplicate': { readonly target: string };
  'index-number-mismatch': { readonly found: string; readonly expected: string };
  'index-title-mismatch': { readonly found: string; readonly expected: string };
  'index-status-mismatch': { readonly found: string; readonly expected: string };
  'index-successor-mismatch': { readonly found: readonly string[]; readonly expected: readonly string[] };
  'link-broken': { readonly target: string; readonly nearest: string | undefined };
  'link-empty': Record<never, never>;
  'link-fragment-broken': { readonly fragment: string; readonly nearest: string | undefined };
  'section-order': {
    readonly section: string;
    readonly before: string | undefined;
    readonly after: string | undefined;
  };
  'placeholder-left': { readonly isFromTemplate: boolean };
  'status-conflict': { readonly found: string; readonly first: string };
  'file-name': { readonly pattern: string };
  'number-gap': { readonly missing: string };
  'parent-missing': { readonly parent: string };
  'supersede-no-successor': Record<never, never>;
  'supersede-one-sided': { readonly file: string; readonly says: 'supersedes' | 'superseded-by' };
  'supersede-by-draft': { readonly file: string; readonly status: string };
  'supersede-cycle': { readonly files: readonly string[] };
  'index-missing': { readonly records: number };
  'index-incomplete': { readonly missing: readonly string[] };
  'index-order': { readonly order: RowOrder };
  'index-row-malformed': { readonly fault: RowFault };
  /** Whether the place is a row that is in no table; else it is the line that cuts rows off. */
  'index-table-split': { readonly isRow: boolean };
  'reference-unknown': { readonly number: string; readonly nearest: string | undefined };
  'number-taken-elsewhere': { readonly number: string; readonly branch: string; readonly file: string };
  'record-changed': { readonly status: string };
  'proposal-stale': { readonly status: string; readonly since: string; readonly days: number };
  'disable-unused': { readonly idle: IdleComment };
  'config-invalid': { readonly mistake: ConfigurationMistake };
}

/** What is wrong with the shape of a row: cells that it lacks or has too many, or a record that it names but does not link. */
export type RowFault =
  /** `isSplit` where a cell too many holds something: a pipe in a text parts it. */
  | { readonly kind: 'cells'; readonly found: number; readonly expected: number; readonly isSplit: boolean }
  | { readonly kind: 'no-link'; readonly file: string };

/** A comment, or codes of it, that switch nothing off or on where it counts; or a code that no rule has. */
export type IdleComment =
  | { readonly kind: 'disable' | 'enable'; readonly codes: readonly string[] }
  | { readonly kind: 'unknown-rule'; readonly code: string; readonly nearest: string | undefined };

/** Another place that belongs to a problem. */
export interface RelatedPlace {
  readonly uri: string;
  readonly span: Span;
  readonly kind: 'first-section' | 'same-number' | 'first-status' | 'in-cycle';
}

/** A problem that most records have is reported once: how many of how many. */
export interface Folded {
  readonly lacking: number;
  readonly records: number;
}

export type ProblemCode = keyof ProblemArguments;

/** Something that is wrong, as data with its fixes: its sentence is made at the edge, in the reader's language. */
export type Problem<Code extends ProblemCode = ProblemCode> = {
  [C in Code]: {
    readonly code: C;
    readonly span: Span;
    /** Where this one weighs less than others of its rule. */
    readonly severity?: Severity;
    readonly arguments: ProblemArguments[C];
    readonly related?: readonly RelatedPlace[];
    /**
     * What can be done about it, the likeliest first, found when asked for. It belongs to the state of the log that the
     * problem was found in; only `findFixes` calls it.
     */
    readonly fixes?: () => Fix[];
    /** Whether what other rules find there, in the same line, is the same thing. */
    readonly isWhole?: true;
  };
}[Code];
