import { type DecisionRecord, findStatusTexts } from '../model/decisionRecord.ts';
import { nextStatuses } from '../model/nextStatuses.ts';
import { readDates } from '../model/recordDates.ts';
import { isSameStatus } from '../model/rowStatus.ts';
import { setStatus } from '../operations/setStatus.ts';
import type { Rule } from './rule.ts';

/** After so many days a proposal is stale where the configuration does not say it. */
const usualDays = 90;

export const proposalStale: Rule<'proposal-stale'> = {
  code: 'proposal-stale',
  severity: 'off',
  *checkRecord(record, { today, configuration, convention, past }) {
    const { status } = record;
    const isOpen = ['Proposed', 'Pending'].some((open) => isSameStatus(status?.known ?? '', open, convention.statuses));
    const since = isOpen ? (lastDayOf(record) ?? past.get(record.file.uri)?.day) : undefined;
    if (status === undefined || since === undefined || today === undefined) return;
    const days = daysBetween(since, today);
    if (days > (configuration?.settings.staleAfterDays ?? usualDays))
      yield { code: this.code, span: status.span, arguments: { status: status.word, since, days } };
  },
  fixes(_problem, file, log) {
    const record = log.records.get(file);
    if (record === undefined) return [];
    return nextStatuses(log, record).likely.map((status) => ({
      title: { kind: 'take-status', status },
      isSafe: false,
      makeEdit: (text) => setStatus(record, status, log, { text, today: log.today }),
    }));
  },
};

/** The latest day that a record gives of itself, or of its status. */
function lastDayOf({ file }: DecisionRecord): string | undefined {
  const ofStatus = findStatusTexts(file.facts).flatMap(({ raw }) => /\d{4}-\d{2}-\d{2}/.exec(raw)?.[0] ?? []);
  return [...readDates(file.facts).flatMap(({ day }) => day ?? []), ...ofStatus].sort().at(-1);
}

/** Not a number, and so not too many, for what only looks like a day. */
function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
