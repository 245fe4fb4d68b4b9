import type { Convention } from './convention.ts';
import type { DecisionRecord } from './decisionRecord.ts';
import { hasAnySection } from './sections.ts';

/**
 * Whether two files are of one decision, by their names: its text and a translation, notes, a version or an amendment of it,
 * such as `0001-tea.md`, `0001-tea.fr.md`, `0001-tea.v2.md` and `0001-tea-amendment-1.md`.
 */
export function areCompanions(name: string, other: string): boolean {
  return name !== other && stemOf(name) === stemOf(other);
}

/**
 * Whether a file lies beside the record whose number it has, such as `0002-benchmarks.md` or `0002-faq.md`: it has neither a
 * status nor any section of the log's records, and no row, as that record has.
 */
export function isSideFile(record: DecisionRecord, log: Surroundings): boolean {
  const { convention, index } = log;
  const hasRow = ({ file }: DecisionRecord) => index?.targets.has(file.uri) === true;
  if (record.number === undefined || hasRow(record) || hasFormOfRecord(record, convention)) return false;
  return log
    .sharersOf(record, mostSharers)
    .some((sharer) => hasFormOfRecord(sharer, convention) && (hasStatus(sharer) || hasRow(sharer)));
}

/** What tells in a log whether a file lies beside a record. */
interface Surroundings {
  readonly convention: Convention;
  readonly index: { readonly targets: ReadonlySet<string> } | undefined;
  sharersOf(record: DecisionRecord, most?: number): readonly DecisionRecord[];
}

/** So many records of one number are looked at: a thousand of them are a mistake of another kind. */
export const mostSharers = 20;

/** Whether a file says any of what the records of its log do. */
export function hasFormOfRecord(record: DecisionRecord, convention: Convention): boolean {
  return hasStatus(record) || hasAnySection(record, convention);
}

function hasStatus({ status, unreadStatus }: DecisionRecord): boolean {
  return status !== undefined || unreadStatus !== undefined;
}

/** What a file is called without the words that tell which text of its decision it is, in lower case. */
function stemOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/\.(?:md|markdown)$/, '')
    .replace(/\.(?!\d+$)[\p{L}\d_-]+$/u, '')
    .replace(/[-_. ]v\d+$/, '')
    .replace(/[-_. ](?:amendment|addendum|appendix|annex|supplement|errata|notes?|review)(?:[-_. ]\d+)?$/, '');
}

/**
 * The file that another one belongs to by its name, if there is such a file: the text that it is a translation of, or that it
 * adds notes or an amendment to. It is no record of its own; a version is.
 */
export function mainTextOf(name: string): string | undefined {
  const match = companionName.exec(name);
  return match === null ? undefined : `${match[1]}.${match[2]}`;
}

const companionName =
  /^(.+?)(?:\.(?:[a-z]{2}(?:[-_][a-z]{2,4})?|notes?|discussion|appendix)|[-_. ](?:amendment|addendum|appendix|annex|supplement|errata|notes)(?:[-_. ]\d+)?)\.(md|markdown)$/i;
