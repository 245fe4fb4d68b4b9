import type { DecisionRecord } from './decisionRecord.ts';
import { canonicalNumber, parentNumber, type RecordNumber } from './recordNumber.ts';
import { folderOf } from './sourceFile.ts';

/** Who has which number: kept up to date record by record, so that no question looks at all of them. */
export class NumberRegister {
  /** Number, prefix and folder → records. */
  readonly #sharers = new Map<string, Set<string>>();
  /** Number → records of any prefix and folder, templates and dates too. */
  readonly #holders = new Map<string, Set<string>>();
  /** The first part of a number → records of any prefix and folder. */
  readonly #families = new Map<number, Set<string>>();
  /** The records that are another one's sub-records. */
  readonly #subRecords = new Set<string>();
  /** Prefix and folder → the lowest number there, where somebody has asked for it since the last change. */
  readonly #lowest = new Map<string, number>();

  add(record: DecisionRecord): void {
    const key = numberKey(record);
    if (key !== undefined) put(this.#sharers, key, record.file.uri);
    if (record.number !== undefined) {
      put(this.#holders, canonicalNumber(record.number), record.file.uri);
      put(this.#families, Number.parseInt(record.number, 10), record.file.uri);
      if (isSubNumber(record.number)) this.#subRecords.add(record.file.uri);
    }
    this.#lowest.clear();
  }

  remove(record: DecisionRecord): void {
    const key = numberKey(record);
    if (key !== undefined) this.#sharers.get(key)?.delete(record.file.uri);
    if (record.number !== undefined) {
      this.#holders.get(canonicalNumber(record.number))?.delete(record.file.uri);
      this.#families.get(Number.parseInt(record.number, 10))?.delete(record.file.uri);
      this.#subRecords.delete(record.file.uri);
    }
    this.#lowest.clear();
  }

  /** The records that have a record's number, prefix and folder, itself included; none for one without a number. */
  sharersOf(record: DecisionRecord): string[] {
    return [...(this.#sharers.get(numberKey(record) ?? '') ?? [])];
  }

  /** Whether records have sub-records here: else "ADR 1-3" is a range. */
  get hasSubRecords(): boolean {
    return this.#subRecords.size > 0;
  }

  /** The records that a text's number means, whatever their prefix and folder: of a range, those of its first number. */
  holdersOf(number: RecordNumber): string[] {
    const holders = this.#holders.get(canonicalNumber(number));
    if (this.hasSubRecords || (holders?.size ?? 0) > 0) return [...(holders ?? [])];
    return [...(this.#holders.get(String(Number.parseInt(number, 10))) ?? [])];
  }

  /** The records of a number and its sub-records, by the first part of the number. */
  familyOf(head: number): string[] {
    return [...(this.#families.get(head) ?? [])];
  }

  /** Whether a record of this number stands beside a record: with its prefix, in its folder. */
  has(number: RecordNumber, beside: DecisionRecord): boolean {
    return (this.#sharers.get(`${scopeOf(beside)} ${canonicalNumber(number)}`)?.size ?? 0) > 0;
  }

  /** The lowest number among the records with a record's prefix in its folder. */
  lowestBeside(record: DecisionRecord): number {
    const scope = scopeOf(record);
    const known = this.#lowest.get(scope);
    if (known !== undefined) return known;
    let lowest = Number.POSITIVE_INFINITY;
    for (const [key, records] of this.#sharers) {
      if (records.size > 0 && key.startsWith(`${scope} `))
        lowest = Math.min(lowest, Number.parseInt(key.slice(scope.length + 1), 10));
    }
    this.#lowest.set(scope, lowest);
    return lowest;
  }
}

function put<Key>(map: Map<Key, Set<string>>, key: Key, uri: string): void {
  const uris = map.get(key);
  if (uris === undefined) map.set(key, new Set([uri]));
  else uris.add(uri);
}

/** Equal for records of one number, prefix and folder. Dates are no numbers: two decisions may fall on one day. */
function numberKey(record: DecisionRecord): string | undefined {
  const { number, isTemplate } = record;
  return number === undefined || isTemplate || isDate(number)
    ? undefined
    : `${scopeOf(record)} ${canonicalNumber(number)}`;
}

/** Whether a number is a date: `20240506`, `2024-05-06`. */
export function isDate(number: RecordNumber): boolean {
  return /^\d{8}|^\d{4}-\d{2}-/.test(number);
}

function isSubNumber(number: RecordNumber): boolean {
  return !isDate(number) && parentNumber(number) !== undefined;
}

function scopeOf({ file, name }: DecisionRecord): string {
  return `${folderOf(file)} ${name.prefix.toLowerCase()}`;
}
