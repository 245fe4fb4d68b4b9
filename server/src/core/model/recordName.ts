import type { RecordNumber } from './recordNumber.ts';

/** What a file name says of a record. `017-1-Nats-Topology.md`: number `017-1`, slug `Nats-Topology`. */
export interface RecordName {
  /** What stands before the number, such as `adr-`; mostly nothing. */
  readonly prefix: string;
  readonly number: RecordNumber | undefined;
  /** The name behind the number, without separator and extension; may be empty. */
  readonly slug: string;
}

// Before the number may stand `adr-`, with words of an organisation or an area: `ODH-ADR-Operator-0007-auth.md`. A second
// number of one or two digits makes a sub-record only when a separator follows: `010-3d-printing.md` is 010.
const recordName =
  /^((?:[a-z]+[-_ ])*adr[-_ ]?(?:[a-z]+[-_ ])*)?(\d{4}-\d{2}-\d{2}|\d+(?:-\d{1,2}(?=[-_. ]))?)(?:[-_. ]+(.*))?\.(?:md|markdown)$/i;

/** Reads the name of a file, or nothing where it is not shaped like a record's: without a leading number. */
export function parseRecordName(fileName: string): RecordName | undefined {
  const match = recordName.exec(fileName);
  if (match === null) return undefined;
  return { prefix: match[1] ?? '', number: match[2], slug: match[3] ?? '' };
}

/**
 * Whether the file's name, after a number and `adr-` if any, is `template`: `000-ADR-Template.md`, `template.md`. Without
 * a number it may be the template of a kind: `adr-short-template.md`.
 */
export function isTemplateName(fileName: string): boolean {
  const slug = parseRecordName(fileName)?.slug;
  return slug === undefined
    ? /^_?(?:(?:n{3,4}|x{3,4})[-_. ])?(?:adr[-_. ])?(?:\w+[-_. ])?template\.(?:md|markdown)$/i.test(fileName)
    : /^(?:adr[-_. ])?template$/i.test(slug);
}

export function isMarkdownName(fileName: string): boolean {
  return /\.(?:md|markdown)$/i.test(fileName);
}

/**
 * A title as part of a file name: `Why NATS? (and not Kafka)` → `why-nats-and-not-kafka`. Letters of every script
 * stay, accents of Latin ones go; empty where the title has neither letters nor digits.
 */
export function slugOf(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 100)
    .replace(/-+$/, '');
}
