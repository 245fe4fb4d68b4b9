import type { Heading, SourceText } from './facts.ts';
import type { Span } from './span.ts';

/**
 * A heading that keeps its places as numbers, and makes spans of them for who asks: ten thousand records have eighty
 * thousand headings. Ordinary properties, so that tests compare them.
 */
export class CompactHeading implements Heading {
  readonly depth: number;
  readonly text: string;
  readonly plainLength: number;
  readonly slug: string;
  readonly isOptional: boolean;
  readonly isEmpty: boolean;
  declare readonly lead?: SourceText;
  declare readonly digest?: number;
  private readonly contentStart: number;
  private readonly contentEnd: number;
  private readonly blockStart: number;
  private readonly blockEnd: number;
  private readonly bodyStart: number;
  private readonly bodyEnd: number;

  constructor({ depth, text, plainLength, slug, content, block, body, isOptional, isEmpty, lead, digest }: Heading) {
    this.depth = depth;
    this.text = text;
    this.plainLength = plainLength;
    this.slug = slug;
    this.isOptional = isOptional;
    this.isEmpty = isEmpty;
    this.contentStart = content.start;
    this.contentEnd = content.end;
    this.blockStart = block.start;
    this.blockEnd = block.end;
    this.bodyStart = body.start;
    this.bodyEnd = body.end;
    if (lead !== undefined) this.lead = lead;
    if (digest !== undefined) this.digest = digest;
  }

  get content(): Span {
    return { start: this.contentStart, end: this.contentEnd };
  }

  get block(): Span {
    return { start: this.blockStart, end: this.blockEnd };
  }

  get body(): Span {
    return { start: this.bodyStart, end: this.bodyEnd };
  }
}
