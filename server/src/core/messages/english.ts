import type { EdgeKind } from '../graph/decisionGraph.ts';
import type { ConfigurationMistake, ExpectedValue } from '../model/configuration.ts';
import type { ConventionSource } from '../model/convention.ts';
import type { Log, UnreadableReason } from '../model/log.ts';
import type { RelationKind } from '../model/relations.ts';
import type { TitleProblem } from '../operations/newRecord.ts';
import type { NumberProblem } from '../operations/planNumber.ts';
import type { SupersedeProblem } from '../operations/supersede.ts';
import type { SyncChange } from '../operations/syncIndex.ts';
import type { ProblemArguments, ProblemCode, RelatedPlace } from '../rules/problem.ts';
import type { FixTitle } from '../rules/rule.ts';

/** The sentences of one language: the only place where problems, fixes and refusals become text. */
export interface Messages {
  readonly problems: { readonly [Code in ProblemCode]: (given: ProblemArguments[Code]) => string };
  readonly fixes: { readonly [Kind in FixTitle['kind']]: (fix: Extract<FixTitle, { kind: Kind }>) => string };
  readonly sync: { readonly [Kind in SyncChange['kind']]: (change: Extract<SyncChange, { kind: Kind }>) => string };
  readonly relationKinds: { readonly [Kind in RelationKind]: { readonly outgoing: string; readonly incoming: string } };
  readonly graph: {
    readonly title: (log: string) => string;
    readonly edges: { readonly [Kind in EdgeKind]: string };
  };
  readonly words: {
    readonly openRecord: string;
    readonly openIndex: string;
    readonly noStatus: string;
    readonly references: (count: number) => string;
    readonly notInIndex: string;
    /** How many records of the log have a status. */
    readonly statusCount: (count: number, all: number) => string;
    /** What the usual statuses mean, by their name. */
    readonly statusMeanings: Readonly<Record<string, string>>;
  };
  /** What can be done with a record, as menus call it. */
  readonly actions: {
    readonly setStatus: (status: string) => string;
    readonly chooseStatus: string;
    readonly renumber: (number: string) => string;
  };
  readonly convention: ConventionWords;
  readonly numbers: {
    readonly [Kind in NumberProblem['kind']]: (problem: Extract<NumberProblem, { kind: Kind }>) => string;
  };
  readonly successors: {
    readonly [Kind in SupersedeProblem['kind']]: (problem: Extract<SupersedeProblem, { kind: Kind }>) => string;
  };
  readonly relations: { readonly [Kind in RelatedPlace['kind']]: string };
  readonly titles: {
    readonly [Kind in TitleProblem['kind']]: (problem: Extract<TitleProblem, { kind: Kind }>) => string;
  };
}

/** The words for what a log demands, and where that was found. */
export interface ConventionWords {
  readonly title: (log: string) => string;
  readonly columns: readonly [string, string, string];
  readonly names: { readonly [Field in ConventionField]: string };
  readonly sources: { readonly [Source in ConventionSource]: (log: Log) => string };
  readonly habit: string;
  readonly common: string;
  readonly found: string;
  readonly numberedTitles: string;
  readonly anyTitles: string;
  readonly none: string;
  readonly yes: string;
  readonly no: string;
  readonly howToChange: string;
}

type ConventionField =
  | 'sections'
  | 'statuses'
  | 'statusDemanded'
  | 'titles'
  | 'fileNames'
  | 'index'
  | 'template'
  | 'rules';

