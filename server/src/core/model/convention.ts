import type { Heading, MarkdownFacts, Table } from '../markdown/facts.ts';
import { plainText } from '../markdown/plainText.ts';

/** What a log demands of its records. Each field knows where it was found, so that a person can be told. */
export interface Convention {
  readonly sections: Sourced<readonly SectionDemand[]>;
  readonly statuses: Sourced<readonly string[]>;
}

export interface Sourced<T> {
  readonly value: T;
  readonly source: ConventionSource;
}

/** The configuration file, the index file's own words, the template's headings, or what logs have where none says. */
export type ConventionSource = 'configuration' | 'index' | 'template' | 'default';

/** A section that every record must have. */
export interface SectionDemand {
  readonly name: string;
  /** What belongs in it, in the log's own words. */
  readonly purpose: string | undefined;
}

/** The part of `.adr-keeper.yaml` that sets the convention. */
export interface ConfiguredConvention {
  readonly sections?: readonly string[];
  readonly statuses?: readonly string[];
}

const harmonySections = [
  'Status',
  'Context',
  'Decision',
  'Rationale',
  'Consequences',
  'Alternatives considered',
  'Additional Notes',
];
const harmonyStatuses = ['Proposed', 'Pending', 'Accepted', 'Implemented', 'Deprecated'];

/**
 * Finds what a log demands, field by field: the configuration, then the log's own words (the index file's table of
 * sections, the template's headings), then Harmony's convention. The first that answers wins.
 */
export function deriveConvention(
  configured: ConfiguredConvention,
  index: MarkdownFacts | undefined,
  template: MarkdownFacts | undefined,
): Convention {
  const sectionTable = index?.tables.find(isSectionTable);
  const explained = sectionTable === undefined ? [] : demandsOf(sectionTable);
  const purposes = new Map(explained.map(({ name, purpose }) => [normalizeSection(name), purpose]));
  const demand = (name: string): SectionDemand => ({ name, purpose: purposes.get(normalizeSection(name)) });
  return {
    sections: first('configuration', configured.sections?.map(demand)) ??
      first('index', explained) ??
      first(
        'template',
        template?.headings.filter(isSectionOf(template)).map(({ text }) => demand(text)),
      ) ?? { source: 'default', value: harmonySections.map(demand) },
    statuses: first('configuration', configured.statuses) ??
      first('index', statusesOf(explained)) ?? { source: 'default', value: harmonyStatuses },
  };
}

/** Two headings mean the same section when these are equal: case, emoji, numbering and a trailing colon are ignored. */
export function normalizeSection(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/^\d+(?:\.\d+)*[.)]?\s+/, '')
    .replace(/[^\p{L}\p{N}]+$/u, '')
    .replace(/\s+/g, ' ');
}

function first<T>(source: ConventionSource, value: readonly T[] | undefined): Sourced<readonly T[]> | undefined {
  return value === undefined || value.length === 0 ? undefined : { source, value };
}

/** The table of the index file that says which sections a record has: its first header cell is `Section`. */
function isSectionTable({ header }: Table): boolean {
  return header.cells.length >= 2 && /^sections?$/i.test(plainText(header.cells[0]?.raw ?? ''));
}

function demandsOf(table: Table): SectionDemand[] {
  return table.rows.flatMap(({ cells: [name, purpose] }) => {
    const text = plainText(name?.raw ?? '');
    return text === '' ? [] : [{ name: text, purpose: plainText(purpose?.raw ?? '') || undefined }];
  });
}

/** The purpose of the Status section lists the statuses: `Proposed / Pending / Accepted`. Prose lists none. */
function statusesOf(sections: readonly SectionDemand[]): string[] {
  const purpose = sections.find(({ name }) => normalizeSection(name) === 'status')?.purpose ?? '';
  const words = purpose.split(/\s*[/|,·]\s*/).map((word) => word.trim());
  return words.length >= 2 && words.every((word) => /^\p{L}[\p{L} -]{0,24}$/u.test(word)) ? words : [];
}

/** A template's sections are the headings one level below its title; where it has no title, of its highest level. */
function isSectionOf({ headings }: MarkdownFacts): (heading: Heading) => boolean {
  const title = headings[0];
  const below = title?.depth === 1 ? headings.slice(1) : headings;
  const depth = Math.min(...below.map((heading) => heading.depth));
  return (heading) => heading.depth === depth && heading !== (title?.depth === 1 ? title : undefined);
}
