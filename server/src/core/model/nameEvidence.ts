import { fileNameOf } from './links.ts';
import { byOtherReading, parseRecordName, type RecordName, slugOf, unnumberedName } from './recordName.ts';
import { isSameNumber } from './recordNumber.ts';
import type { RecordTitle } from './recordTitle.ts';
import { UriIndex } from './uriIndex.ts';

/** What tells the two readings of a file name apart, beyond what the record itself says. */
export interface NameEvidence {
  /** Whether the record's row in the index has the number of the other reading. */
  rowSaysOther(uri: string): boolean;
  /** Whether a record of the same family, this one included, has that number in its title or in its row. */
  familySaysOther(uri: string, name: RecordName): boolean;
}

/** A file alone, without a log. */
export const noEvidence: NameEvidence = { rowSaysOther: () => false, familySaysOther: () => false };

/**
 * Decides what a file name means: `017-1-Nats.md` is 017-1 where its title or row says so, or that of another record
 * whose name begins with 017; else it is 017.
 */
export function readName(uri: string, name: RecordName, title: RecordTitle, evidence: NameEvidence): RecordName {
  const { other, number } = name;
  if (number === undefined) return name;
  if (isTitle(name, title)) return unnumberedName(fileNameOf(uri));
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
  /** Family → the records whose titles have the number of the other reading. */
  readonly #byTitle = new UriIndex<string>();
  /** Family → the files whose rows do, whether they exist or not. */
  readonly #byRow = new UriIndex<string>();
  #rows: ReadonlySet<string> = new Set();
  /** Family → the records whose names have another reading. */
  readonly #members = new UriIndex<string>();

  rowSaysOther(uri: string): boolean {
    return this.#rows.has(uri);
  }

  familySaysOther(uri: string, name: RecordName): boolean {
    return this.#isEvident(familyOf(uri, name));
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

  /** Takes the files whose rows have the number of the other reading; returns the records that must be read again. */
  setRows(rows: ReadonlySet<string>): readonly string[] {
    const before = this.#rows;
    this.#rows = rows;
    const changed = [...before].filter((uri) => !rows.has(uri)).concat([...rows].filter((uri) => !before.has(uri)));
    const families = new Set<string>();
    for (const uri of changed) {
      const name = parseRecordName(fileNameOf(uri));
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

/** Records of one prefix and folder, and of one number; those that begin with a date are all of one family. */
function familyOf(uri: string, { prefix, number = '', at, other }: RecordName): string {
  // Of a date and a number, the number begins after the date.
  const head = other !== undefined && other.at > at ? 'date' : String(Number(number));
  return `${uri.slice(0, uri.lastIndexOf('/'))} ${prefix.toLowerCase()} ${head}`;
}
