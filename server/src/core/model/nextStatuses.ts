import { type Stage, stageOf, wordFor } from '../vocabulary/statusWords.ts';
import type { StatusWords } from './convention.ts';
import type { DecisionRecord } from './decisionRecord.ts';
import type { Log } from './log.ts';
import { isSameStatus } from './rowStatus.ts';

/** What follows where a log does not say it. */
const customary: Readonly<Partial<Record<Stage, readonly Stage[]>>> = {
  draft: ['proposed', 'accepted', 'rejected'],
  proposed: ['accepted', 'rejected'],
  accepted: ['implemented', 'superseded', 'deprecated'],
  implemented: ['superseded', 'deprecated'],
  deprecated: ['superseded'],
};

/** The statuses that a record may get, as the log spells them, its own left out. */
export interface NextStatuses {
  /** Those that make sense from where the record stands. */
  readonly likely: readonly string[];
  readonly others: readonly string[];
}

/** Most logs get along with these; of the others that are understood everywhere a log has those that its records have. */
const usual: readonly Stage[] = ['proposed', 'accepted', 'implemented', 'deprecated'];

/** What every log has, in its language, beside those it lists. */
const universal: readonly Stage[] = ['superseded', 'rejected'];

/** The statuses of a log, as it spells them. Reference is what a template is, and no step of a decision. */
export function statusesOf({ convention, records }: Pick<Log, 'convention' | 'records'>): string[] {
  const { source, value, learnt, language } = convention.statuses;
  const used = new Set(source === 'default' ? [...records.values()].map(({ status }) => status?.known) : []);
  const wordOf = (stage: Stage) =>
    (source === 'default' ? value : []).find((word) => stageOf(word) === stage) ?? wordFor(stage, language);
  const offered = new Set([...(language === 'en' ? ['Pending'] : []), ...usual.map(wordOf)]);
  const own = source === 'default' ? value.filter((status) => offered.has(status) || used.has(status)) : value;
  const others = universal.filter((stage) => !own.some((status) => stageOf(status) === stage)).map(wordOf);
  const learntOnes = learnt.filter((word) => ![...own, ...others].some((status) => isSameText(status, word)));
  return [...own, ...learntOnes, ...others].filter((status) => status !== 'Reference');
}

/** What may follow the status of a record: as `transitions` of the configuration says, else as decisions mostly go. */
export function nextStatuses(log: Log, { status }: DecisionRecord): NextStatuses {
  const current = status?.known ?? status?.word;
  const known = statusesOf(log).filter((each) => current === undefined || !isSameText(each, current));
  const wanted = current === undefined ? known.slice(0, 1) : successorsOf(current, log);
  const likely = wanted.flatMap((each) => findStatus(each, known) ?? []);
  return { likely: [...new Set(likely)], others: known.filter((each) => !likely.includes(each)) };
}

/** What is typed may be any word for a status of the log. */
const anyWords: StatusWords = {
  source: 'default',
  value: [],
  understood: [],
  learnt: [],
  isOpen: false,
  language: 'en',
};

/** A status as the log spells it, else the one that means the same. */
export function findStatus(typed: string, statuses: readonly string[]): string | undefined {
  return (
    statuses.find((status) => isSameText(status, typed)) ??
    statuses.find((status) => isSameStatus(status, typed, anyWords))
  );
}

/**
 * The same for a log. A word of its language that it does not use is taken as it is typed, where it uses no other one that
 * means the same.
 */
export function findStatusOf(typed: string, log: Pick<Log, 'convention' | 'records'>): string | undefined {
  const found = findStatus(typed, statusesOf(log));
  const { source, value } = log.convention.statuses;
  const own = source === 'default' ? value.find((status) => isSameText(status, typed)) : undefined;
  if (own === undefined || found === undefined || own === found) return found;
  return [...log.records.values()].some(({ status }) => status?.known === found) ? found : own;
}

/** The log's own word for what was superseded: the one that it lists, else the one that most of its records have. */
export function supersededWord(log: Pick<Log, 'convention' | 'records'>): string {
  const counts = new Map<string, number>();
  for (const { status, isTemplate } of log.records.values()) {
    const { known, stage } = status ?? {};
    if (!isTemplate && stage === 'superseded' && known !== undefined) counts.set(known, (counts.get(known) ?? 0) + 1);
  }
  const listed = findStatus('Superseded', statusesOf(log)) ?? 'Superseded';
  if (log.convention.statuses.source !== 'default') return listed;
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), [listed, counts.get(listed) ?? 0])[0];
}

function successorsOf(current: string, { configuration, convention, records }: Log): readonly string[] {
  const { transitions } = configuration?.settings ?? {};
  if (transitions !== undefined) {
    const from = findStatus(current, Object.keys(transitions));
    return from === undefined ? [] : (transitions[from] ?? []);
  }
  const stage = stageOf(current);
  const next = stage === undefined ? [] : (customary[stage] ?? []);
  const own = statusesOf({ convention, records });
  return next.flatMap((each) => own.find((status) => stageOf(status) === each) ?? []);
}

function isSameText(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
