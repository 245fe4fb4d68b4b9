import type { EdgeKind } from '../graph/decisionGraph.ts';
import type { ConfigurationMistake, ExpectedValue } from '../model/configuration.ts';
import type { ConventionSource } from '../model/convention.ts';
import type { Log } from '../model/log.ts';
import type { RelationKind } from '../model/relations.ts';
import type { RowOrder } from '../model/rowOrder.ts';
import type { UnreadableReason } from '../model/unreadableReason.ts';
import type { SyncChange, SyncLeft } from '../operations/index/syncIndex.ts';
import type { LinkProblem } from '../operations/record/linkRecords.ts';
import type { TitleProblem } from '../operations/record/newRecord.ts';
import type { NumberProblem } from '../operations/record/planNumber.ts';
import type { SupersededProblem } from '../operations/record/setStatus.ts';
import type { SupersedeProblem } from '../operations/record/supersede.ts';
import type { FixTitle } from '../rules/fix.ts';
import type { ProblemArguments, ProblemCode, RelatedPlace } from '../rules/problem.ts';
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
  readonly listsAbove: (path: string) => string;
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
        : t`${folded.lacking} of ${folded.records} records have no "${section}" section. Is it part of this log's convention?`,
    'index-row-missing': ({ index }) => t`This record is not listed in ${index}.`,
    'index-link-broken': ({ target, nearest }) => withNearest(t, t`"${target}" does not exist.`, nearest),
    'index-conflict-marker': () => t`The index has merge conflict markers. Resolve them first.`,
    'file-unreadable': ({ reason }) => unreadable(t, reason),
    'section-misspelled': ({ heading, section }) =>
      t`"${heading}" looks like a misspelling of the section "${section}".`,
    'section-empty': ({ section }) => t`The section "${section}" is empty.`,
    'section-duplicate': ({ section, line }) => t`Duplicate section "${section}" (first on line ${line}).`,
    'title-missing': ({ folded }) =>
      folded === undefined
        ? t`This record has no title.`
        : t`${folded.lacking} of ${folded.records} records have no title. Is it part of this log's convention?`,
    'title-second': () => t`This record already has a title. Use a level-2 heading.`,
    'title-number-missing': ({ number }) =>
      t`The title is missing the number ${number}. Nearly all other titles have one.`,
    'title-number-mismatch': ({ found, expected, field }) =>
      field === undefined
        ? t`Title number ${found} does not match file name (${expected}).`
        : t`Front matter "${`${field}: ${found}`}" does not match file name (${expected}).`,
    'status-missing': ({ folded }) =>
      folded === undefined
        ? t`This record has no status.`
        : t`${folded.lacking} of ${folded.records} records have no status. Is it part of this log's convention?`,
    'date-missing': () => t`This record has no date. Nearly all others have one.`,
    'choice-open': ({ isChosen }) =>
      isChosen
        ? t`The list of possible statuses has not been removed.`
        : t`No status has been selected from this list.`,
    'date-invalid': ({ found }) => t`"${found}" is not a valid date.`,
    'front-matter-invalid': ({ detail }) => t`The front matter cannot be parsed: ${detail}`,
    'status-unknown': ({ found, nearest, known }) =>
      nearest === undefined
        ? t`Unknown status "${found}". Expected one of: ${known.join(', ')}.`
        : t`Unknown status "${found}". Did you mean "${nearest}"?`,
    'number-duplicate': ({ number, others }) => t`Number ${number} is also used by ${others.join(', ')}.`,
    'index-row-duplicate': ({ target }) => t`Duplicate row for "${target}".`,
    'index-number-mismatch': ({ found, expected }) => t`Row number ${found} does not match file name (${expected}).`,
    'index-title-mismatch': ({ found, expected }) => t`Title mismatch: index "${found}", record "${expected}".`,
    'index-status-mismatch': ({ found, expected }) => t`Status mismatch: index "${found}", record "${expected}".`,
    'index-successor-mismatch': ({ found, expected }) =>
      t`Successor mismatch: index "${found.join(', ') || '–'}", record "${expected.join(', ') || '–'}".`,
    'link-broken': ({ target, nearest }) => withNearest(t, t`"${target}" does not exist.`, nearest),
    'link-empty': () => t`This link has no destination.`,
    'link-fragment-broken': ({ fragment, nearest }) =>
      withNearest(t, t`Heading "#${fragment}" not found.`, nearest === undefined ? undefined : `#${nearest}`),
    'section-order': ({ section, before, after }) =>
      before === undefined
        ? t`Section "${section}" should come after "${after ?? ''}".`
        : after === undefined
          ? t`Section "${section}" should come before "${before}".`
          : t`Section "${section}" should come after "${after}" and before "${before}".`,
    'placeholder-left': ({ isFromTemplate }) =>
      isFromTemplate ? t`Template text has not been replaced.` : t`Placeholder not filled in.`,
    'status-conflict': ({ found, first }) => t`Conflicting status: "${found}" here, "${first}" above.`,
    'file-name': ({ pattern }) => t`The file name does not follow the pattern of this log: "${pattern}".`,
    'number-gap': ({ missing }) => t`Gap before this record: number ${missing} is not used.`,
    'parent-missing': ({ parent }) => t`Parent record ${parent} not found.`,
    'supersede-no-successor': () => t`This record is superseded, but does not name its successor.`,
    'supersede-one-sided': ({ file, says }) =>
      says === 'superseded-by'
        ? t`${file} has no matching "Supersedes" link.`
        : t`${file} has no matching "Superseded by" link.`,
    'supersede-by-draft': ({ file, status }) =>
      t`The successor ${file} has not been accepted yet: its status is ${status}.`,
    'supersede-cycle': ({ files }) =>
      files.length === 1 ? t`This record supersedes itself.` : t`Circular supersession: ${files.join(', ')}.`,
    'index-missing': ({ records }) => t`This log has ${records} records, but no index.`,
    'index-incomplete': ({ missing }) =>
      missing.length === 1
        ? t`${list(t, missing)} is not in this index.`
        : t`${missing.length} records are not in this index: ${list(t, missing)}.`,
    'index-order': ({ order }) => outOfOrder(t, order),
    'index-row-malformed': ({ fault }) =>
      fault.kind === 'no-link'
        ? t`This row has no link to ${fault.file}.`
        : [
            t`This row has ${fault.found} cells. Expected ${fault.expected}.`,
            ...(fault.isSplit ? [t`Escape a pipe in text as "\\|".`] : []),
          ].join(' '),
    'index-table-split': ({ isRow }) =>
      isRow
        ? t`This line looks like a row, but is not part of the table.`
        : t`This line splits the table. The rows after it are not part of it.`,
    'reference-unknown': ({ number, nearest }) => withNearest(t, t`Record ${number} not found.`, nearest),
    'number-taken-elsewhere': ({ number, branch, file }) =>
      t`Number ${number} is already used by ${file} on branch ${branch}.`,
    'record-changed': ({ status }) => t`The decision has changed since it was committed as ${status}.`,
    'proposal-stale': ({ status, since, days }) =>
      isOne(days)
        ? t`This record has been ${status} since ${since} (${days} day).`
        : t`This record has been ${status} since ${since} (${days} days).`,
    'disable-unused': ({ idle }) =>
      idle.kind === 'unknown-rule'
        ? withNearest(t, t`Unknown rule "${idle.code}".`, idle.nearest)
        : idle.kind === 'enable'
          ? t`Nothing to enable here.`
          : idle.codes.length === 0
            ? t`Nothing to disable here.`
            : t`Nothing to disable here for ${list(t, idle.codes)}.`,
    'config-invalid': ({ mistake }) => describeMistake(t, mistake),
  },
  fixes: {
    'insert-section': ({ section }) => t`Insert the section "${section}"`,
    'insert-all-sections': ({ count }) => t`Insert all ${count} missing sections`,
    'add-to-index': () => t`Add to the index`,
    'repoint-row': ({ target }) => t`Change link to "${target}"`,
    'remove-row': () => t`Remove this row from the index`,
    'merge-rows': () => t`Merge this row into the first one`,
    'create-record': ({ file }) => t`Create the record "${file}"`,
    'rename-section': ({ section }) => t`Rename the heading to "${section}"`,
    'insert-title': ({ title }) => t`Insert the title "${title}"`,
    'insert-status': ({ status }) => t`Insert the status "${status}"`,
    'insert-date': ({ date }) => t`Insert today's date, ${date}`,
    'take-number': ({ number }) => t`Change the number to ${number}`,
    'take-title': ({ title }) => t`Use the record's title "${title}"`,
    'insert-number': ({ number }) => t`Insert the number ${number}`,
    'lower-heading': () => t`Change to a level-2 heading`,
    'take-fragment': ({ fragment }) => t`Change link to "#${fragment}"`,
    'take-file': ({ file }) => t`Change link to "${file}"`,
    'take-reference': ({ found, number }) => t`Change ${found} to ${number}`,
    'take-key': ({ key }) => t`Change to "${key}"`,
    'reorder-sections': () => t`Reorder sections`,
    'rename-file': ({ fileName }) => t`Rename the file to "${fileName}" and update its links and index row`,
    'add-all-to-index': ({ count }) =>
      count === 1 ? t`Add the record to the index` : t`Add all ${count} records to the index`,
    'create-index': ({ file }) => t`Create the index in ${file}`,
    'sort-rows': () => t`Sort these rows`,
    'repair-row': () => t`Repair this row`,
    'join-table': () => t`Join the table`,
    'resolve-conflicts': () => t`Resolve: keep both sides, using the records' values`,
    'name-successor': ({ file }) => t`Mark as superseded by ${file}`,
    'write-other-side': ({ file }) => t`Add the matching link to ${file}`,
    'add-status': ({ status }) => t`Add "${status}" to the statuses of this log`,
    'demand-section': ({ section }) => t`Yes: require "${section}" in every record`,
    'leave-section': ({ section }) => t`No: do not require "${section}"`,
    'demand-status': () => t`Yes: require a status in every record`,
    'configure-rule': ({ code, severity }) =>
      severity === 'off'
        ? t`Disable rule "${code}" in .adr-keeper.yaml`
        : t`Set rule "${code}" to ${severity} in .adr-keeper.yaml`,
    'take-status': ({ status }) => t`Change the status to "${status}"`,
    'remove-comment': () => t`Remove the comment`,
    'remove-code': ({ code }) => t`Remove "${code}" from the comment`,
    'remove-choices': () => t`Remove the list`,
    'take-successor': ({ text }) => (text === '' ? t`Clear this cell` : t`Change to "${text}"`),
    'take-index-status': ({ status, file }) => t`Change the status in ${file} to "${status}"`,
  },
  sync: {
    add: ({ record }) => t`Add row for ${record}`,
    link: ({ record }) => t`Add link to row for ${record}`,
    lead: ({ record, from }) => t`Fix link in row for ${record} (was "${from}")`,
    number: ({ record, from, to }) => t`Number of ${record}: ${from} → ${to}`,
    status: ({ record, to }) => t`${record} → ${to}`,
    title: ({ record, to }) => t`Title of ${record} → "${to}"`,
    remove: ({ record }) => t`Remove row for ${record}`,
    graph: ({ record }) => t`Update graph in ${record}`,
  },
  syncLeft: {
    'no-group': ({ record }, { status }) =>
      status === undefined
        ? t`No row added for ${record}: the index is grouped by status, but the record has none`
        : t`No row added for ${record}: the index has no group for ${status}`,
    'no-section': ({ record }) =>
      t`No row added for ${record}: the index has several sections, and it is unclear which one the record belongs to`,
    'empty-cell': ({ record }, { column }) =>
      t`No row added for ${record}: the value of its "${column}" cell is unknown`,
    claimed: ({ record }, { number }) => t`No row added for ${record}: another row has number ${number}, but no link`,
    status: ({ record }, { found, expected }) =>
      t`Row for ${record} not updated: its status is "${found}", the record's is "${expected}"`,
    loose: ({ record }, { line }) => t`Row for ${record} not checked: line ${line} is not part of a table or list`,
  },
  relationKinds: {
    supersedes: { outgoing: t`supersedes`, incoming: t`superseded by` },
    'superseded-by': { outgoing: t`superseded by`, incoming: t`supersedes` },
    amends: { outgoing: t`amends`, incoming: t`amended by` },
    'amended-by': { outgoing: t`amended by`, incoming: t`amends` },
    'depends-on': { outgoing: t`depends on`, incoming: t`required by` },
    'needed-by': { outgoing: t`required by`, incoming: t`depends on` },
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
    notInIndex: t`Add missing index row`,
    readingRecords: t`Reading decision records`,
    readSoFar: (read, total) => t`${read} of ${total}`,
    searchingReferences: t`Searching for references to records`,
    statusCount: (count, all) => t`${count} of ${all} records`,
    statusMeanings: {
      Proposed: t`Under discussion; not binding yet.`,
      Draft: t`Still being written.`,
      Pending: t`Discussed; decision pending.`,
      Accepted: t`Decided and in effect.`,
      Approved: t`Decided and in effect.`,
      Implemented: t`Decided and implemented.`,
      Deprecated: t`No longer in effect, without a replacement.`,
      Superseded: t`Replaced by another record.`,
      Rejected: t`Considered and rejected.`,
      Reference: t`Not a decision; a template for other records.`,
    },
  },
  numbers: {
    'no-number': ({ typed }) => t`"${typed}" is not a valid record number.`,
    'number-taken': ({ number }) => t`Number ${number} is already in use.`,
    'name-without-number': ({ fileName }) => t`${fileName} has no number to change.`,
  },
  successors: {
    'own-successor': () => t`A record cannot supersede itself.`,
    'successor-in-circle': ({ file }) => t`${file} is already superseded by this record, so it cannot supersede it.`,
    'status-unreadable': ({ file, line }) =>
      t`The status of ${file} on line ${line} has a form that cannot be changed automatically. Edit that line.`,
    'status-with-remark': ({ file, line }) =>
      t`${file} has a remark about its status on line ${line} that would become wrong. Edit that line.`,
    'sections-unknown': ({ file }) =>
      t`${file} has no known section, so its status cannot be found. Set "sections" and "statuses" in .adr-keeper.yaml.`,
    'superseded-by-other': ({ file, line }) =>
      t`${file} already supersedes this record (line ${line}). Change that line first.`,
    'link-in-circle': ({ file, relation }) =>
      relation === 'amends'
        ? t`${file} already amends this record, so this record cannot amend it.`
        : t`${file} already depends on this record, so this record cannot depend on it.`,
    'superseded-elsewhere': ({ file, line }) =>
      t`${file} is already marked as superseded (line ${line}). Change that line first.`,
  },
  actions: {
    setStatus: (status) => t`Set status to ${status}`,
    chooseStatus: t`Set status…`,
    renumber: (number) => t`Renumber to ${number} (next free number)`,
    fixAll: t`Apply all safe ADR fixes`,
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
    supersede: (successor) => t`Mark as superseded by ${successor}`,
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
    noLog: (folder) => t`No decision log found in ${folder}.`,
    noRecord: t`This file is not a decision record.`,
    isTemplate: (file) => t`${file} is the template, not a decision.`,
    otherLog: (file) => t`${file} belongs to another log.`,
    selfLink: t`A record cannot be linked to itself.`,
    unknownRelation: (typed, known) => t`Unknown relation "${typed}". Expected one of: ${known.join(', ')}.`,
    unknownStatus: (typed, known) => t`Unknown status "${typed}". Expected one of: ${known.join(', ')}.`,
    unknownCommand: (command) => t`Unknown command "${command}".`,
    wrongArgument: (name, shape) => t`Invalid argument for ${name}. Expected ${shape}.`,
    notUri: (name, key) => t`${name}: "${key}" is not a URI.`,
    outsideWorkspace: t`The folder is not in the workspace.`,
    fileOutside: (file) => t`No changes made: ${file} is outside the workspace.`,
    logExists: t`This folder already contains a decision log.`,
    indexExists: (file) => t`${file} already contains the index of this log.`,
    listsAlready: (file, line) =>
      t`${file} already lists the records (line ${line}), but in a form that cannot be read as an index. The file was not changed.`,
    listsAbove: (path) =>
      t`${path} already lists the records. To use it as the index, set "index: ${path}" in the .adr-keeper.yaml of the log.`,
    noIndex: t`This log has no index. Run "ADR: Create Index" to create one.`,
    indexUnreadable: (file) => t`No changes made: ${file}, which should contain the index, cannot be read.`,
    fixGone: t`The file has changed. There is nothing left to fix here.`,
    indexInConflict: (file) =>
      file === undefined
        ? t`The index has merge conflict markers. Resolve them first.`
        : t`${file} has merge conflict markers. Resolve them first.`,
    indexChanged: t`Can't undo: the index has changed since.`,
    noPlaceForGraph: (file) =>
      t`Can't insert the graph: ${file} ends inside code or a comment, or has only one of the two graph markers. Fix that first.`,
    logsNotRead: t`The decision logs have not been read completely.`,
    notSearched: (folders) => t`${folders.join(', ')} has not been searched completely for references to records.`,
    notChanged: (missing) => t`No changes made. ${missing} Try again later.`,
    notFollowed: (missing) => t`Some references may still use the old name. ${missing}`,
    failed: (reason) => t`The ADR language server failed: ${reason}. See its output for details.`,
  },
  convention: {
    title: (log) => t`Conventions of ${log}`,
    columns: [t`Setting`, t`Value`, t`Source`],
    names: {
      sections: t`Required sections`,
      statuses: t`Statuses`,
      statusDemanded: t`Status required`,
      titles: t`Titles`,
      fileNames: t`File names`,
      index: t`Index`,
      template: t`Template`,
      rules: t`Rule overrides`,
    },
    sources: {
      configuration: () => '.adr-keeper.yaml',
      index: ({ readme }) => readme?.name ?? t`index file`,
      template: ({ template }) =>
        template === undefined ? t`headings of the template` : t`headings of ${template.file.name}`,
      default: ({ convention, census }) =>
        census.records === 0
          ? t`default (Harmony format)`
          : t`inferred from existing records (${convention.preset.name} format)`,
    },
    habit: t`inferred from existing records`,
    common: t`common statuses`,
    found: t`files in the log`,
    numberedTitles: t`start with the record number`,
    anyTitles: t`with or without a number`,
    none: t`none`,
    yes: t`yes`,
    no: t`no`,
    howToChange: t`To change these conventions, edit \`.adr-keeper.yaml\` in the folder of the log.`,
  },
  relations: {
    'first-section': t`First occurrence of this section.`,
    'same-number': t`This record has the same number.`,
    'first-status': t`This status takes precedence.`,
    'in-cycle': t`This record is part of the cycle.`,
  },
  titles: {
    'title-empty': () => t`A record needs a title.`,
    'configuration-unread': ({ file }) =>
      t`${file} cannot be read, so its settings for new records are unknown. Fix it first.`,
    'title-without-letters': () =>
      t`The title must contain at least one letter or digit, because the file is named after it.`,
    'title-taken': ({ fileName }) => t`A record with this title already exists: ${fileName}.`,
    'no-parent-number': ({ typed }) => t`"${typed}" is not the number of a record that can have sub-records.`,
    'no-number': ({ typed }) => t`"${typed}" is not a valid record number.`,
    'number-taken': ({ number }) => t`Number ${number} is already in use.`,
    'no-such-status': ({ typed, known }) => t`Unknown status "${typed}". Expected one of: ${known.join(', ')}.`,
    'no-such-series': ({ typed, known }) => t`Unknown series "${typed}". Expected one of: ${known.join(', ')}.`,
    'no-such-template': ({ typed, known }) => t`Unknown template "${typed}". Expected one of: ${known.join(', ')}.`,
    'records-unread': ({ index, file }) =>
      t`${index} lists records that cannot be read, such as ${file}. A new record would not belong to them.`,
    'index-in-conflict': ({ index }) =>
      t`${index} has merge conflict markers. Resolve them first, so that the new row goes to the right place.`,
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
      ? t`This row is out of order. Most rows are sorted by number.`
      : t`This row is out of order. Most rows are sorted by number, descending.`;
  return direction === 'ascending'
    ? t`This row is out of order. Most rows are sorted by file name.`
    : t`This row is out of order. Most rows are sorted by file name, descending.`;
}

