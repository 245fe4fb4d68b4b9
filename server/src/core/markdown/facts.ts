import type { LineTable } from './kept/lineTable.ts';
import type { TextBlocks } from './kept/textBlocks.ts';
import type { SeriesPrefixes } from './seriesPrefixes.ts';
import type { Span } from './span.ts';

/**
 * What the rest of the core knows of a Markdown file. Facts are computed once per content and kept instead of its
 * text. They name what stands where, not what it means: that is the model's part. All offsets are UTF-16 units of the
 * text without its byte order mark.
 */
export interface MarkdownFacts {
  readonly lines: LineTable;
  /** The line ending that most lines have. */
  readonly eol: '\n' | '\r\n';
  /** Where the Markdown begins: behind the line that ends the front matter. */
  readonly bodyStart: number;
  /** The front matter with the lines that begin and end it. */
  readonly frontMatter: FrontMatterPlace | undefined;
  /** The headings at the root of the document, in order; those in quotes and lists structure nothing. */
  readonly headings: readonly Heading[];
  /** What stands in the place of a heading, each once: `**Context**`, or a line with nothing else. */
  readonly labels: readonly string[];
  /** What stands right above a list or a table in the place of a heading, and names a status: `**Accepted**`. */
  readonly captions: readonly Caption[];
  /** What the front matter and the lines under the title say in the form `key: value`, in order. */
  readonly fields: readonly Field[];
  /** Those of them for a relation or a day that wait for a value, such as `supersedes:`; what they say would begin at their span. */
  readonly emptyFields: readonly Field[];
  /**
   * Inline links, images and definitions outside of tables, in order; those that stand in values of the front matter, too.
   * A table's links are found in its cells.
   */
  readonly links: readonly Link[];
  /** The tables at the root of the document, in order. */
  readonly tables: readonly Table[];
  /**
   * Lines outside of the tables that may be rows: they have a pipe, or are items of a list in a quote, or of a list or a table of
   * HTML. Their links are among the others.
   */
  readonly looseRows: readonly Row[];
  /** The lists at the root of the document most of whose items have a link or an emoji, in order. */
  readonly lists: readonly List[];
  /** Where the text names a record by its number, such as `ADR-017-1`: not in code, and not in a link. */
  readonly mentions: readonly Mention[];
  /** The words other than `ADR` that were read as those of mentions; undefined where there are none. */
  readonly series?: SeriesPrefixes;
  /** Lines with the word for a relation, such as `Supersedes …`, in paragraphs and lists, in order. */
  readonly statements: readonly SourceText[];
  /** What stands there for somebody to fill in: `TODO`, `TBD`, `{short title}`. */
  readonly placeholders: readonly SourceText[];
  readonly blocks: TextBlocks;
  /** The lines of `<<<<<<<` … `>>>>>>>` blocks that a merge left, in order. */
  readonly conflicts: readonly Span[];
  /** The lines of their markers. */
  readonly markerLines: ReadonlySet<number>;
  /** What a fragment may name beside its headings, in lower case: see `anchorsOf`. */
  readonly otherAnchors: readonly string[];
  /** Where links lead that stand in HTML, `<a href="0001-tea.md">`, or in a table within a list or a quote. */
  readonly otherTargets: readonly SourceText[];
  /** The comments that switch rules off and on, in order. */
  readonly switches: readonly Switch[];
  /** The paragraphs and lists at the root of the document that say only that there is nothing, such as `- none`. */
  readonly nothings: readonly Nothing[];
  /** The lines between the markers of a kept graph, `<!-- adr-graph -->` and `<!-- /adr-graph -->`. */
  readonly graphBlock: Span | undefined;
  /**
   * A line that says a status in a form that gives no field, where no field and no heading gives one: a badge, HTML, a line
   * in the body.
   */
  readonly otherStatus: Span | undefined;
  /** Whether a year stands above the first section, or with the status: there may be a date in a form that is not read. */
  readonly namesYear?: true;
  /** The text is nested deeper than people write: nothing else is known of it than its lines. */
  readonly isTooDeep?: true;
}

/** What only says that there is nothing. */
export interface Nothing extends Span {
  /** Of an item of a list, its marker. */
  readonly marker?: string;
}

/** A place where a text is not what it should be. */
export interface Mistake {
  readonly span: Span;
  readonly detail: string;
}

