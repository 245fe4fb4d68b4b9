import type { DecisionRecord } from '../../model/decisionRecord.ts';
import { nearestStatus } from '../../model/learntStatuses.ts';
import type { Log } from '../../model/log.ts';
import type { OutlineEntry } from '../../model/outline.ts';
import { isPresetSection, sectionKey } from '../../model/sectionKeys.ts';
import { isUnderstood } from '../../model/sections.ts';

/**
 * Whether a log has words of its own for what it says of its records, in a language that is not understood: most of its
 * records have no section that is known, or most sections that they share are not, or none has a status that is known,
 * and nothing else tells what its statuses are.
 */
export function isInUnknownWords({ convention, records }: Pick<Log, 'convention' | 'records'>): boolean {
  if (convention.statuses.source !== 'default') return false;
  const decisions = decisionsOf({ records });
  const isMost = (isOf: (record: DecisionRecord) => boolean) => decisions.filter(isOf).length * 2 > decisions.length;
  if (decisions.length === 0 || isMost((record) => !isUnderstood(record))) return decisions.length > 0;
  // A slip of the hand is no word of another language, but what all records of a log write is no slip.
  const isMeant = ({ status }: DecisionRecord) =>
    status !== undefined &&
    (status.known !== undefined ||
      (decisions.length < 3 && nearestStatus(status.word, convention.statuses.understood) !== undefined));
  if (decisions.some(isMeant)) return false;
  const shared = mostShared(decisions);
  const unknown = shared.filter((name) => !isPresetSection(sectionKey(name)));
  return isMost(isStatusUnknown) || unknown.length * 2 > shared.length;
}

function decisionsOf({ records }: Pick<Log, 'records'>): DecisionRecord[] {
  return [...records.values()].filter(({ isTemplate }) => !isTemplate);
}

function isSection({ depth, section }: OutlineEntry): boolean {
  return depth === 2 && section !== undefined;
}

function isStatusUnknown({ status, unreadStatus, outline }: DecisionRecord): boolean {
  if (status !== undefined) return status.known === undefined && !status.isSentence;
  return unreadStatus === undefined && outline.positions.has('status');
}

/**
 * The names of the sections that most records of a log share, in their order, where a new record has them: it is written
 * as the others are, in their words. Undefined where they share too little, or lack what the log demands.
 */
export function sharedHeadings({ convention, records }: Log): readonly string[] | undefined {
  if (convention.sections.source !== 'default') return undefined;
  const shared = mostShared(decisionsOf({ records }));
  const keys = new Set(shared.map(sectionKey));
  const hasAll = convention.sections.value.every(({ name, of }) => of !== 'each' || keys.has(sectionKey(name)));
  return shared.length < 2 || !hasAll ? undefined : shared;
}

/** What a heading says without the status that some have in it, `Status: Accepted`, which a template fills in. */
function nameOf({ text, section }: OutlineEntry): string {
  if (section !== 'status') return text;
  const colon = Math.max(text.lastIndexOf(':'), text.lastIndexOf('：'));
  const dash = Math.max(text.lastIndexOf(' - '), text.lastIndexOf(' – '), text.lastIndexOf(' — '));
  const start = colon === -1 ? dash + 3 : colon + 1;
  const value = text.slice(start);
  if ((colon === -1 && dash === -1) || !/\p{L}/u.test(value)) return text;
  return `${text.slice(0, start)}${/^\s*/.exec(value)?.[0]}{status}`;
}

/** In the order in which they stand. */
function mostShared(decisions: readonly DecisionRecord[]): readonly string[] {
  const counts = new Map<string, number>();
  const places = new Map<string, number>();
  for (const { outline } of decisions) {
    const names = new Set(outline.entries.filter(isSection).map(nameOf));
    [...names].forEach((name, at) => {
      counts.set(name, (counts.get(name) ?? 0) + 1);
      places.set(name, (places.get(name) ?? 0) + at / names.size);
    });
  }
  const placeOf = (name: string) => (places.get(name) ?? 0) / (counts.get(name) ?? 1);
  const shared = [...counts].filter(([, count]) => count * 2 > decisions.length).map(([name]) => name);
  return shared.sort((a, b) => placeOf(a) - placeOf(b));
}
