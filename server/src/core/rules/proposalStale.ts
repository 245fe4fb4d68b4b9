import { type DecisionRecord, findStatusTexts } from '../model/decisionRecord.ts';
import { nextStatuses } from '../model/nextStatuses.ts';
import { readDates } from '../model/recordDates.ts';
import { isSameStatus } from '../model/rowStatus.ts';
import { setStatus } from '../operations/record/setStatus.ts';
import { suggest } from './fix.ts';
import type { Rule } from './rule.ts';

/** After so many days a proposal is stale where the configuration does not say it. */
const usualDays = 90;

export const proposalStale: Rule<'proposal-stale'> = {
  code: 'proposal-stale',
  severity: 'off',
  *checkRecord(record, log) {
    const { today, configuration, convention, past } = log;
    const { status } = record;
    const isOpen = ['Proposed', 'Pending'].some((open) => isSameStatus(status?.known ?? '', open, convention.statuses));
    const since = isOpen ? (lastDayOf(record) ?? past.get(record.file.uri)?.day) : undefined;
    if (status === undefined || since === undefined || today === undefined) return;
    const days = daysBetween(since, today);
    const isStale = days > (configuration?.settings.staleAfterDays ?? usualDays);
    if (!isStale) return;
    const fixes = () =>
      nextStatuses(log, record).likely.map((next) =>
        suggest({ kind: 'take-status', status: next }, (text) => setStatus(record, next, log, { text, today })),
      );
    yield { code: this.code, span: status.span, arguments: { status: status.word, since, days }, fixes };
  },
  *mayFindAt({ uri }, { records }) {
    const status = records.get(uri)?.status;
    if (status !== undefined) yield status.span;
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
