import type { Heading, MarkdownFacts, SourceText, Table } from '../markdown/facts.ts';
import { plainText } from '../markdown/plainText.ts';
import { largest, smallest } from '../markdown/sequences.ts';
import { type Language, languages } from '../vocabulary/language.ts';
import { optionalWords } from '../vocabulary/optionalWords.ts';
import { languagesOfSections, namesOfSection, sectionNameIn } from '../vocabulary/sectionNames.ts';
import {
  allStatusWords,
  findLeadingStatus,
  findStatusWord,
  stageOf,
  statusWordsOf,
  wordFor,
} from '../vocabulary/statusWords.ts';
import { type LearntStatuses, learnStatuses, ownForm, type StatusHabits } from './learntStatuses.ts';
import { commonStatuses, type Preset, presets } from './presets.ts';
import type { RecordPlace } from './recordOrder.ts';
import { isPresetSection, normalizeSection, sectionKey } from './sectionKeys.ts';

/** What a log demands of its records. Each field knows where it was found, so that a person can be told. */
export interface Convention {
  readonly sections: Sourced<readonly SectionDemand[]>;
  readonly statuses: StatusWords;
  /** The language of its headings, in which new ones are written. */
  readonly language: Language;
  /** Whether a record must have a status. */
  readonly isStatusDemanded: boolean;
  /** Whether a record must have a title; else so many have none that the log is asked. */
  readonly isTitleDemanded: boolean;
  /** The words before the numbers in the names of files that three records share, such as `adr-`. */
  readonly series: readonly string[];
  /** Whether titles begin with the record's number. */
  readonly areTitlesNumbered: boolean;
  /** Whether most of these, or so many that it is a habit, have no separator behind it. */
  readonly areNumbersBare: boolean;
  /** Whether a title without the record's number is told of. */
  readonly isTitleNumberDemanded: boolean;
  /** Whether a second heading of the first level is told of: where few records have one. */
  readonly areTitlesSingle: boolean;
  /** The first record with a date, where nine of ten records have one: those behind it should have one, too. */
  readonly datedSince: RecordPlace | undefined;
  /** Whether records keep the list of statuses that theirs was chosen from. */
  readonly areChoicesKept: boolean;
  /** The fields of the front matter that are the record's number, in lower case. */
  readonly numberFields: readonly string[];
  /** The repository on the web that the log lies in, where its records link each other by addresses of it. */
  readonly repository: string | undefined;
  /** The name of the template's file, where the configuration gives one. */
  readonly template: string | undefined;
  /** The kind of log that this is by its records, and the sections of that kind, whether the records have them or not. */
  readonly preset: { readonly name: string; readonly sections: readonly string[] };
  /** Demanded sections that stand in no place that most records agree on: their order is nobody's business. */
  readonly unordered: readonly string[];
}

export interface Sourced<T> {
  readonly value: T;
  readonly source: ConventionSource;
}

/** The statuses that records of a log may have: those that are offered. */
export interface StatusWords extends Sourced<readonly string[]>, LearntStatuses {
  /** Those that are read as statuses: where the log does not list its own, the words of all languages. */
  readonly understood: readonly string[];
  /** The language of the words. */
  readonly language: Language;
}

/** The configuration file, the index file's own words, the template's headings, or what logs have where none says. */
export type ConventionSource = 'configuration' | 'index' | 'template' | 'default';

/** A section that new records get, and that is missing in others: in each of them, or so often that the log is asked once. */
export interface SectionDemand {
  readonly name: string;
  /** What belongs in it, in the log's own words. */
  readonly purpose: string | undefined;
  /** Of whom it is demanded; of nobody where it is only what new records get. */
  readonly of: 'each' | 'asked' | 'nobody';
  /** Whether three records have its name, a plural, and hardly any the singular. */
  readonly isPlural?: true;
  /** The first record that has it, where older ones could not know it. */
  readonly since?: RecordPlace | undefined;
}

