import type { EdgeKind } from '../graph/decisionGraph.ts';
import type { ConfigurationMistake, ExpectedValue } from '../model/configuration.ts';
import type { ConventionSource } from '../model/convention.ts';
import type { Log } from '../model/log.ts';
import type { RelationKind } from '../model/relations.ts';
import type { RowOrder } from '../model/rowOrder.ts';
import type { UnreadableReason } from '../model/unreadableReason.ts';
import type { LinkProblem } from '../operations/linkRecords.ts';
import type { TitleProblem } from '../operations/newRecord.ts';
import type { NumberProblem } from '../operations/planNumber.ts';
import type { SupersededProblem } from '../operations/setStatus.ts';
import type { SupersedeProblem } from '../operations/supersede.ts';
import type { SyncChange, SyncLeft } from '../operations/syncIndex.ts';
import type { ProblemArguments, ProblemCode, RelatedPlace } from '../rules/problem.ts';
import type { FixTitle } from '../rules/rule.ts';
import { englishLanguage, type Language } from './language.ts';

/** The sentences of one language: the only place where problems, fixes and refusals become text. */
export interface Messages {
  readonly problems: { readonly [Code in ProblemCode]: (given: ProblemArguments[Code]) => string };
  readonly fixes: { readonly [Kind in FixTitle['kind']]: (fix: Extract<FixTitle, { kind: Kind }>) => string };
  readonly sync: { readonly [Kind in SyncChange['kind']]: (change: Extract<SyncChange, { kind: Kind }>) => string };
  /** What a sync leaves to a person. */
  readonly syncLeft: {
    readonly [Kind in SyncLeft['reason']['kind']]: (
      left: SyncLeft,
      reason: Extract<SyncLeft['reason'], { kind: Kind }>,
    ) => string;
  };
  readonly relationKinds: { readonly [Kind in RelationKind]: { readonly outgoing: string; readonly incoming: string } };
  readonly graph: {
    readonly title: (log: string) => string;
    readonly edges: { readonly [Kind in EdgeKind]: string };
  };
  readonly words: {
    readonly openRecord: string;
    readonly openIndex: string;
    readonly noStatus: string;
    /** What an outline calls a heading without words. */
    readonly emptyHeading: string;
    readonly references: (count: number) => string;
    readonly notInIndex: string;
    /** Above how far the reading of a log is. */
    readonly readingRecords: string;
    readonly readSoFar: (read: number, total: number) => string;
    /** Above the progress of an operation that waits. */
    readonly searchingReferences: string;
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
    readonly fixAll: string;
  };
  /** What an edit is called where it is undone. */
  readonly edits: {
    readonly newRecord: (number: string) => string;
    readonly createLog: string;
    readonly addToIndex: string;
    readonly syncIndex: string;
    readonly undoSync: string;
    readonly sortIndex: string;
    readonly createIndex: string;
    readonly insertGraph: string;
    readonly setStatus: (status: string) => string;
    readonly supersede: (successor: string) => string;
    readonly link: (file: string) => string;
    readonly renumber: (number: string) => string;
    readonly delete: (file: string) => string;
  };
  /** What is asked before an index follows a record. */
  readonly syncQuestion: {
    readonly question: (changes: string) => string;
    readonly update: string;
    readonly notNow: string;
  };
  readonly refusals: Refusals;
  readonly convention: ConventionWords;
  readonly numbers: {
    readonly [Kind in NumberProblem['kind']]: (problem: Extract<NumberProblem, { kind: Kind }>) => string;
  };
  readonly successors: {
    readonly [Kind in ChangeProblem['kind']]: (problem: Extract<ChangeProblem, { kind: Kind }>) => string;
  };
  readonly relations: { readonly [Kind in RelatedPlace['kind']]: string };
  readonly titles: {
    readonly [Kind in TitleProblem['kind']]: (problem: Extract<TitleProblem, { kind: Kind }>) => string;
  };
}

/** Why a status, a successor or a relation cannot be written. */
export type ChangeProblem = SupersedeProblem | SupersededProblem | LinkProblem;