export const english: Messages = {
  problems: {
    'section-missing': ({ section, folded }) =>
      folded === undefined
        ? `The section "${section}" is missing.`
        : `${folded.lacking} of ${folded.records} records have no ${section}: is it part of this log's convention?`,
    'index-row-missing': ({ index }) => `This record is not in the index of ${index}.`,
    'index-link-broken': ({ target, nearest }) => `"${target}" does not exist.${didYouMean(nearest)}`,
    'index-conflict-marker': () =>
      'A merge left its conflict markers in the index. Settle them before the index can be edited.',
    'file-unreadable': ({ reason }) => unreadable(reason),
    'section-misspelled': ({ heading, section }) => `"${heading}" is probably meant to be the section "${section}".`,
    'section-empty': ({ section }) => `The section "${section}" is empty.`,
    'section-duplicate': ({ section, line }) => `The section "${section}" stands in line ${line} already.`,
    'title-missing': () => 'This record has no title.',
    'title-number-mismatch': ({ found, expected }) => `The title says ${found}, the file name ${expected}.`,
    'status-missing': ({ folded }) =>
      folded === undefined
        ? 'This record has no status.'
        : `${folded.lacking} of ${folded.records} records have no status: is it part of this log's convention?`,
    'status-unknown': ({ found, nearest, known }) =>
      nearest === undefined
        ? `"${found}" is no status of this log; known are ${known.join(', ')}.`
        : `"${found}" is no status of this log. Did you mean "${nearest}"?`,
    'number-duplicate': ({ number, others }) => `The number ${number} is taken by ${others.join(', ')}, too.`,
    'index-row-duplicate': ({ target }) => `"${target}" has a row in this table already.`,
    'index-number-mismatch': ({ found, expected }) => `The row says ${found}, the file name ${expected}.`,
    'index-title-mismatch': ({ found, expected }) => `The index says "${found}", the record "${expected}".`,
    'index-status-mismatch': ({ found, expected }) => `The index says "${found}", the record "${expected}".`,
    'link-broken': ({ target, nearest }) => `"${target}" does not exist.${didYouMean(nearest)}`,
    'link-fragment-broken': ({ fragment, nearest }) =>
      `There is no heading "#${fragment}".${didYouMean(nearest === undefined ? undefined : `#${nearest}`)}`,
    'section-order': ({ section, before, after }) =>
      `In this log, "${section}" stands ${[after === undefined ? [] : `after "${after}"`, before === undefined ? [] : `before "${before}"`].flat().join(' and ')}.`,
    'placeholder-left': ({ isFromTemplate }) =>
      isFromTemplate ? "This text is the template's." : 'This is still to be filled in.',
    'status-conflict': ({ found, first }) => `This says "${found}", but the record's status above is "${first}".`,
    'file-name': ({ pattern }) => `Most records of this log are named "${pattern}"; this one is not.`,
    'number-gap': ({ missing }) => `There is no record ${missing} before this one.`,
    'parent-missing': ({ parent }) => `There is no record ${parent} that this one could belong to.`,
    'supersede-no-successor': () => 'This record is superseded, but does not say by which one.',
    'supersede-one-sided': ({ file, says }) =>
      says === 'superseded-by'
        ? `${file} does not say that it supersedes this record.`
        : `${file} does not say that this record supersedes it.`,
    'supersede-cycle': ({ files }) => `These records supersede one another in a circle: ${files.join(', ')}.`,
    'index-missing': ({ records }) => `This log has ${records} records and no index.`,
    'index-incomplete': ({ missing }) =>
      missing.length === 1
        ? `${missing[0]} is not in this index.`
        : `${missing.length} records are not in this index: ${list(missing)}.`,
    'index-order': ({ order: { key, direction } }) =>
      `This row is out of order: most follow the ${key === 'number' ? 'numbers' : 'file names'}${direction === 'ascending' ? '' : ', the last one first'}.`,
    'index-row-malformed': ({ fault }) =>
      fault.kind === 'no-link'
        ? `This row does not link ${fault.file}.`
        : `This row has ${fault.found} cells, the table ${fault.expected}.${fault.isSplit ? ' A pipe in a text is written "\\|".' : ''}`,
    'reference-unknown': ({ number, nearest }) => `There is no record ${number}.${didYouMean(nearest)}`,
    'number-taken-elsewhere': ({ number, branch, file }) =>
      `The number ${number} is taken by ${file} on the branch ${branch}.`,
    'proposal-stale': ({ status, since, days }) => `This has been ${status} since ${since}, for ${days} days.`,
    'config-invalid': ({ mistake }) => describeMistake(mistake),
  },
  fixes: {
    'insert-section': ({ section }) => `Insert the section "${section}"`,
    'insert-all-sections': ({ count }) => `Insert all ${count} missing sections`,
    'add-to-index': () => 'Add to the index',
    'repoint-row': ({ target }) => `Link "${target}" instead`,
    'remove-row': () => 'Remove this row from the index',
    'merge-rows': () => 'Merge this row into the first one',
    'create-record': ({ file }) => `Create the record "${file}"`,
    'rename-section': ({ section }) => `Rename the heading to "${section}"`,
    'insert-title': ({ title }) => `Insert the title "${title}"`,
    'insert-status': ({ status }) => `Insert the status "${status}"`,
    'take-number': ({ number }) => `Change the number to ${number}`,
    'take-title': ({ title }) => `Take the record's title "${title}"`,
    'take-fragment': ({ fragment }) => `Link "#${fragment}" instead`,
    'take-file': ({ file }) => `Link "${file}" instead`,
    'take-reference': ({ number }) => `Change the number to ${number}`,
    'take-key': ({ key }) => `Change to "${key}"`,
    'reorder-sections': () => "Put the sections into the log's order",
    'rename-file': ({ fileName }) => `Rename the file to "${fileName}", with its links and its row`,
    'add-all-to-index': ({ count }) =>
      count === 1 ? 'Add the record to the index' : `Add all ${count} records to the index`,
    'create-index': ({ file }) => `Create the index in ${file}`,
    'sort-rows': () => 'Sort these rows',
    'repair-row': () => 'Repair this row',
    'resolve-conflicts': () => 'Keep the rows of both sides, as the records say',
    'name-successor': ({ file }) => `Superseded by ${file}`,
    'write-other-side': ({ file }) => `Write it in ${file}, too`,
    'add-status': ({ status }) => `Add "${status}" to the statuses of this log`,
    'demand-section': ({ section }) => `Yes: demand "${section}" of every record`,
    'leave-section': ({ section }) => `No: write down the sections without "${section}"`,
    'demand-status': () => 'Yes: demand a status of every record',
    'configure-rule': ({ code, severity }) =>
      severity === 'off'
        ? `Switch "${code}" off in .adr-keeper.yaml`
        : `Make "${code}" a matter of ${severity} in .adr-keeper.yaml`,
    'take-status': ({ status }) => `Change the status to "${status}"`,
    'take-index-status': ({ status, file }) => `Change the status in ${file} to "${status}"`,
  },
  sync: {
    add: ({ record }) => `${record} gets a row`,
    link: ({ record }) => `the row of ${record} links it now`,
    lead: ({ record, from }) => `the row of "${from}" leads to ${record} now`,
    number: ({ record, from, to }) => `the number of ${record} is ${to}, not ${from}`,
    status: ({ record, to }) => `${record} is now ${to}`,
    title: ({ record, to }) => `${record} is now called "${to}"`,
    remove: ({ record }) => `the row of ${record} is removed`,
    graph: ({ record }) => `the graph in ${record} is drawn anew`,
  },
  relationKinds: {
    supersedes: { outgoing: 'supersedes', incoming: 'superseded by' },
    'superseded-by': { outgoing: 'superseded by', incoming: 'supersedes' },
    amends: { outgoing: 'amends', incoming: 'amended by' },
    'amended-by': { outgoing: 'amended by', incoming: 'amends' },
    'depends-on': { outgoing: 'depends on', incoming: 'needed by' },
    'needed-by': { outgoing: 'needed by', incoming: 'depends on' },
    precedes: { outgoing: 'precedes', incoming: 'preceded by' },
    'relates-to': { outgoing: 'relates to', incoming: 'related to' },
  },
  graph: {
    title: (log) => `Decision graph of ${log}`,
    edges: {
      supersedes: 'supersedes',
      amends: 'amends',
      'depends-on': 'depends on',
      precedes: 'precedes',
      'relates-to': 'relates to',
      mentions: 'mentions',
    },
  },
  words: {
    openRecord: 'Open the record',
    openIndex: 'Open the index',
    noStatus: 'no status',
    references: (count) => (count === 1 ? '1 reference' : `${count} references`),
    notInIndex: 'Not in the index: add',
    statusCount: (count, all) => `${count} of ${all} records`,
    statusMeanings: {
      Proposed: 'Under discussion: nothing follows from it yet.',
      Draft: 'Still being written.',
      Pending: 'Discussed, and waits for somebody to decide.',
      Accepted: 'Decided: this is what holds.',
      Approved: 'Decided: this is what holds.',
      Implemented: 'Decided, and done.',
      Deprecated: 'Holds no more, and nothing has taken its place.',
      Superseded: 'Holds no more: another record has taken its place.',
      Rejected: 'Discussed, and not taken.',
      Reference: 'No decision: what others are written from.',
    },
  },
  numbers: {
    'no-number': ({ typed }) => `"${typed}" is no number of a record.`,
    'number-taken': ({ number }) => `There is a record ${number} already.`,
    'name-without-number': ({ fileName }) => `${fileName} has no number that could change.`,
  },
  successors: {
    'own-successor': () => 'No record supersedes itself.',
    'successor-in-circle': ({ file }) => `${file} is superseded by this record already, so it cannot supersede it.`,
  },
  actions: {
    setStatus: (status) => `Set status to ${status}`,
    chooseStatus: 'Set status…',
    renumber: (number) => `Renumber to ${number}, the next free number`,
  },
  convention: {
    title: (log) => `The convention of ${log}`,
    columns: ['What', 'This log', 'Found in'],
    names: {
      sections: 'Sections of every record',
      statuses: 'Statuses',
      statusDemanded: 'Every record has a status',
      titles: 'Titles',
      fileNames: 'File names',
      index: 'Index',
      template: 'Template',
      rules: 'Rules set otherwise',
    },
    sources: {
      configuration: () => '.adr-keeper.yaml',
      index: ({ readme }) => `the words of ${readme?.name ?? 'the index'}`,
      template: ({ template }) => `the headings of ${template?.file.name ?? 'the template'}`,
      default: ({ convention, census }) =>
        census.records === 0
          ? 'nothing decides: as Harmony does it'
          : `most records: a log like ${convention.preset.name}'s`,
    },
    habit: 'what most records do',
    common: 'what logs use in common',
    found: 'the files of the log',
    numberedTitles: "begin with the record's number",
    anyTitles: 'with or without a number',
    none: 'none',
    yes: 'yes',
    no: 'no',
    howToChange: 'What is wrong here can be said in `.adr-keeper.yaml`, in the folder of the log.',
  },
  relations: {
    'first-section': 'The section stands here already.',
    'same-number': 'This record has the number, too.',
    'first-status': 'The status that counts.',
    'in-cycle': 'This record is part of the circle.',
  },
  titles: {
    'title-empty': () => 'A record needs a title.',
    'title-without-letters': () => 'The title needs at least one letter or digit, for the file is named after it.',
    'title-taken': ({ fileName }) => `There is already a record with this title: ${fileName}.`,
    'no-parent-number': ({ typed }) => `"${typed}" is no number of a record that could have sub-records.`,
    'no-such-status': ({ typed, known }) => `"${typed}" is no status of this log; known are ${known.join(', ')}.`,
    'index-in-conflict': ({ index }) =>
      `${index} has merge conflict markers. Settle them first, so that the new row goes to the right place.`,
  },
};