/** The part of `.adr-keeper.yaml` that sets the convention. */
export interface ConfiguredConvention {
  readonly sections?: readonly string[];
  readonly statuses?: readonly string[];
  /** The file that holds the index, relative to the log's folder. */
  readonly index?: string;
  /** The template's file, relative to the log's folder. */
  readonly template?: string;
  readonly transitions?: Transitions;
  /** After so many days a proposal should have been decided. */
  readonly staleAfterDays?: number;
}

/** Which status may follow which: status → its successors, the likeliest first. */
export type Transitions = Readonly<Record<string, readonly string[]>>;

/** The part of `.adr-keeper.yaml` that configures rules: code → severity, or off. */
export type RuleSettings = Readonly<Record<string, 'error' | 'warning' | 'information' | 'hint' | 'off'>>;

/**
 * The statuses of a log that lists none, by its language: those of the language are offered, those of all are read. The
 * same lists for all logs, since readers of statuses are kept by them.
 */
const commonIn: ReadonlyMap<Language, Pick<StatusWords, 'value' | 'understood'>> = new Map(
  languages.map((language) => {
    const value = language === 'en' ? commonStatuses : proposedFirst(statusWordsOf(language));
    return [language, { value, understood: [...value, ...commonStatuses, ...allStatusWords.map(({ word }) => word)] }];
  }),
);

function commonFor(language: Language, census: Habits): Pick<StatusWords, 'value' | 'understood'> {
  const common = commonIn.get(language) ?? { value: commonStatuses, understood: commonStatuses };
  const countOf = (word: string) => census.countStatus(word.toLowerCase());
  if (language === 'en') return { ...common, value: draftFirst(common.value, countOf) };
  const value = proposedFirst(statusWordsOf(language, usualEnding(language, census), countOf));
  return { ...common, value: draftFirst(value, countOf) };
}

/** Where records that are still open are drafts, and none is proposed, a new one is a draft, too. */
function draftFirst(words: readonly string[], countOf: (word: string) => number): readonly string[] {
  const used = words.filter((word) => countOf(word) > 0);
  const draft = used.find((word) => stageOf(word) === 'draft');
  const isProposed = used.some((word) => stageOf(word) === 'proposed');
  return draft === undefined || isProposed ? words : [draft, ...words.filter((word) => word !== draft)];
}

/** The last letter of most statuses, where they are not the forms that come first: `Aceita` in a log of feminine words. */
function usualEnding(language: Language, census: Habits): string | undefined {
  const counts = new Map<string, number>();
  let all = 0;
  for (const { word, stage, language: own } of allStatusWords) {
    const count = own === language ? census.countStatus(word.toLowerCase()) : 0;
    all += count;
    if (count > 0 && word !== wordFor(stage, language))
      counts.set(word.slice(-1), (counts.get(word.slice(-1)) ?? 0) + count);
  }
  return [...counts].find(([, count]) => count * 2 > all)?.[0];
}

/** A new record is proposed, not a draft. */
function proposedFirst([draft = '', proposed = '', ...others]: readonly string[]): string[] {
  return [proposed, draft, ...others];
}

/** What the records of a log have, counted: sections by their canonical names. The template is not counted. */
export interface Habits extends StatusHabits {
  /** How many of them have none of the sections of presets, such as a pointer to another place. */
  readonly formless: number;
  /** How many records have a title. */
  readonly withTitle: number;
  /** How many titles begin with the record's own number. */
  readonly withNumberedTitle: number;
  /** How many of these have no separator behind it. */
  readonly withBareNumber: number;
  /** How many titles have a number, in whatever form. */
  readonly withTitleNumber: number;
  /** How many have further headings of the first level behind their title. */
  readonly withSecondTitle: number;
  /** How many have a date in their text, and the first one of these. */
  readonly withDate: number;
  readonly firstDated: RecordPlace | undefined;
  readonly withChoices: number;
  /** The fields of the front matter in which most records that have them have their own number. */
  readonly numberFields: readonly string[];
  /** The repository on the web that they are in, where they link each other by addresses of it. */
  readonly repository: string | undefined;
  countOf(section: string): number;
  /** How many have it in whatever form. */
  countSaid(section: string): number;
  /** The first record that has it, and how many before that one lack it. */
  beginningOf(section: string): { readonly first: RecordPlace; readonly before: number } | undefined;
  /** The same, but by the heading as it is written, numbering and case aside: synonyms are not counted. */
  countNamed(heading: string): number;
  /** The words before the numbers in the names of files that three records share. */
  readonly series: readonly string[];
  /** How many records have a status of this word, in lower case. */
  countStatus(word: string): number;
  /** Where a section stands on average; undefined where no record has it. */
  positionOf(section: string): number | undefined;
  /** In how many of the records that have both the one section stands before the other. */
  countBefore(section: string, other: string): number;
}

