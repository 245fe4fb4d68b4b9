import type { Heading, Lead, SourceText } from '../facts.ts';
import type { Span } from '../span.ts';
import { packedAt, packNumbers } from './packedNumbers.ts';

/** How many numbers a heading has. */
const width = 9;

/** The headings of a file, which keep their places as numbers in one string: ten thousand records have eighty thousand headings. */
export function compactHeadings(headings: readonly Heading[]): Heading[] {
  const numbers: number[] = [];
  for (const { depth, plainLength, content, block, body, isOptional, isRequired, isEmpty } of headings) {
    const flags = (isOptional ? 1 : 0) + (isEmpty ? 2 : 0) + (isRequired ? 4 : 0);
    numbers.push(depth, plainLength, content.start, content.end, block.start, block.end, body.start, body.end, flags);
  }
  const packed = packNumbers(numbers);
  return headings.map((heading, at) => new CompactHeading(heading, packed, at * width));
}

/** Makes what is asked for of its numbers. Ordinary properties, so that tests compare them. */
class CompactHeading implements Heading {
  readonly text: string;
  readonly slug: string;
  declare readonly raw?: string;
  declare readonly lead?: Lead;
  declare readonly superseded?: SourceText;
  declare readonly offer?: SourceText;
  declare readonly digest?: number;
  private readonly numbers: string;
  private readonly first: number;

  constructor({ text, raw, slug, lead, superseded, offer, digest }: Heading, numbers: string, first: number) {
    this.text = text;
    this.slug = slug;
    this.numbers = numbers;
    this.first = first;
    if (raw !== undefined) this.raw = raw;
    if (lead !== undefined) this.lead = lead;
    if (superseded !== undefined) this.superseded = superseded;
    if (offer !== undefined) this.offer = offer;
    if (digest !== undefined) this.digest = digest;
  }

  get depth(): number {
    return this.#at(0);
  }

  get plainLength(): number {
    return this.#at(1);
  }

  get content(): Span {
    return { start: this.#at(2), end: this.#at(3) };
  }

  get block(): Span {
    return { start: this.#at(4), end: this.#at(5) };
  }

  get body(): Span {
    return { start: this.#at(6), end: this.#at(7) };
  }

  get isOptional(): boolean {
    return (this.#at(8) & 1) !== 0;
  }

  get isRequired(): boolean {
    return (this.#at(8) & 4) !== 0;
  }

  get isEmpty(): boolean {
    return (this.#at(8) & 2) !== 0;
  }

  #at(index: number): number {
    return packedAt(this.numbers, this.first + index);
  }
}