/** Where a file's metadata is, and in which language. */
export interface FrontMatterPlace {
  readonly kind: 'yaml' | 'toml';
  readonly span: Span;
  /** The first line that is no YAML, and what the parser says of it. */
  readonly mistake?: Mistake;
}

export interface Heading {
  readonly depth: number;
  /** As a reader sees it: markup taken away, escapes resolved. */
  readonly text: string;
  /** As the source writes it, where that is something else. */
  readonly raw?: string;
  /** How many of the text's first characters stand the same in the source: all of them where there is no markup. */
  readonly plainLength: number;
  /** What a fragment calls it: GitHub's slug, made unique in its file. */
  readonly slug: string;
  /** The heading's content in the source: without the marks, trimmed. Empty headings have an empty span. */
  readonly content: Span;
  /** The heading with its marks: one line, or the lines of a setext heading. */
  readonly block: Span;
  /** From the end of the heading's line to the next heading of whatever depth, or the end of the text. */
  readonly body: Span;
  /**
   * Of a heading that names a status or a day, what it says: the rest of the heading (`Status: Accepted`), else the line
   * that counts in the first block below it, where that is text and tells which. What is below the others is prose, and
   * not kept.
   */
  readonly lead?: Lead;
  /** Of one whose lead says that a decision is in effect, the line further down that says that it was superseded. */
  readonly superseded?: SourceText;
  /** Of one that names a status, a line below it in brackets that may offer several: `{Proposed|Accepted}`. */
  readonly offer?: SourceText;
  /**
   * Of a heading by a name that decisions have: the hash of the words below it, up to the next heading of its depth or
   * above.
   */
  readonly digest?: number;
  /** Whether a comment beside it, or the first words under it, call it optional, as templates do. */
  readonly isOptional: boolean;
  /** Whether a comment beside it calls it compulsory. */
  readonly isRequired: boolean;
  /** Whether nothing but blank lines and comments stands under it up to the next heading of its depth or above. */
  readonly isEmpty: boolean;
}

/** The line that says what a heading asks for. */
export interface Lead extends SourceText {
  /** Where the block that it is in ends: the heading, a paragraph, or a list with all its items. */
  readonly blockEnd: number;
  /** Of a list of choices the boxes of all of them. */
  readonly boxes?: readonly Box[];
}

/** A box that may be ticked, as in `- [x] Accepted` and `☐ Rejected`. */
export interface Box {
  readonly isTicked: boolean;
  readonly mark: SourceText;
  /** What it is about: the text up to the next box. */
  readonly label: SourceText;
}

/** The words above a list or a table. */
export interface Caption extends SourceText {
  /** The list or the table. */
  readonly below: Span;
}

/** A list with the lists that its items hold, flattened. */
export interface List {
  readonly items: readonly ListItem[];
}

export interface ListItem {
  /** From the marker to the end of the item's first paragraph. */
  readonly span: Span;
  /** From the marker to the end of the item, the lists in it included. */
  readonly whole: Span;
  /** The marker with the blanks behind it: `- `, `1. `. */
  readonly marker: string;
  /** The first paragraph. */
  readonly content: SourceText;
  readonly links: readonly CellLink[];
}

export interface Mention {
  /** As it is written: `017-1`, `17`. */
  readonly number: string;
  /** The words before the number where there are several, or records have other words there: `ODH-ADR-Operator-`, `ARCH-`. */
  readonly prefix?: string;
  /** With the word before the number, or the brackets around it. */
  readonly span: Span;
  readonly numberSpan: Span;
  /** Whether the text says that the record is gone: `ADR-006 (withdrawn)`. */
  readonly isGone?: boolean;
}

/** A comment such as `<!-- adr-disable-next-line section-missing -->`. */
export interface Switch {
  readonly kind: 'disable-line' | 'disable-next-line' | 'disable' | 'enable';
  readonly line: number;
  readonly span: Span;
  /** The codes that it names; none means all. */
  readonly codes: readonly SourceText[];
  /**
   * What to remove with it, `isSure` where nothing else gets another meaning then. Undefined for what only looks like a
   * comment, such as an example in code.
   */
  readonly removal?: { readonly span: Span; readonly isSure: boolean };
}

/** A piece of the source, as it is written, with the place where it stands. */
export interface SourceText {
  readonly raw: string;
  readonly span: Span;
}