const noHabits: Habits = {
  records: 0,
  withStatus: 0,
  otherStatuses: new Map(),
  formless: 0,
  withTitle: 0,
  withNumberedTitle: 0,
  withBareNumber: 0,
  withTitleNumber: 0,
  withSecondTitle: 0,
  withDate: 0,
  firstDated: undefined,
  withChoices: 0,
  numberFields: [],
  repository: undefined,
  countOf: () => 0,
  countSaid: () => 0,
  beginningOf: () => undefined,
  countNamed: () => 0,
  series: [],
  countStatus: () => 0,
  positionOf: () => undefined,
  countBefore: () => 0,
};

const nothingLearnt: LearntStatuses = { learnt: [], isOpen: false };

/** A log of fewer records has no habits yet. */
export const habitualRecords = 8;

/** More sections than a record ever has: a list of thousands is no convention. */
const mostSections = 100;

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
  census: Habits = noHabits,
  templateStatuses: readonly SourceText[] = [],
): Convention {
  const sectionTable = index?.tables.find(isSectionTable);
  const explained = sectionTable === undefined ? [] : demandsOf(sectionTable);
  const purposes = new Map(explained.map(({ name, purpose }) => [sectionKey(name), purpose]));
  const demand = (name: string): SectionDemand => ({ name, purpose: purposes.get(sectionKey(name)), of: 'each' });
  const templateSections =
    template === undefined ? [] : sectionsOf(template).map((name) => weigh(demand(name), census));
  const language = languageOf(census);
  const kind = choosePreset(census);
  const preset = orderByHabit(kind.sections, census).map((name) => demand(habitualName(name, census, language)));
  const isHabit = ({ name }: SectionDemand) =>
    census.records < habitualRecords || census.countOf(sectionKey(name)) * 2 >= census.records;
  const sections = first('configuration', configured.sections?.map(demand)) ??
    first('index', explained) ??
    first(
      'template',
      templateSections.flatMap((section) => section ?? []),
    ) ?? { source: 'default', value: preset.filter(isHabit).map((section) => infer(section, census)) };
  const named = withoutTwins(sections.value.slice(0, mostSections));
  const distinct = { ...sections, value: named.map((each) => withNumber(each, census)) };
  const listed = first('configuration', configured.statuses) ?? first('index', statusesOf(explained));
  const statusLanguage = languageOfStatuses(census, language);
  const words =
    listed === undefined
      ? { source: 'default' as const, ...commonFor(statusLanguage, census) }
      : { ...listed, understood: listed.value };
  const statuses: StatusWords = {
    ...words,
    // What a person has configured is not for the records to change.
    ...(words.source === 'configuration' ? nothingLearnt : learnStatuses(census, words.value, templateStatuses)),
    language: statusLanguage,
  };
  return {
    sections: distinct,
    statuses,
    language,
    isStatusDemanded:
      statuses.source !== 'default' ||
      (sections.source === 'configuration' && sections.value.some(({ name }) => sectionKey(name) === 'status')) ||
      (!templateStatuses.some(isOptional) &&
        // Where neither the template nor one of several records has one, it is how this log is kept.
        (census.records < habitualRecords
          ? census.records < 2 || census.withStatus > 0 || templateStatuses.length > 0
          : census.withStatus * 2 >= census.records)),
    isTitleDemanded: !isShared(census.records - census.withTitle, census.records),
    series: census.series,
    unordered: sections.source === 'default' ? findUnordered(sections.value, census) : [],
    areTitlesNumbered: census.records > 1 && census.withNumberedTitle * 2 > census.records,
    areNumbersBare:
      census.withBareNumber * 2 > census.withNumberedTitle || isShared(census.withBareNumber, census.withNumberedTitle),
    isTitleNumberDemanded: census.records >= habitualRecords && census.withTitleNumber * 8 >= census.records * 7,
    areTitlesSingle: census.withSecondTitle * 4 <= census.records,
    datedSince: census.records >= 10 && census.withDate * 10 >= census.records * 9 ? census.firstDated : undefined,
    areChoicesKept: census.withChoices >= ownForm && census.withChoices * 10 >= census.records,
    numberFields: census.numberFields,
    repository: census.repository,
    template: configured.template?.replace(/^.*\//, ''),
    preset: { name: kind.name, sections: preset.map(({ name }) => name) },
  };
}

/** Whether a template remarks of a text that not every record has it: `[proposed | accepted] <!-- optional -->`. */
function isOptional({ raw }: SourceText): boolean {
  const remark = /<!--([^<>]*)-->/.exec(raw)?.[1];
  return remark !== undefined && optionalWords.test(remark);
}

/** Notes that a section is called by a plural: a singular is a slip then, and no other form of it. */
function withNumber(section: SectionDemand, census: Habits): SectionDemand {
  const name = normalizeSection(section.name);
  const isPlural =
    /.s$/.test(name) && census.countNamed(name) >= ownForm && census.countNamed(name.slice(0, -1)) < ownForm;
  return isPlural ? { ...section, isPlural } : section;
}

/** Sections of which each is named once: one that is demanded twice would be inserted twice. */
function withoutTwins(sections: readonly SectionDemand[]): readonly SectionDemand[] {
  const keys = sections.map(({ name }) => sectionKey(name));
  return sections.filter((_, at) => keys.indexOf(keys[at] as string) === at);
}

/** Whether a heading of a template says in brackets that not every record has the section. */
function isConditional(heading: string): boolean {
  const inBrackets = /[([（【](?<words>[^()[\]（）【】]*)[)\]）】]/u.exec(heading)?.groups?.['words'];
  return inBrackets !== undefined && optionalWords.test(inBrackets);
}

/** Where a template lists what else there is to read, not every record has something. */
function isAppendix(heading: string): boolean {
  return /^(?:references?|links|see also|further reading|more information|appendix)$/.test(normalizeSection(heading));
}

/** The names of the sections that a convention demands of each record, and perhaps of one that it asks for. */
export function demandedNames({ sections }: Convention, asked?: string): string[] {
  return sections.value.filter(({ name, of }) => of === 'each' || name === asked).map(({ name }) => name);
}

/** How many records have a section and how many lack it, of those that could know it and have the form of a record. */
export function shareOf(section: string, census: Habits): SectionShare {
  const having = census.countSaid(section);
  const beginning = census.beginningOf(section);
  const formed = census.records - (isPresetSection(section) ? census.formless : 0);
  return { having, lacking: Math.max(0, formed - having - (beginning?.before ?? 0)), since: beginning?.first };
}

interface SectionShare {
  readonly having: number;
  readonly lacking: number;
  /** The first record that has it. */
  readonly since: RecordPlace | undefined;
}

/** What three records leave out, and a tenth of them, is no slip of theirs. */
function isShared(lacking: number, all: number): boolean {
  return lacking >= 3 && lacking * 10 >= all;
}

/** What a template offers is demanded of those who could know it; what most of them leave out is optional. */
function weigh(section: SectionDemand, census: Habits): SectionDemand | undefined {
  const { having, lacking, since } = shareOf(sectionKey(section.name), census);
  if (having < lacking && (census.records >= habitualRecords || lacking >= 3)) return undefined;
  return { ...section, of: isShared(lacking, having + lacking) ? 'asked' : 'each', since };
}

/** What most records do is demanded of the one or two that do not; nobody decides for a log of a single record. */
function infer(section: SectionDemand, census: Habits): SectionDemand {
  const { having, lacking, since } = shareOf(sectionKey(section.name), census);
  const isFew = having + lacking < habitualRecords;
  if (having < 2 || having < lacking) return { ...section, of: 'nobody' };
  if (isFew ? lacking <= 1 : !isShared(lacking, having + lacking)) return { ...section, of: 'each', since };
  return { ...section, of: isFew ? 'nobody' : 'asked', since };
}

/** What nine of ten records do is an order; of a section that as many have before as behind another one there is none. */
function findUnordered(sections: readonly SectionDemand[], census: Habits): string[] {
  if (census.records < habitualRecords) return [];
  const names = sections.map(({ name }) => name);
  return names.filter((name) =>
    names.some((other) => {
      const [a, b] = [sectionKey(name), sectionKey(other)];
      const [before, behind] = [census.countBefore(a, b), census.countBefore(b, a)];
      return name !== other && Math.max(before, behind) * 10 < (before + behind) * 9;
    }),
  );
}

/** A larger log has its own order of a preset's sections: some write the status at the end of every record. */
function orderByHabit(preset: readonly string[], census: Habits): readonly string[] {
  if (census.records < habitualRecords) return preset;
  const positionOf = (name: string) => census.positionOf(sectionKey(name));
  const places = preset.filter((name) => positionOf(name) !== undefined);
  const sorted = [...places].sort((a, b) => (positionOf(a) ?? 0) - (positionOf(b) ?? 0));
  return preset.map((name) => (places.includes(name) ? (sorted[places.indexOf(name)] as string) : name));
}

/** The name that most records give a section of a preset, of those that presets have for it in any language. */
function habitualName(section: string, census: Habits, language: Language): string {
  const names = presets
    .flatMap(({ sections }) => sections.filter((name) => sectionKey(name) === sectionKey(section)))
    .flatMap(namesOfSection);
  const countOf = (name: string) => census.countNamed(normalizeSection(name));
  const own = sectionNameIn(language, section);
  return names.reduce((best, name) => (countOf(name) > countOf(best) ? name : best), own);
}

/** The language that most headings of the records are in; English where nothing tells. */
function languageOf(census: Habits): Language {
  if (census.records === 0) return 'en';
  const sum = (names: readonly string[]) =>
    names.reduce((all, name) => all + census.countNamed(normalizeSection(name)), 0);
  return mostCounted(languagesOfSections.map(({ language, names }) => ({ language, count: sum(names) })));
}

/** The language of most statuses; that of the headings where no record has a status. */
function languageOfStatuses(census: Habits, language: Language): Language {
  const counts = new Map<Language, number>([[language, 0]]);
  for (const each of allStatusWords) {
    const count = census.countStatus(each.word.toLowerCase());
    if (count > 0) counts.set(each.language, (counts.get(each.language) ?? 0) + count);
  }
  return mostCounted([...counts].map(([each, count]) => ({ language: each, count })));
}

/** Of equals the first one. */
function mostCounted(counts: readonly { readonly language: Language; readonly count: number }[]): Language {
  const [first, ...others] = counts;
  return others.reduce((best, each) => (each.count > (best?.count ?? 0) ? each : best), first)?.language ?? 'en';
}

/**
 * Of the presets whose sections the average record has most of, the one that explains the most headings; of equals the
 * one whose optional sections more records have, then the first.
 */
function choosePreset(census: Habits): Preset {
  const harmony = presets[0] as Preset;
  if (census.records === 0) return harmony;
  // By their very names: who writes "Context" does not mean MADR's "Context and Problem Statement".
  const sum = (names: readonly string[]) =>
    names.flatMap(namesOfSection).reduce((all, name) => all + census.countNamed(normalizeSection(name)), 0);
  const coverageOf = ({ sections }: Preset) => sum(sections) / (sections.length * census.records);
  const marksOf = ({ marks = [] }: Preset) => sum(marks);
  const highest = largest(presets.map(coverageOf));
  // A record that lacks a section does not make a log of seven sections one of four.
  const near = presets.filter((preset) => coverageOf(preset) >= highest * 0.9);
  const best = near.reduce((a, b) =>
    sum(b.sections) > sum(a.sections) || (sum(b.sections) === sum(a.sections) && marksOf(b) > marksOf(a)) ? b : a,
  );
  return coverageOf(best) < 0.25 ? harmony : best;
}

export function first<T>(source: ConventionSource, value: readonly T[] | undefined): Sourced<readonly T[]> | undefined {
  return value === undefined || value.length === 0 ? undefined : { source, value };
}

/** The table of the index file that says which sections a record has: its first header cell is `Section`. */
function isSectionTable({ header }: Table): boolean {
  return header.cells.length >= 2 && /^sections?$/i.test(plainText(header.cells[0]?.raw ?? ''));
}

function demandsOf(table: Table): SectionDemand[] {
  return table.rows.flatMap(({ cells: [name, purpose] }) => {
    const text = plainText(name?.raw ?? '');
    return text === '' ? [] : [{ name: text, purpose: plainText(purpose?.raw ?? '') || undefined, of: 'each' }];
  });
}

/** The purpose of the Status section lists the statuses: `Proposed / Pending / Accepted`. Prose lists none. */
function statusesOf(sections: readonly SectionDemand[]): string[] {
  const purpose = sections.find(({ name }) => sectionKey(name) === 'status')?.purpose ?? '';
  const words = purpose
    .split(/[/|,·]|\s(?=(?:or|oder|ou|lub|или)\s)/)
    .map((word) => withoutLead(word.trim()))
    .filter((word) => word !== '');
  return words.length >= 2 && words.every((word) => /^\p{L}[\p{L} -]{0,24}$/u.test(word)) ? words : [];
}

/** A status without the words of its list: "one of Proposed", "or Rejected", "Superseded by ADR-NNN". */
function withoutLead(word: string): string {
  const listed = leadOfList.exec(word)?.[1];
  if (listed !== undefined) return withoutLead(listed);
  // "superseded by ADR-NNN"
  const superseded = findLeadingStatus(word);
  if (superseded !== undefined && stageOf(superseded) === 'superseded') return word.slice(0, superseded.length);
  // Others are words before a status, where they begin small and it does not: "currently Proposed".
  const [, before, last = ''] = /^(\p{Ll}+(?: \p{Ll}+){0,3}) (\p{Lu}\p{L}+)$/u.exec(word) ?? [];
  return before !== undefined && findStatusWord(last) !== undefined ? last : word;
}

/** What people write before the first and the last one of a list. */
const leadOfList =
  /^(?:one of|any of|either|or|and|eine[rs]? (?:von|der)|oder|und|l?['’]?une? d(?:e|es)|ou|et|un[oa] de|uma? de|uno di|een van|jed(?:en|na) z|lub|один из|или)(?: the| les)?(?: following)?[ :]+([^ :\r\n][^\r\n]*)$/iu;

/** The sections that a template demands: where it marks some as compulsory, these; else those that it calls by no condition. */
function sectionsOf(template: MarkdownFacts): string[] {
  const headings = template.headings.filter(isSectionOf(template));
  const marked = headings.filter(({ isRequired }) => isRequired);
  const demanded = marked.length > 0 ? marked : headings.filter(({ isOptional }) => !isOptional);
  return demanded.filter(({ text }) => !isAppendix(text) && !isConditional(text)).map(({ text }) => text);
}

/** A template's sections are the headings one level below its title; where it has no title, of its highest level. */
function isSectionOf({ headings }: MarkdownFacts): (heading: Heading) => boolean {
  const title = headings[0];
  const below = title?.depth === 1 ? headings.slice(1) : headings;
  const depth = smallest(below.map((heading) => heading.depth));
  return (heading) => heading.depth === depth && heading !== (title?.depth === 1 ? title : undefined);
}
