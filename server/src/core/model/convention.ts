import type { Heading, MarkdownFacts, Table } from '../markdown/facts.ts';
import { plainText } from '../markdown/plainText.ts';

/** What a log demands of its records. Each field knows where it was found, so that a person can be told. */
export interface Convention {
  readonly sections: Sourced<readonly SectionDemand[]>;
  readonly statuses: Sourced<readonly string[]>;
  /** Whether a record must have a status. */
  readonly isStatusDemanded: boolean;
  /** Sections that the log's kind has and most of its records lack: asked for once, not record by record. */
  readonly folded: readonly string[];
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

/** The part of `.adr-keeper.yaml` that configures rules: code → severity, or off. */
export type RuleSettings = Readonly<Record<string, 'error' | 'warning' | 'information' | 'hint' | 'off'>>;

const harmonySections = [
  'Status',
  'Context',
  'Decision',
  'Rationale',
  'Consequences',
  'Alternatives considered',
  'Additional Notes',
];

/** What logs of a known kind demand, where they do not say it themselves; the first is taken where nothing decides. */
const presets: readonly (readonly string[])[] = [
  harmonySections,
  // Michael Nygard's, which adr-tools writes.
  ['Status', 'Context', 'Decision', 'Consequences'],
  // MADR 2, 3 and 4: their status is a list item or front matter.
  ['Context and Problem Statement', 'Considered Options', 'Decision Outcome'],
];

/** Harmony's statuses first, since a new record takes the first one; then those that other logs use. */
const commonStatuses = [
  'Proposed',
  'Pending',
  'Accepted',
  'Implemented',
  'Deprecated',
  'Approved',
  'Draft',
  'In Review',
  'Review',
  'In Progress',
  'Declined',
  'Withdrawn',
  'Experimental',
  'Partially Implemented',
];

/** How many records of a log have a section: canonical name → records. The template is not counted. */
export interface SectionCensus {
  readonly records: number;
  /** How many of them have a status. */
  readonly withStatus: number;
  countOf(section: string): number;
}

/** A log of fewer records has no habits yet. */
const habitualRecords = 8;

/**
 * Finds what a log demands, field by field: the configuration, then the log's own words (the index file's table of
 * sections, the template's headings), then the preset that explains most of its records. The first that answers wins.
 * A section of the template or a preset that most records of a larger log lack is no demand: it is the log's habit
 * not to have it.
 */
export function deriveConvention(
  configured: ConfiguredConvention,
  index: MarkdownFacts | undefined,
  template: MarkdownFacts | undefined,
  census: SectionCensus = { records: 0, withStatus: 0, countOf: () => 0 },
): Convention {
  const sectionTable = index?.tables.find(isSectionTable);
  const explained = sectionTable === undefined ? [] : demandsOf(sectionTable);
  const purposes = new Map(explained.map(({ name, purpose }) => [sectionKey(name), purpose]));
  const demand = (name: string): SectionDemand => ({ name, purpose: purposes.get(sectionKey(name)) });
  const isHabit = ({ name }: SectionDemand) =>
    census.records < habitualRecords || census.countOf(sectionKey(name)) * 2 >= census.records;
  const templateSections = template?.headings.filter(isSectionOf(template)).map(({ text }) => demand(text)) ?? [];
  const preset = choosePreset(census).map(demand);
  const sections = first('configuration', configured.sections?.map(demand)) ??
    first('index', explained) ??
    first('template', templateSections.filter(isHabit)) ?? { source: 'default', value: preset.filter(isHabit) };
  const statuses = first('configuration', configured.statuses) ??
    first('index', statusesOf(explained)) ?? { source: 'default', value: commonStatuses };
  return {
    sections,
    statuses,
    isStatusDemanded:
      statuses.source !== 'default' || census.records < habitualRecords || census.withStatus * 2 >= census.records,
    // What a template offers and few take is optional; what the log's kind has is worth a question.
    folded: sections.source === 'default' ? preset.filter((section) => !isHabit(section)).map(({ name }) => name) : [],
  };
}

/** The preset whose sections the average record has most of; of equals, the one that says more. */
function choosePreset(census: SectionCensus): readonly string[] {
  if (census.records === 0) return harmonySections;
  const coverageOf = (preset: readonly string[]) =>
    preset.reduce((sum, name) => sum + census.countOf(sectionKey(name)), 0) / (preset.length * census.records);
  const best = presets.reduce((a, b) => (coverageOf(b) > coverageOf(a) ? b : a));
  return coverageOf(best) < 0.25 ? harmonySections : best;
}

const synonyms: Readonly<Record<string, string>> = {
  'context and problem statement': 'context',
  'problem statement': 'context',
  background: 'context',
  'decision outcome': 'decision',
  'considered options': 'alternatives considered',
  'options considered': 'alternatives considered',
  'considered alternatives': 'alternatives considered',
  'alternative approaches': 'alternatives considered',
  alternatives: 'alternatives considered',
  'additional note': 'additional notes',
};

/** The canonical name of a section: known synonyms, numbering, emoji, case and a trailing colon make no difference. */
export function sectionKey(heading: string): string {
  const normalized = normalizeSection(heading);
  return synonyms[normalized] ?? normalized;
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
