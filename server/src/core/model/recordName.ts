import { noSeries, type SeriesPrefixes } from '../markdown/seriesPrefixes.ts';
import type { RecordNumber } from './recordNumber.ts';

/** What a file name says of a record. `0003-64-bit.md`: number `0003`, slug `64-bit`. */
export interface RecordName {
  /** The text before the number, such as `adr-`; mostly empty. */
  readonly prefix: string;
  readonly number: RecordNumber | undefined;
  /** Where the number begins in the file name. */
  readonly at: number;
  /** The name after the number, without separator and extension; may be empty. */
  readonly slug: string;
  /**
   * The reading that needs evidence, since the name alone does not decide: `017-1-Nats.md` may be 017-1 or a slug that
   * begins with a digit, `2024-01-05_001-x.md` may be 001 or a date.
   */
  readonly other?: NameReading;
  /** Whether it is a record's name only beside one of the same number: `0034a-x.md` beside `0034-y.md`. */
  readonly needsRelative?: true;
}

/** A number in a file name, and what follows it. */
export interface NameReading {
  readonly number: RecordNumber;
  readonly at: number;
  readonly slug: string;
}

// Before the number may stand `adr-`, with words of an organisation or an area: `ODH-ADR-Operator-0007-auth.md`. Such a
// word may end in digits where the number has three or more: `ADR-TIER1-001-tea.md`, but `adr-s3-2-x.md` is 2.
const recordName =
  /^((?:[a-z]+\d*[-_ ])*adr[-_ ]?(?:(?:[a-z]+\d*[-_ ])*(?=\d{3})|(?:[a-z]+[-_ ])*))?(\d{4}-\d{2}-\d{2}|(?:19|20)\d{2}_\d{2}_\d{2}(?!\d)|\d+)(?:([-_. ]+)(?![-_. ])(.*))?$/i;

/** No disk has longer names, in UTF-16 units; what a link names may be longer. */
export const longestFileName = 255;

/**
 * Reads the name of a file, or nothing where it is not shaped like a record's: without a leading number. Digits after the
 * number begin the slug; what they may be instead is the `other` reading.
 */
export function parseRecordName(fileName: string, series: SeriesPrefixes = noSeries): RecordName | undefined {
  if (fileName.length > longestFileName) return undefined;
  const word = series.size === 0 ? '' : seriesPrefixOf(fileName);
  const ofSeries = series.has(word) ? word : '';
  const extension = /\.(?:md|markdown)$/i.exec(fileName);
  const match = extension === null ? null : recordName.exec(fileName.slice(ofSeries.length, extension.index));
  if (match === null) return undefined;
  const [, lead = '', written = '', separator = '', slug = ''] = match;
  // A day is one number, however it is written: `2024_01_05` is 2024-01-05.
  const number = written.replaceAll('_', '-');
  const prefix = ofSeries + lead;
  const at = prefix.length;
  const other = otherReading(number, at, separator, slug);
  return other === undefined ? { prefix, number, at, slug } : { prefix, number, at, slug, other };
}

/** The word in capital letters, if any, before the number and the words of a name: `ARCH-` of `ARCH-012-x.md`. */
export function seriesPrefixOf(fileName: string): string {
  return /^(?!M?ADR-)[A-Z]{2,}-(?=\d{3,5}-[^\p{L}]*\p{L}.*\.(?:md|markdown)$)/u.exec(fileName)?.[0] ?? '';
}

/** What the records have in common that have the words of a prefix before their numbers, or none: `arch`, `adr-test`. */
export function seriesOf(prefix: string): string {
  const words = prefix.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
  return words.replace(/-$/, '') || 'adr';
}

/** A text in which the word of a series before a number is `ADR`, as long as it was. */
export function asAdr(text: string, series: SeriesPrefixes): string {
  if (series.size === 0) return text;
  return text.replace(/^(\W*)([A-Z]{2,}-)(?=\d{3}|N{3})/, (whole, before: string, prefix: string) =>
    series.has(prefix) ? before + 'ADR'.padStart(prefix.length) : whole,
  );
}

/** The series of a record's name alone. */
export function ownSeries({ prefix }: RecordName): SeriesPrefixes {
  return new Set([prefix]);
}

function otherReading(number: RecordNumber, at: number, separator: string, slug: string): NameReading | undefined {
  if (/^\d{4}-\d{2}-\d{2}$|^\d{8}$/.test(number)) {
    const own = /^(\d{3,5})(?:[-_. ]+(?![-_. ])(.*))?$/.exec(slug);
    const start = at + number.length + separator.length;
    return own === null ? undefined : { number: own[1] as string, at: start, slug: own[2] ?? '' };
  }
  const below = separator === '-' ? /^(\d{1,2})(?:[-_. ]+(?![-_. ])(.*))?$/.exec(slug) : null;
  return below === null ? undefined : { number: `${number}-${below[1]}`, at, slug: below[2] ?? '' };
}