export interface Field {
  readonly origin: 'front-matter' | 'preamble';
  readonly key: string;
  readonly value: SourceText;
  /** What stands before the value in its line, such as `- **Status:** `, where that is not the key, a colon and a blank. */
  readonly lead?: string;
  /** Of an entry of a list below its key, what stands before it: `  - `. */
  readonly marker?: string;
  /** What stands behind the value in its line, such as the end of `**Status: Accepted**`. */
  readonly trail?: string;
}

/** A key of the front matter whose value is no text but a mapping, and where it is. */
export interface OtherField {
  readonly key: string;
  readonly span: Span;
}

export interface Link {
  readonly kind: 'link' | 'image' | 'definition';
  /** The destination with escapes and character references resolved; percent escapes are left. */
  readonly href: string;
  /** The destination in the source, without angle brackets. */
  readonly target: Span;
  /** The number by which the text of a link outside of tables seems to name a record: that of `[ADR-017](017-x.md)`. */
  readonly number?: LabelNumber;
  /** Of a definition at the root of the document, all of it, and how many references outside of tables have its label. */
  readonly definition?: { readonly whole: Span; readonly uses: number };
}

/** A number in the text of a link. */
export interface LabelNumber extends SourceText {
  /** What the text has before it, such as `ADR-`; undefined where that is more than a word. */
  readonly lead: string | undefined;
}

/** A table as GFM defines it. Its cells are kept raw: every edit of an index stands on them. */
export interface Table {
  readonly header: Row;
  readonly delimiter: Row;
  /** Made when somebody asks; the same objects each time. */
  readonly rows: readonly Row[];
  /** One of its rows, without the others being made. */
  rowAt(at: number): Row;
  /** What its rows say, one after the other, wherever they stand. */
  readonly contents: readonly RowContent[];
  /** Which of its rows name records. */
  readonly mentioning: readonly number[];
  /** Whether its links may be others in a file with other definitions. */
  readonly hasReferences: boolean;
  /** Where its last line ends. */
  readonly end: number;
  /** Where GFM ends it, in order: blank lines. What follows looks like rows of it, and is among them. */
  readonly splits: readonly TableSplit[];
  /** The loose rows that continue it behind another line than a blank one. */
  readonly strays: readonly StrayRows[];
}

/** Blank lines within a table. */
export interface TableSplit {
  /** With their endings. */
  readonly gap: Span;
  /** Which row is the first one behind them. */
  readonly at: number;
}

/** Loose rows that look like those of a table above. */
export interface StrayRows {
  /** What stands between them and the table, from its first line on. */
  readonly gap: Span;
  /** From the first of them to the last. */
  readonly rows: Span;
}

/**
 * What one line of a table says, wherever it stands: all offsets count from its first character that is no blank. Two
 * versions of a file share those of the rows that stayed as they were, with all that has been made out of them.
 */
export interface RowContent {
  /** The line without its indentation and ending. */
  readonly text: string;
  readonly cells: readonly Cell[];
  /** How many links its cells have. */
  readonly linkCount: number;
  /** Where it names records by their numbers: not in code, and not in a link. */
  readonly mentions: readonly Mention[];
  readonly hasLeadingPipe: boolean;
  readonly hasTrailingPipe: boolean;
  /** Whether its links may be others in a file with other definitions. */
  readonly hasReferences: boolean;
}

/** One line of a table. */
export interface Row {
  /** What it says, wherever it stands. */
  readonly content: RowContent;
  /** The line without its indentation and line ending. */
  readonly span: Span;
  readonly cells: readonly Cell[];
  readonly mentions: readonly Mention[];
  readonly hasLeadingPipe: boolean;
  readonly hasTrailingPipe: boolean;
}

export interface Cell {
  /** Everything between the pipes, padding included. */
  readonly outer: Span;
  /** The content without its padding; empty, behind the first blank, where there is none. */
  readonly content: Span;
  /** The content as written: pipes are still escaped. */
  readonly raw: string;
  readonly links: readonly CellLink[];
}

/** A link in a cell or a list's item; `text` and `target` are in the source. */
export interface CellLink extends Link {
  readonly text: SourceText;
  readonly whole: Span;
  /** Whether it is written `[text][label]`: then the target is that of the definition. */
  readonly isReference?: boolean;
}

/** What `[label]: destination` defines: the label as mdast's `identifier` has it → the destination. */
export type Definitions = ReadonlyMap<string, Pick<Link, 'href' | 'target'>>;
