import type { DecisionRecord } from './decisionRecord.ts';
import { canonicalNumber, isLettered, type RecordNumber } from './recordNumber.ts';
import { folderOf } from './sourceFile.ts';
import { UriIndex } from './uriIndex.ts';

/** Who has which number: kept up to date record by record, so that no question looks at all of them. */
export class NumberRegister {
  /** Prefix and folder → number → records. */
  readonly #scopes = new Map<string, UriIndex<RecordNumber>>();
  /** Number → records of any prefix and folder, templates and dates too. */
  readonly #holders = new UriIndex<RecordNumber>();
  /** The first part of a number → records of any prefix and folder. */
  readonly #families = new UriIndex<number>();
  /** The records that are another one's sub-records by a second number. */
  readonly #subRecords = new Set<string>();
  /** Prefix and folder → the lowest number there, where somebody has asked for it since the last change. */
  readonly #lowest = new Map<string, number>();

  add(record: DecisionRecord): void {
    const { number, file } = record;
    if (number === undefined) return;
    if (isCounted(record)) {
      const scope = scopeOf(record);
      const numbers = this.#scopes.get(scope) ?? new UriIndex();
      numbers.add(canonicalNumber(number), file.uri);
      this.#scopes.set(scope, numbers);
      this.#lowest.delete(scope);
    }
    this.#holders.add(canonicalNumber(number), file.uri);
    this.#families.add(Number.parseInt(number, 10), file.uri);
    if (isSubNumber(number)) this.#subRecords.add(file.uri);
  }

  remove(record: DecisionRecord): void {
    const { number, file } = record;
    if (number === undefined) return;
    if (isCounted(record)) {
      const scope = scopeOf(record);
      this.#scopes.get(scope)?.delete(canonicalNumber(number), file.uri);
      this.#lowest.delete(scope);
    }
    this.#holders.delete(canonicalNumber(number), file.uri);
    this.#families.delete(Number.parseInt(number, 10), file.uri);
    this.#subRecords.delete(file.uri);
  }

  /** The records that have a record's number, prefix and folder, itself included; none for one without a number. */
  sharersOf(record: DecisionRecord): readonly string[] {
    const { number } = record;
    if (number === undefined || !isCounted(record)) return [];
    const holders = this.#holders.get(canonicalNumber(number));
    if (holders.length < 2) return holders;
    return this.#scopes.get(scopeOf(record))?.get(canonicalNumber(number)) ?? [];
  }

  /** Whether records have sub-records here: else "ADR 1-3" is a range. */
  get hasSubRecords(): boolean {
    return this.#subRecords.size > 0;
  }

  /** The records that a text's number means, whatever their prefix and folder: of a range, those of its first number. */
  holdersOf(number: RecordNumber): readonly string[] {
    const holders = this.#holders.get(canonicalNumber(number));
    if (this.hasSubRecords || holders.length > 0 || isLettered(number)) return holders;
    return this.#holders.get(String(Number.parseInt(number, 10)));
  }

  /** The records of a number and its sub-records, by the first part of the number. */
  familyOf(head: number): readonly string[] {
    return this.#families.get(head);
  }

  /** Whether a record of this number stands beside a record: with its prefix, in its folder. */
  has(number: RecordNumber, beside: DecisionRecord): boolean {
    return this.#scopes.get(scopeOf(beside))?.has(canonicalNumber(number)) === true;
  }

  /** The lowest number among the records with a record's prefix in its folder. */
  lowestBeside(record: DecisionRecord): number {
    const scope = scopeOf(record);
    const known = this.#lowest.get(scope);
    if (known !== undefined) return known;
    let lowest = Number.POSITIVE_INFINITY;
    for (const number of this.#scopes.get(scope)?.keys() ?? []) lowest = Math.min(lowest, Number.parseInt(number, 10));
    this.#lowest.set(scope, lowest);
    return lowest;
  }
}

/** Whether a record's number must be its own. Dates are no numbers: two decisions may fall on one day, or in one year. */
function isCounted({ number, name, isTemplate }: DecisionRecord): boolean {
  return number !== undefined && !isTemplate && !isDate(number) && !isYearOf(number, name);
}

/** Whether a number is a year, with that of the record behind it: `2024-003-tea.md`. */
function isYearOf(number: RecordNumber, { slug }: DecisionRecord['name']): boolean {
  return /^(?:19|20)\d{2}$/.test(number) && /^\d{3,5}(?![\p{L}\p{N}])/u.test(slug);
}

/** Whether a number is a date: `20240506`, `2024-05-06`. */
export function isDate(number: RecordNumber): boolean {
  return /^\d{8}|^\d{4}-\d{2}-/.test(number);
}

function isSubNumber(number: RecordNumber): boolean {
  return !isDate(number) && number.includes('-');
}

function scopeOf({ file, name }: DecisionRecord): string {
  return `${folderOf(file)} ${name.prefix.toLowerCase()}`;
}