/** Why something that a person asked for was not done. */
export interface Refusals {
  /** The editor did not apply the edit, and gives a reason or none. */
  readonly notApplied: (reason: string | undefined) => string;
  readonly noLog: (folder: string) => string;
  readonly noRecord: string;
  readonly isTemplate: (file: string) => string;
  readonly otherLog: (file: string) => string;
  readonly selfLink: string;
  readonly unknownRelation: (typed: string, known: readonly string[]) => string;
  readonly unknownStatus: (typed: string, known: readonly string[]) => string;
  readonly unknownCommand: (command: string) => string;
  /** `shape` is that of the argument, as TypeScript writes it. */
  readonly wrongArgument: (name: string, shape: string) => string;
  readonly notUri: (name: string, key: string) => string;
  readonly outsideWorkspace: string;
  /** A file that would be written. */
  readonly fileOutside: (file: string) => string;
  readonly logExists: string;
  readonly indexExists: (file: string) => string;
  /** `line` is where the list begins. */
  readonly listsAlready: (file: string, line: number) => string;
  readonly noIndex: string;
  /** The file that should hold the index. */
  readonly indexUnreadable: (file: string) => string;
  readonly fixGone: string;
  readonly indexInConflict: (file: string | undefined) => string;
  readonly indexChanged: string;
  readonly noPlaceForGraph: (file: string) => string;
  /** What is missing before an operation can be done completely. */
  readonly logsNotRead: string;
  readonly notSearched: (folders: readonly string[]) => string;
  /** An operation was not done because of what is `missing`. */
  readonly notChanged: (missing: string) => string;
  /** A file is moved all the same. */
  readonly notFollowed: (missing: string) => string;
  /** The server has failed. */
  readonly failed: (reason: string) => string;
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

/**
 * The sentences in the language of a person. They are written in English here, and nowhere else: `t` says each of them as
 * the language's table `l10n/bundle.l10n.<language>.json` has it. What counts has a sentence for one and one for several.
 */
export const messagesIn = ({ t, isOne }: Language): Messages => ({
  problems: {
    'section-missing': ({ section, folded }) =>
      folded === undefined
        ? t`The section "${section}" is missing.`
        : t`${folded.lacking} of ${folded.records} records have no section "${section}": is it part of this log's convention?`,
    'index-row-missing': ({ index }) => t`This record is not in the index of ${index}.`,
    'index-link-broken': ({ target, nearest }) => withNearest(t, t`"${target}" does not exist.`, nearest),
    'index-conflict-marker': () =>
      t`A merge left its conflict markers in the index. Settle them before the index can be edited.`,
    'file-unreadable': ({ reason }) => unreadable(t, reason),
    'section-misspelled': ({ heading, section }) => t`"${heading}" is probably meant to be the section "${section}".`,
    'section-empty': ({ section }) => t`The section "${section}" is empty.`,
    'section-duplicate': ({ section, line }) => t`The section "${section}" stands in line ${line} already.`,
    'title-missing': ({ folded }) =>
      folded === undefined
        ? t`This record has no title.`
        : t`${folded.lacking} of ${folded.records} records have no title: is it part of this log's convention?`,
    'title-second': () => t`This is a second title.`,
    'title-number-missing': ({ number }) => t`The title lacks the number ${number}, which nearly all others have.`,
    'title-number-mismatch': ({ found, expected, field }) =>
      field === undefined
        ? t`The title says ${found}, the file name ${expected}.`
        : t`The front matter says ${`${field}: ${found}`}, the file name ${expected}.`,
    'status-missing': ({ folded }) =>
      folded === undefined
        ? t`This record has no status.`
        : t`${folded.lacking} of ${folded.records} records have no status: is it part of this log's convention?`,
    'date-invalid': ({ found }) => t`"${found}" is not a date.`,
    'front-matter-invalid': ({ detail }) => t`The front matter cannot be read from here on: ${detail}`,
    'status-unknown': ({ found, nearest, known }) =>
      nearest === undefined
        ? t`"${found}" is no status of this log; known are ${known.join(', ')}.`
        : t`"${found}" is no status of this log. Did you mean "${nearest}"?`,
    'number-duplicate': ({ number, others }) => t`The number ${number} is taken by ${others.join(', ')}, too.`,
    'index-row-duplicate': ({ target }) => t`"${target}" has a row in this table already.`,
    'index-number-mismatch': ({ found, expected }) => t`The row says ${found}, the file name ${expected}.`,
    'index-title-mismatch': ({ found, expected }) => t`The index says "${found}", the record "${expected}".`,
    'index-status-mismatch': ({ found, expected }) => t`The index says "${found}", the record "${expected}".`,
    'link-broken': ({ target, nearest }) => withNearest(t, t`"${target}" does not exist.`, nearest),
    'link-empty': () => t`This link leads nowhere.`,
    'link-fragment-broken': ({ fragment, nearest }) =>
      withNearest(t, t`There is no heading "#${fragment}".`, nearest === undefined ? undefined : `#${nearest}`),
    'section-order': ({ section, before, after }) =>
      before === undefined
        ? t`In this log, "${section}" stands after "${after ?? ''}".`
        : after === undefined
          ? t`In this log, "${section}" stands before "${before}".`
          : t`In this log, "${section}" stands after "${after}" and before "${before}".`,
    'placeholder-left': ({ isFromTemplate }) =>
      isFromTemplate ? t`This text is the template's.` : t`This is still to be filled in.`,
    'status-conflict': ({ found, first }) => t`This says "${found}", but the record's status above is "${first}".`,
    'file-name': ({ pattern }) => t`Most records of this log are named "${pattern}"; this one is not.`,
    'number-gap': ({ missing }) => t`There is no record ${missing} before this one.`,
    'parent-missing': ({ parent }) => t`There is no record ${parent} that this one could belong to.`,
    'supersede-no-successor': () => t`This record is superseded, but does not say by which one.`,
    'supersede-one-sided': ({ file, says }) =>
      says === 'superseded-by'
        ? t`${file} does not say that it supersedes this record.`
        : t`${file} does not say that this record supersedes it.`,
    'supersede-cycle': ({ files }) =>
      files.length === 1
        ? t`This record says that it supersedes itself.`
        : t`These records supersede one another in a circle: ${files.join(', ')}.`,
    'index-missing': ({ records }) => t`This log has ${records} records and no index.`,
    'index-incomplete': ({ missing }) =>
      missing.length === 1
        ? t`${list(t, missing)} is not in this index.`
        : t`${missing.length} records are not in this index: ${list(t, missing)}.`,
    'index-order': ({ order }) => outOfOrder(t, order),
    'index-row-malformed': ({ fault }) =>
      fault.kind === 'no-link'
        ? t`This row does not link ${fault.file}.`
        : [
            t`This row has ${fault.found} cells, the table ${fault.expected}.`,
            ...(fault.isSplit ? [t`A pipe in a text is written "\\|".`] : []),
          ].join(' '),
    'reference-unknown': ({ number, nearest }) => withNearest(t, t`There is no record ${number}.`, nearest),
    'number-taken-elsewhere': ({ number, branch, file }) =>
      t`The number ${number} is taken by ${file} on the branch ${branch}.`,
    'record-changed': ({ status }) => t`The decision has changed since it was committed as ${status}.`,
    'proposal-stale': ({ status, since, days }) =>
      isOne(days)
        ? t`This has been ${status} since ${since}, for ${days} day.`
        : t`This has been ${status} since ${since}, for ${days} days.`,
    'config-invalid': ({ mistake }) => describeMistake(t, mistake),
  },
  fixes: {
    'insert-section': ({ section }) => t`Insert the section "${section}"`,
    'insert-all-sections': ({ count }) => t`Insert all ${count} missing sections`,
    'add-to-index': () => t`Add to the index`,
    'repoint-row': ({ target }) => t`Link "${target}" instead`,
    'remove-row': () => t`Remove this row from the index`,
    'merge-rows': () => t`Merge this row into the first one`,
    'create-record': ({ file }) => t`Create the record "${file}"`,
    'rename-section': ({ section }) => t`Rename the heading to "${section}"`,
    'insert-title': ({ title }) => t`Insert the title "${title}"`,
    'insert-status': ({ status }) => t`Insert the status "${status}"`,
    'take-number': ({ number }) => t`Change the number to ${number}`,
    'take-title': ({ title }) => t`Take the record's title "${title}"`,
    'insert-number': ({ number }) => t`Insert the number ${number}`,
    'lower-heading': () => t`Make it a heading of the second level`,
    'take-fragment': ({ fragment }) => t`Link "#${fragment}" instead`,
    'take-file': ({ file }) => t`Link "${file}" instead`,
    'take-reference': ({ number }) => t`Change the number to ${number}`,
    'take-key': ({ key }) => t`Change to "${key}"`,
    'reorder-sections': () => t`Put the sections into the log's order`,
    'rename-file': ({ fileName }) => t`Rename the file to "${fileName}", with its links and its row`,
    'add-all-to-index': ({ count }) =>
      count === 1 ? t`Add the record to the index` : t`Add all ${count} records to the index`,
    'create-index': ({ file }) => t`Create the index in ${file}`,
    'sort-rows': () => t`Sort these rows`,
    'repair-row': () => t`Repair this row`,
    'resolve-conflicts': () => t`Keep the rows of both sides, as the records say`,
    'name-successor': ({ file }) => t`Superseded by ${file}`,
    'write-other-side': ({ file }) => t`Write it in ${file}, too`,
    'add-status': ({ status }) => t`Add "${status}" to the statuses of this log`,
    'demand-section': ({ section }) => t`Yes: demand "${section}" of every record`,
    'leave-section': ({ section }) => t`No: write down the sections without "${section}"`,
    'demand-status': () => t`Yes: demand a status of every record`,
    'configure-rule': ({ code, severity }) =>
      severity === 'off'
        ? t`Switch "${code}" off in .adr-keeper.yaml`
        : t`Make "${code}" a matter of ${severity} in .adr-keeper.yaml`,
    'take-status': ({ status }) => t`Change the status to "${status}"`,
    'take-index-status': ({ status, file }) => t`Change the status in ${file} to "${status}"`,
  },
  sync: {
    add: ({ record }) => t`${record} gets a row`,
    link: ({ record }) => t`the row of ${record} links it now`,
    lead: ({ record, from }) => t`the row of "${from}" leads to ${record} now`,
    number: ({ record, from, to }) => t`the number of ${record} is ${to}, not ${from}`,
    status: ({ record, to }) => t`${record} is now ${to}`,
    title: ({ record, to }) => t`${record} is now called "${to}"`,
    remove: ({ record }) => t`the row of ${record} is removed`,
    graph: ({ record }) => t`the graph in ${record} is drawn anew`,
  },
  syncLeft: {
    'no-group': ({ record }, { status }) =>
      status === undefined
        ? t`${record} gets no row: the index is grouped by status, and the record has none`
        : t`${record} gets no row: the index has no group for ${status}`,
    'no-section': ({ record }) =>
      t`${record} gets no row: the index has several sections, and nothing tells which one it belongs to`,
    'empty-cell': ({ record }, { column }) =>
      t`${record} gets no row: nothing tells what its cell under "${column}" should say`,
    claimed: ({ record }, { number }) =>
      t`${record} gets no row: another row has the number ${number}, but links nothing`,
    status: ({ record }, { found, expected }) =>
      t`the row of ${record} says ${found}, the record ${expected}; its words were left alone`,
  },
  relationKinds: {
    supersedes: { outgoing: t`supersedes`, incoming: t`superseded by` },
    'superseded-by': { outgoing: t`superseded by`, incoming: t`supersedes` },
    amends: { outgoing: t`amends`, incoming: t`amended by` },
    'amended-by': { outgoing: t`amended by`, incoming: t`amends` },
    'depends-on': { outgoing: t`depends on`, incoming: t`needed by` },
    'needed-by': { outgoing: t`needed by`, incoming: t`depends on` },
    precedes: { outgoing: t`precedes`, incoming: t`preceded by` },
    'relates-to': { outgoing: t`relates to`, incoming: t`related to` },
  },
  graph: {
    title: (log) => t`Decision graph of ${log}`,
    edges: {
      supersedes: t`supersedes`,
      amends: t`amends`,
      'depends-on': t`depends on`,
      precedes: t`precedes`,
      'relates-to': t`relates to`,
      mentions: t`mentions`,
    },
  },
  words: {
    openRecord: t`Open the record`,
    openIndex: t`Open the index`,
    noStatus: t`no status`,
    emptyHeading: t`(empty)`,
    references: (count) => (isOne(count) ? t`${count} reference` : t`${count} references`),
    notInIndex: t`Not in the index: add`,
    readingRecords: t`Reading decision records`,
    readSoFar: (read, total) => t`${read} of ${total}`,
    searchingReferences: t`Searching for references to records`,
    statusCount: (count, all) => t`${count} of ${all} records`,
    statusMeanings: {
      Proposed: t`Under discussion: nothing follows from it yet.`,
      Draft: t`Still being written.`,
      Pending: t`Discussed, and waits for somebody to decide.`,
      Accepted: t`Decided: this is what holds.`,
      Approved: t`Decided: this is what holds.`,
      Implemented: t`Decided, and done.`,
      Deprecated: t`Holds no more, and nothing has taken its place.`,
      Superseded: t`Holds no more: another record has taken its place.`,
      Rejected: t`Discussed, and not taken.`,
      Reference: t`No decision: what others are written from.`,
    },
  },
  numbers: {
    'no-number': ({ typed }) => t`"${typed}" is no number of a record.`,
    'number-taken': ({ number }) => t`There is a record ${number} already.`,
    'name-without-number': ({ fileName }) => t`${fileName} has no number that could change.`,
  },
  successors: {
    'own-successor': () => t`No record supersedes itself.`,
    'successor-in-circle': ({ file }) => t`${file} is superseded by this record already, so it cannot supersede it.`,
    'status-unreadable': ({ file, line }) =>
      t`${file} says its status on line ${line} in a form that cannot be changed. Edit that line.`,
    'status-with-remark': ({ file, line }) =>
      t`${file} has a remark about its status on line ${line}, which would become false. Edit that line.`,
    'sections-unknown': ({ file }) =>
      t`${file} has no section that is known, so its status cannot be found. Set "sections" and "statuses" in .adr-keeper.yaml.`,
    'superseded-by-other': ({ file, line }) =>
      t`${file} says on line ${line} that it supersedes this record. Change that line first.`,
    'link-in-circle': ({ file, relation }) =>
      relation === 'amends'
        ? t`${file} amends this record already, so this one cannot amend it.`
        : t`${file} depends on this record already, so this one cannot depend on it.`,
    'superseded-elsewhere': ({ file, line }) =>
      t`${file} says on line ${line} that it was superseded. Change that line first.`,
  },
  actions: {
    setStatus: (status) => t`Set status to ${status}`,
    chooseStatus: t`Set status…`,
    renumber: (number) => t`Renumber to ${number}, the next free number`,
    fixAll: t`Fix all ADR problems that are safe to fix`,
  },
  edits: {
    newRecord: (number) => t`New ADR ${number}`,
    createLog: t`Create decision log`,
    addToIndex: t`Add to index`,
    syncIndex: t`Sync index`,
    undoSync: t`Undo sync`,
    sortIndex: t`Sort index`,
    createIndex: t`Create index`,
    insertGraph: t`Insert decision graph`,
    setStatus: (status) => t`Set status to ${status}`,
    supersede: (successor) => t`Superseded by ${successor}`,
    link: (file) => t`Link ${file}`,
    renumber: (number) => t`Renumber to ${number}`,
    delete: (file) => t`Delete ${file}`,
  },
  syncQuestion: {
    question: (changes) => t`Update the index? ${changes}.`,
    update: t`Update`,
    notNow: t`Not Now`,
  },
  refusals: {
    notApplied: (reason) =>
      reason === undefined
        ? t`No changes made: the edit could not be applied.`
        : t`No changes made: the edit could not be applied (${reason}).`,
    noLog: (folder) => t`There is no decision log in ${folder}.`,
    noRecord: t`This file is no decision record.`,
    isTemplate: (file) => t`${file} is the template, and no decision.`,
    otherLog: (file) => t`${file} belongs to another log.`,
    selfLink: t`A record is not linked to itself.`,
    unknownRelation: (typed, known) => t`"${typed}" is no relation; known are ${known.join(', ')}.`,
    unknownStatus: (typed, known) => t`"${typed}" is no status of this log; known are ${known.join(', ')}.`,
    unknownCommand: (command) => t`There is no command "${command}".`,
    wrongArgument: (name, shape) => t`${name} needs ${shape}.`,
    notUri: (name, key) => t`${name}: "${key}" is not a URI.`,
    outsideWorkspace: t`The folder is not in the workspace.`,
    fileOutside: (file) => t`No changes made: ${file} is outside the workspace.`,
    logExists: t`There is a decision log in this folder already.`,
    indexExists: (file) => t`${file} holds the index of this log already.`,
    listsAlready: (file, line) =>
      t`${file} lists the records already, from line ${line}, in a form that cannot be read as an index; it was left alone.`,
    noIndex: t`This log has no index. "ADR: Create Index" makes one.`,
    indexUnreadable: (file) => t`No changes made: ${file}, which should hold the index, cannot be read.`,
    fixGone: t`The file has changed: there is nothing left to mend here.`,
    indexInConflict: (file) =>
      file === undefined
        ? t`The index has merge conflict markers. Settle them first.`
        : t`${file} has merge conflict markers. Settle them first.`,
    indexChanged: t`The index has been changed since, so that there is nothing to take back.`,
    noPlaceForGraph: (file) =>
      t`${file} ends within code or a comment, or has a marker of a graph without its other one. Mend that first.`,
    logsNotRead: t`The decision logs have not been read completely.`,
    notSearched: (folders) => t`${folders.join(', ')} has not been searched completely for references to records.`,
    notChanged: (missing) => t`Nothing was changed. ${missing} Try again later.`,
    notFollowed: (missing) => t`Some references may still use the old name. ${missing}`,
    failed: (reason) => t`The ADR language server failed: ${reason}. Its output has the details.`,
  },
  convention: {
    title: (log) => t`The convention of ${log}`,
    columns: [t`What`, t`This log`, t`Found in`],
    names: {
      sections: t`Sections of every record`,
      statuses: t`Statuses`,
      statusDemanded: t`Every record has a status`,
      titles: t`Titles`,
      fileNames: t`File names`,
      index: t`Index`,
      template: t`Template`,
      rules: t`Rules set otherwise`,
    },
    sources: {
      configuration: () => '.adr-keeper.yaml',
      index: ({ readme }) => (readme === undefined ? t`the words of the index` : t`the words of ${readme.name}`),
      template: ({ template }) =>
        template === undefined ? t`the headings of the template` : t`the headings of ${template.file.name}`,
      default: ({ convention, census }) =>
        census.records === 0
          ? t`nothing decides: as Harmony does it`
          : t`most records: a log like ${convention.preset.name}'s`,
    },
    habit: t`what most records do`,
    common: t`what logs use in common`,
    found: t`the files of the log`,
    numberedTitles: t`begin with the record's number`,
    anyTitles: t`with or without a number`,
    none: t`none`,
    yes: t`yes`,
    no: t`no`,
    howToChange: t`What is wrong here can be said in \`.adr-keeper.yaml\`, in the folder of the log.`,
  },
  relations: {
    'first-section': t`The section stands here already.`,
    'same-number': t`This record has the number, too.`,
    'first-status': t`The status that counts.`,
    'in-cycle': t`This record is part of the circle.`,
  },
  titles: {
    'title-empty': () => t`A record needs a title.`,
    'configuration-unread': ({ file }) =>
      t`${file} cannot be read, so its settings for new records are unknown. Correct it first.`,
    'title-without-letters': () => t`The title needs at least one letter or digit, for the file is named after it.`,
    'title-taken': ({ fileName }) => t`There is already a record with this title: ${fileName}.`,
    'no-parent-number': ({ typed }) => t`"${typed}" is no number of a record that could have sub-records.`,
    'no-such-status': ({ typed, known }) => t`"${typed}" is no status of this log; known are ${known.join(', ')}.`,
    'no-such-template': ({ typed, known }) => t`There is no template "${typed}"; known are ${known.join(', ')}.`,
    'records-unread': ({ index, file }) =>
      t`${index} lists records that are not read, such as ${file}. A new one would not be one of them.`,
    'index-in-conflict': ({ index }) =>
      t`${index} has merge conflict markers. Settle them first, so that the new row goes to the right place.`,
  },
});

/** The sentences as they are written. */
export const english: Messages = messagesIn(englishLanguage);

type Translate = Language['t'];

/** A sentence, and a question after it where something known is near. */
function withNearest(t: Translate, sentence: string, nearest: string | undefined): string {
  return nearest === undefined ? sentence : `${sentence} ${t`Did you mean "${nearest}"?`}`;
}

/** The first few of many names. */
function list(t: Translate, names: readonly string[]): string {
  return names.length <= 4 ? names.join(', ') : t`${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
}

function outOfOrder(t: Translate, { key, direction }: RowOrder): string {
  if (key === 'number')
    return direction === 'ascending'
      ? t`This row is out of order: most follow the numbers.`
      : t`This row is out of order: most follow the numbers, the last one first.`;
  return direction === 'ascending'
    ? t`This row is out of order: most follow the file names.`
    : t`This row is out of order: most follow the file names, the last one first.`;
}

function describeMistake(t: Translate, mistake: ConfigurationMistake): string {
  switch (mistake.kind) {
    case 'syntax':
      return t`This is not YAML: ${mistake.detail}`;
    case 'unknown-key':
      return withNearest(
        t,
        t`There is no setting "${mistake.key}"; known are ${mistake.known.join(', ')}.`,
        mistake.nearest,
      );
    case 'unknown-rule':
      return withNearest(t, t`There is no rule "${mistake.key}".`, mistake.nearest);
    case 'unknown-status':
      return withNearest(t, t`"${mistake.status}" is none of the statuses of this file.`, mistake.nearest);
    case 'no-such-folder':
      return t`There is no folder "${mistake.folder}" beside this file.`;
    case 'folder-outside':
      return t`The folder "${mistake.folder}" is outside the folder of this file.`;
    case 'no-such-index':
      return t`The index "${mistake.index}" does not exist.`;
    case 'index-outside':
      return t`The index "${mistake.index}" is outside the workspace.`;
    case 'unreadable':
      return unreadable(t, mistake.reason);
    case 'wrong-value':
      return mistake.key === ''
        ? t`The file must be a map of settings.`
        : t`"${mistake.key}" must be ${describeExpected(t, mistake.expected)}.`;
    case 'always-on':
      return t`"${mistake.key}" cannot be switched off: a configuration that is wrong is not followed.`;
  }
}

function describeExpected(t: Translate, expected: ExpectedValue): string {
  switch (expected) {
    case 'texts':
      return t`a list of texts`;
    case 'text':
      return t`a text`;
    case 'map':
      return t`a map of rules`;
    case 'severity':
      return t`error, warning, information, hint or off`;
    case 'days':
      return t`a whole number of days`;
    case 'transitions':
      return t`a map from statuses to the lists of those that may follow`;
  }
}

function unreadable(t: Translate, reason: UnreadableReason): string {
  switch (reason.kind) {
    case 'encoding':
      return t`This file is not UTF-8 text, so it cannot be checked. Save it as UTF-8.`;
    case 'size':
      return t`This file is larger than ${reason.limit / 1_000_000} MB, so it is not checked.`;
    case 'nesting':
      return t`This file cannot be read: nested too deeply.`;
    case 'not-file':
      return t`This file cannot be read: not a regular file.`;
    case 'outside':
      return t`This file is not read: it links to a file outside the workspace.`;
    case 'forbidden':
      return t`This file cannot be read: permission denied.`;
    case 'folder-forbidden':
      return t`This folder cannot be read, nor the records in it: permission denied.`;
    case 'folder-link':
      return t`This folder is a symbolic link. The records in it are not read.`;
    case 'name':
      return t`This file cannot be read: its name, ${reason.name}, is not UTF-8. Rename it.`;
    case 'conflict':
      return t`This file has merge conflict markers. Resolve them first.`;
    case 'access':
      return t`This file cannot be read: ${reason.detail}.`;
  }
}