function didYouMean(nearest: string | undefined): string {
  return nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
}

/** The first few of many names. */
function list(names: readonly string[]): string {
  return names.length <= 4 ? names.join(', ') : `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
}

function describeMistake(mistake: ConfigurationMistake): string {
  switch (mistake.kind) {
    case 'syntax':
      return `This is not YAML: ${mistake.detail}`;
    case 'unknown-key':
      return `There is no setting "${mistake.key}"; known are ${mistake.known.join(', ')}.${didYouMean(mistake.nearest)}`;
    case 'unknown-rule':
      return `There is no rule "${mistake.key}".${didYouMean(mistake.nearest)}`;
    case 'unknown-status':
      return `"${mistake.status}" is none of the statuses of this file.${didYouMean(mistake.nearest)}`;
    case 'no-such-folder':
      return `There is no folder "${mistake.folder}" beside this file.`;
    case 'wrong-value':
      return mistake.key === ''
        ? 'The file must be a map of settings.'
        : `"${mistake.key}" must be ${expectedValues[mistake.expected]}.`;
    case 'always-on':
      return `"${mistake.key}" cannot be switched off: a configuration that is wrong is not followed.`;
  }
}

const expectedValues: { readonly [Expected in ExpectedValue]: string } = {
  texts: 'a list of texts',
  text: 'a text',
  map: 'a map of rules',
  severity: 'error, warning, information, hint or off',
  days: 'a whole number of days',
  transitions: 'a map from statuses to the lists of those that may follow',
};

function unreadable(reason: UnreadableReason): string {
  switch (reason.kind) {
    case 'encoding':
      return 'This file is not UTF-8 text, so it cannot be checked. Save it as UTF-8.';
    case 'size':
      return `This file is larger than ${reason.limit / 1_000_000} MB, so it is not checked.`;
    case 'access':
      return `This file cannot be read: ${reason.detail}.`;
  }
}