function describeMistake(t: Translate, mistake: ConfigurationMistake): string {
  switch (mistake.kind) {
    case 'syntax':
      return t`Invalid YAML: ${mistake.detail}`;
    case 'unknown-key':
      return withNearest(
        t,
        t`Unknown setting "${mistake.key}". Expected one of: ${mistake.known.join(', ')}.`,
        mistake.nearest,
      );
    case 'unknown-rule':
      return withNearest(t, t`Unknown rule "${mistake.key}".`, mistake.nearest);
    case 'unknown-status':
      return withNearest(t, t`Status "${mistake.status}" is not listed under "statuses".`, mistake.nearest);
    case 'no-such-folder':
      return t`Folder "${mistake.folder}" not found. The path is relative to this file.`;
    case 'folder-outside':
      return t`The folder "${mistake.folder}" is outside the folder of this file.`;
    case 'no-such-index':
      return t`The index "${mistake.index}" does not exist.`;
    case 'index-outside':
      return t`The index "${mistake.index}" is outside the workspace.`;
    case 'no-such-template':
      return t`The template "${mistake.template}" is not a readable file in this log.`;
    case 'unreadable':
      return unreadable(t, mistake.reason);
    case 'wrong-value':
      return mistake.key === ''
        ? t`The file must be a map of settings.`
        : t`"${mistake.key}" must be ${describeExpected(t, mistake.expected)}.`;
    case 'always-on':
      return t`"${mistake.key}" cannot be disabled. Invalid settings would go unnoticed.`;
  }
}

function describeExpected(t: Translate, expected: ExpectedValue): string {
  switch (expected) {
    case 'texts':
      return t`a list of strings`;
    case 'text':
      return t`a string`;
    case 'markdown-file':
      return t`the path of a Markdown file`;
    case 'map':
      return t`a map of rules`;
    case 'severity':
      return t`error, warning, information, hint or off`;
    case 'days':
      return t`a whole number of days`;
    case 'transitions':
      return t`a map from each status to a list of the statuses that may follow`;
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
      return t`This folder and its records cannot be read: permission denied.`;
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
