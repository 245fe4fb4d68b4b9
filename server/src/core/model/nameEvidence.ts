import { noSeries, type SeriesPrefixes } from '../markdown/seriesPrefixes.ts';
import {
  byOtherReading,
  parseAnyName,
  parseRecordName,
  type RecordName,
  slugOf,
  unnumberedName,
} from './recordName.ts';
import { headOf, isSameNumber } from './recordNumber.ts';
import type { RecordTitle } from './recordTitle.ts';
import { UriIndex } from './uriIndex.ts';
import { nameOf, parentOf } from './uris.ts';

/** What tells the two readings of a file name apart, beyond what the record itself says. */
export interface NameEvidence {
  /** The words before the numbers of its records that are words of its own. */
  readonly series: SeriesPrefixes;
  /** Whether the record's row in the index has the number of the other reading. */
  rowSaysOther(uri: string): boolean;
  /** Whether a record of the same family, this one included, has that number in its title or in its row. */
  familySaysOther(uri: string, name: RecordName): boolean;
  /** Whether another file has the number of a name with a letter, or that with another letter. */
  hasRelative(uri: string, name: RecordName): boolean;
}

/** A file alone, without a log. */
export const noEvidence: NameEvidence = {
  series: noSeries,
  rowSaysOther: () => false,
  familySaysOther: () => false,
  hasRelative: () => false,
};

/**
 * Decides what a file name means: `017-1-Nats.md` is 017-1 where its title or row says so, or that of another record
 * whose name begins with 017; else it is 017.
 */
export function readName(uri: string, name: RecordName, title: RecordTitle, evidence: NameEvidence): RecordName {
  const { other, number } = name;
  if (number === undefined) return name;
  if (name.needsRelative) {
    const isSaid = title.number !== undefined && isSameNumber(title.number, number);
    return isSaid || evidence.hasRelative(uri, name) ? name : unnumberedName(nameOf(uri));
  }
  if (isTitle(name, title)) return unnumberedName(nameOf(uri));
  if (other === undefined) return name;
  if (titleSaysOther(name, title)) return byOtherReading(name);
  // `0004-2-factor-auth.md`, "2-factor auth": the digits are words of the title.
  const lead = name.slug.slice(0, name.slug.length - other.slug.length).replace(/(?<![-_. ])[-_. ]+$/, '');
  const beginsWithDigits = `${slugOf(title.text)}-`.startsWith(`${lead}-`);
  const titleSaysOwn = title.number !== undefined && isSameNumber(title.number, number);
  if (beginsWithDigits && titleSaysOwn) return name;
  if (evidence.rowSaysOther(uri)) return byOtherReading(name);
  // What a record says of itself counts more than what another one of its family does.
  if (titleSaysOwn) return name;
  return !beginsWithDigits && evidence.familySaysOther(uri, name) ? byOtherReading(name) : name;
}

/**
 * Whether all of a name is the words of the title, digits included, which has another number or none: `24-hour-clock.md`,
 * "ADR-003: 24-hour clock".
 */
export function isTitle({ prefix, number = '', slug }: RecordName, title: RecordTitle): boolean {
  // No word begins with a zero.
  if (prefix !== '' || slug === '' || number.startsWith('0') || !/^\d/.test(title.text)) return false;
  if (title.number !== undefined && isSameNumber(title.number, number)) return false;
  return slugOf(title.text) === slugOf(`${number}-${slug}`);
}

/** Whether a record's title has the number of its name's other reading. */
export function titleSaysOther({ other }: RecordName, { number }: RecordTitle): boolean {
  return other !== undefined && number !== undefined && isSameNumber(number, other.number);
}

/** The evidence that the titles and rows of a log give. It tells which records must be read again when it changes. */
export class LogNameEvidence implements NameEvidence {
  readonly series: SeriesPrefixes;
  /** Family → the records whose titles have the number of the other reading. */
  readonly #byTitle = new UriIndex<string>();
  /** Family → the files whose rows do, whether they exist or not. */
  readonly #byRow = new UriIndex<string>();
  #rows: ReadonlySet<string> = new Set();
  /** Family → the records whose names have another reading. */
  readonly #members = new UriIndex<string>();
  /** The digits of a number → the files whose names have it, without a letter, and with one. */
  readonly #wholes = new UriIndex<number>();
  readonly #lettered = new UriIndex<number>();

