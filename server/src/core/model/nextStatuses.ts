import type { StatusWords, Transitions } from './convention.ts';
import type { DecisionRecord } from './decisionRecord.ts';
import type { Log } from './log.ts';
import { isSameStatus } from './rowStatus.ts';
import { universalStatuses } from './status.ts';

/** What follows where a log does not say it. */
const customary: Transitions = {
  Proposed: ['Accepted', 'Rejected'],
  Pending: ['Accepted', 'Rejected'],
  Accepted: ['Implemented', 'Superseded', 'Deprecated'],
  Implemented: ['Superseded', 'Deprecated'],
  Deprecated: ['Superseded'],
};

/** The statuses that a record may get, as the log spells them, its own left out. */
export interface NextStatuses {
  /** Those that make sense from where the record stands. */
  readonly likely: readonly string[];
  readonly others: readonly string[];
}

/** Most logs get along with these; of the others that are understood everywhere a log has those that its records have. */
const usual: readonly string[] = ['Proposed', 'Pending', 'Accepted', 'Implemented', 'Deprecated'];

/** The statuses of a log, as it spells them. Reference is what a template is, and no step of a decision. */
export function statusesOf({ convention, records }: Pick<Log, 'convention' | 'records'>): string[] {
  const { source, value } = convention.statuses;
  const used = new Set(source === 'default' ? [...records.values()].map(({ status }) => status?.known) : []);
  const own = source === 'default' ? value.filter((status) => usual.includes(status) || used.has(status)) : value;
  const isOwn = (status: string) => own.some((each) => isSameText(each, status));
  return [...own, ...universalStatuses.filter((status) => !isOwn(status))].filter((status) => status !== 'Reference');
}

/** What may follow the status of a record: as `transitions` of the configuration says, else as decisions mostly go. */
export function nextStatuses(log: Log, { status }: DecisionRecord): NextStatuses {
  const current = status?.known ?? status?.word;
  const known = statusesOf(log).filter((each) => current === undefined || !isSameText(each, current));
  const wanted = current === undefined ? known.slice(0, 1) : successorsOf(current, log);
  const likely = wanted.flatMap((each) => findStatus(each, known) ?? []);
  return { likely: [...new Set(likely)], others: known.filter((each) => !likely.includes(each)) };
}

/** What a person types may be any word for a status of the log. */
const anyWords: StatusWords = { source: 'default', value: [] };

/** A status as the log spells it, else the one that means the same. */
export function findStatus(typed: string, statuses: readonly string[]): string | undefined {
  return (
    statuses.find((status) => isSameText(status, typed)) ??
    statuses.find((status) => isSameStatus(status, typed, anyWords))
  );
}

function successorsOf(current: string, { configuration }: Log): readonly string[] {
  const transitions = configuration?.settings.transitions ?? customary;
  const from = findStatus(current, Object.keys(transitions));
  return from === undefined ? [] : (transitions[from] ?? []);
}

function isSameText(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