/** As {@link parseRecordName}, or what the name says where other names show that it is a record's. */
export function parseAnyName(fileName: string, series?: SeriesPrefixes): RecordName | undefined {
  const plain = parseRecordName(fileName, series);
  if (plain !== undefined) return plain;
  const [, head = '', letter = '', rest = ''] = /^(\D*\d{3,5})([a-f])([-_. ].*)$/i.exec(fileName) ?? [];
  const { prefix, number = '', at, slug } = parseRecordName(head + rest) ?? unnumberedName('');
  if (slug === '' || at + number.length !== head.length) return undefined;
  return { prefix, number: number + letter, at, slug, needsRelative: true };
}

/** The name of a file that has no number: all of it is its slug. */
export function unnumberedName(fileName: string): RecordName {
  return { prefix: '', number: undefined, at: 0, slug: fileName.replace(/\.\w+$/, '') };
}

/** A name by its other reading, which the caller has evidence for. */
export function byOtherReading(name: RecordName): RecordName {
  return { ...name, ...name.other };
}

/** Whether a name is read by its other reading. */
export function isOtherReading({ number, other }: RecordName): boolean {
  return other !== undefined && other.number === number;
}

/** A file name with another number in the place of its own. */
export function withNumber(fileName: string, { at, number = '' }: RecordName, next: RecordNumber): string {
  return fileName.slice(0, at) + next + fileName.slice(at + number.length);
}

/** What languages call a template. */
const templateWords =
  'template|vorlage|plantilla|sjabloon|szablon|šablona|шаблон|模板|模版|範本|テンプレート|雛形|ひな形|gabarit';

/** Words for it that may be the matter of a decision, too. */
const modelWords = 'mod[eè]le|modelo|modello|vzor|wzór|образец';

const unnumberedTemplate = new RegExp(
  `^_?(?:(?:n{3,4}|x{3,4})[-_. ])?(?:m?adr[-_. ])?(?:\\w+[-_. ])?(?:${templateWords})(?:[-_. ]m?adr)?\\.(?:md|markdown)$`,
  'iu',
);
const numberedTemplate = new RegExp(`^(?:m?adr[-_. ])?(?:${templateWords})(?:[-_. ]m?adr)?$`, 'iu');
const zeroTemplate = new RegExp(`^(?:m?adr[-_. ])?(?:${modelWords})(?:[-_. ](?:de[-_. ])?m?adr)?$`, 'iu');

const unnumberedModel = new RegExp(
  `^_?(?:m?adr[-_. ])?(?:${modelWords})(?:[-_. ](?:de[-_. ])?m?adr)?\\.(?:md|markdown)$`,
  'iu',
);

/**
 * Whether the file's name, after a number and `adr-` if any, is `template` in some language: `000-ADR-Template.md`,
 * `template.md`, `vorlage.md`. Without a number it may be the template of a kind: `adr-short-template.md`. A word that also
 * means a model counts where the number is zero: `0000-modele-adr.md`.
 */
export function isTemplateName(fileName: string): boolean {
  const { slug, number } = parseRecordName(fileName) ?? {};
  if (slug === undefined) return unnumberedTemplate.test(fileName.normalize('NFC'));
  const words = slug.normalize('NFC');
  return numberedTemplate.test(words) || (Number(number) === 0 && zeroTemplate.test(words));
}

/** Whether a name without a number is that of a template where the title is a placeholder, too: `modele.md`, `NNNN-title.md`. */
export function mayBeTemplateName(fileName: string): boolean {
  return unnumberedModel.test(fileName.normalize('NFC')) || awaitsNumber(fileName);
}

/** Whether a file waits for its number: `XXXX-tea.md` is a draft that gets one, and a row, when it is accepted. */
export function awaitsNumber(fileName: string): boolean {
  return /^(?:adr[-_. ])?(?:x{2,5}|n{3,5})[-_. ]/i.test(fileName);
}

export function isMarkdownName(fileName: string): boolean {
  return /\.(?:md|markdown)$/i.test(fileName);
}

/**
 * A title as part of a file name: `Why NATS? (and not Kafka)` → `why-nats-and-not-kafka`. Letters of every script
 * stay, accents of Latin ones go; empty where the title has neither letters nor digits.
 */
export function slugOf(title: string): string {
  const slug = title
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{Mn}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => plainLetters.get(letter) ?? letter)
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|(?<!-)-+$/g, '');
  return shorten(slug, 100, 180).replace(/(?<!-)-+$/, '');
}

/** Latin letters that are none with an accent to Unicode. */
const plainLetters: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ı', 'i'],
]);

/** So many characters of a text as take no more than so many bytes in UTF-8: most disks count these in a file name. */
function shorten(text: string, most: number, mostBytes: number): string {
  let end = 0;
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > mostBytes || end + character.length > most) break;
    end += character.length;
  }
  return text.slice(0, end);
}