  constructor(series = noSeries) {
    this.series = series;
  }

  rowSaysOther(uri: string): boolean {
    return this.#rows.has(uri);
  }

  familySaysOther(uri: string, name: RecordName): boolean {
    return this.#isEvident(familyOf(uri, name));
  }

  hasRelative(uri: string, name: RecordName): boolean {
    const digits = digitsOf(name);
    const family = this.#relativesOf(uri);
    return [this.#lettered, this.#wholes].some((files) =>
      files.get(digits).some((each) => each !== uri && this.#relativesOf(each) === family),
    );
  }

  /** Whether a file is a record by its name as others show, or as it is a word of the log's own that begins the name. */
  isNamed(uri: string): boolean {
    const name = parseAnyName(nameOf(uri), this.series);
    return name?.needsRelative === true ? this.hasRelative(uri, name) : this.series.has(name?.prefix ?? '');
  }

  /** What the files of one folder and prefix share that have one number, letters aside. */
  #relativesOf(uri: string): string {
    const { prefix = '', number = '' } = parseAnyName(nameOf(uri), this.series) ?? {};
    return `${parentOf(uri)} ${prefix.toLowerCase()} ${headOf(number).padStart(5, '0')}`;
  }

  /** Takes what a record's title says, or that the record is gone; returns the records that must be read again. */
  setTitle(uri: string, name: RecordName | undefined, says: boolean | 'gone'): readonly string[] {
    if (name?.other === undefined) return [];
    const family = familyOf(uri, name);
    const wasEvident = this.#isEvident(family);
    if (says === true) this.#byTitle.add(family, uri);
    else this.#byTitle.delete(family, uri);
    if (says === 'gone') this.#members.delete(family, uri);
    else this.#members.add(family, uri);
    return this.#isEvident(family) === wasEvident ? [] : this.#members.get(family);
  }

  /** Takes a file's name, or that it is gone; returns the files with letters of which others may show something else now. */
  setName(uri: string, name: RecordName | undefined, isThere: boolean): readonly string[] {
    if (name?.number === undefined) return [];
    const digits = digitsOf(name);
    const files = name.needsRelative === true ? this.#lettered : this.#wholes;
    if (isThere) files.add(digits, uri);
    else files.delete(digits, uri);
    return this.#lettered.get(digits);
  }

  /** Takes the files whose rows have the number of the other reading; returns the records that must be read again. */
  setRows(rows: ReadonlySet<string>): readonly string[] {
    const before = this.#rows;
    this.#rows = rows;
    const changed = [...before].filter((uri) => !rows.has(uri)).concat([...rows].filter((uri) => !before.has(uri)));
    const families = new Set<string>();
    for (const uri of changed) {
      const name = parseRecordName(nameOf(uri), this.series);
      if (name?.other === undefined) continue;
      const family = familyOf(uri, name);
      families.add(family);
      if (rows.has(uri)) this.#byRow.add(family, uri);
      else this.#byRow.delete(family, uri);
    }
    return [...families].flatMap((family) => this.#members.get(family));
  }

  #isEvident(family: string): boolean {
    return this.#byTitle.has(family) || this.#byRow.has(family);
  }
}

function digitsOf({ number = '' }: RecordName): number {
  return Number.parseInt(number, 10);
}

/** Records of one prefix and folder, and of one number; those that begin with a date are all of one family. */
function familyOf(uri: string, { prefix, number = '', at, other }: RecordName): string {
  // Of a date and a number, the number begins after the date.
  const head = other !== undefined && other.at > at ? 'date' : String(Number(number));
  return `${uri.slice(0, uri.lastIndexOf('/'))} ${prefix.toLowerCase()} ${head}`;
}
