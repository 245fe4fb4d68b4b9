/**
 * The messages beyond LSP, as plain JSON: the one file that both sides import. A client that knows none of them
 * still gets everything that LSP has a method for.
 */

/** A message with an answer: what is sent, and what comes back. */
type Exchange<Argument, Answer> = readonly [argument: Argument, answer: Answer];

/** The requests of a client, by their methods. None of them writes anything. */
export interface Requests {
  /** Every log of the workspace with its records, in the order in which a sidebar shows them. */
  'adr/listLogs': Exchange<undefined, LogList>;
  /** A record at a glance. */
  'adr/describeRecord': Exchange<FileArgument, RecordCard>;
  /** The records that have some words. */
  'adr/findRecords': Exchange<FindArgument, FoundRecords>;
  /** What belongs to a record. */
  'adr/listRelations': Exchange<FileArgument, RelationsView>;
  /** The records of a log and what they say of each other. */
  'adr/readGraph': Exchange<LogArgument, GraphView>;
  /** What a new record can be made from. */
  'adr/listTemplates': Exchange<LogArgument, TemplateList>;
  /** Which statuses a record may get. */
  'adr/listStatuses': Exchange<FileArgument, StatusChoice>;
  /** What a new record would be called, and what stands in its way. */
  'adr/previewRecord': Exchange<NewRecordArgument, RecordPreview>;
  /** What a sync would change in the index. */
  'adr/previewSync': Exchange<LogArgument, SyncPreview>;
  /** What would break without a record. */
  'adr/previewDelete': Exchange<FileArgument, BrokenPlaces>;
}

/**
 * The commands of `workspace/executeCommand`, so that every LSP client can call them; each has one argument. What they
 * change goes to the client as one `workspace/applyEdit`.
 */
export interface Operations {
  /** A new record, and its row. */
  'adr.newRecord': Exchange<NewRecordArgument, CreatedFile>;
  /** A folder with a template and an index that lists it. */
  'adr.createLog': Exchange<CreateLogArgument, CreatedFile>;
  /** Gives a record its row. */
  'adr.addToIndex': Exchange<FileArgument, IndexChanges>;
  /** Brings the index in step with the records. */
  'adr.syncIndex': Exchange<SyncArgument, IndexChanges>;
  /** Sorts the tables or lists of the index, each in the order that most of its rows follow. */
  'adr.sortIndex': Exchange<LogArgument, IndexChanges>;
  /** Writes the index of a log that has none. */
  'adr.createIndex': Exchange<LogArgument, IndexChanges>;
  /** Writes the graph of the log into its index, or brings the one there up to date. */
  'adr.insertGraph': Exchange<LogArgument, IndexChanges>;
  /** Takes the last sync of an index back, where nobody has changed it since. */
  'adr.undoSync': Exchange<FileArgument, IndexChanges>;
  /** Sets a status in the record and in its row. */
  'adr.setStatus': Exchange<SetStatusArgument, FileArgument>;
  /** Writes into both records and into the row that one replaces the other; answers the old record. */
  'adr.supersede': Exchange<SupersedeArgument, FileArgument>;
  /** Writes a relation into both records. */
  'adr.linkRecords': Exchange<LinkArgument, FileArgument>;
  /** Changes file, title, row, links and mentions; answers the new file. */
  'adr.renumberRecord': Exchange<RenumberArgument, FileArgument>;
  /** Deletes the file and its row. */
  'adr.deleteRecord': Exchange<FileArgument, FileArgument>;
  /** What the log demands of its records. */
  'adr.describeConvention': Exchange<LogArgument, ConventionText>;
}

/** What a client tells the server, with the parameter. */
export interface ClientNotifications {
  /** From now on the workspace is trusted. */
  'adr/didGrantTrust': undefined;
}

/** What the server tells a client, with the parameter. */
export interface ServerNotifications {
  /** An answer of `adr/listLogs` may have changed. */
  'adr/didChangeLogs': undefined;
  /** An index has followed a record by itself. */
  'adr/didSyncIndex': SyncNote;
}

/**
 * What a client says at the start, as `initializationOptions`, beside the settings that it cannot be asked for. Without
 * `isTrusted` nothing is executed: git is not asked what other branches have.
 */
export interface InitializationOptions {
  readonly isTrusted?: boolean;
  /** The client has symbols, folding and selection of Markdown of its own. */
  readonly hasMarkdown?: boolean;
  /**
   * The client is ours: it has the {@link clientCommands}, and follows `command:` links to them in Markdown. Other
   * clients get ordinary links, and code lenses with commands of the server alone.
   */
  readonly hasClientCommands?: boolean;
}

/** The client's own commands that an answer of the server may name, only where {@link InitializationOptions} allows it. */
export const clientCommands = {
  /**
   * `[uri]`: opens a file in the editor. Links in hovers and cards use it (see {@link commandLink}) since a link to a
   * `file:` URI opens on the wrong computer in a remote window.
   */
  openFile: 'adrKeeper.openFile',
  /** `[uri, position]`: shows the references to the record at a position. */
  showReferences: 'adrKeeper.showReferences',
  /** `[{ uri }]`: asks for the status that a record gets. */
  setStatus: 'adrKeeper.setStatus',
} as const;

/** The target of a Markdown link that runs a command with these arguments. */
export function commandLink(command: string, ...args: readonly unknown[]): string {
  // Parentheses would end a Markdown link, and encodeURIComponent leaves them alone.
  const encoded = encodeURIComponent(JSON.stringify(args)).replace(/[()]/g, (each) => (each === '(' ? '%28' : '%29'));
  return `command:${command}?${encoded}`;
}

/** A position as LSP has it: both count from 0, characters in UTF-16 units. */
export interface PlainPosition {
  readonly line: number;
  readonly character: number;
}

/** Every log that is known. */
export interface LogList {
  /** True while files are still being read: the lists may be incomplete, and `adr/didChangeLogs` will follow. */
  readonly isLoading: boolean;
  readonly logs: readonly LogView[];
}

/** One log as a sidebar shows it. */
export interface LogView {
  /** The folder of the log. */
  readonly uri: string;
  /**
   * The folder's path from its workspace folder, such as `docs/adr`, behind that folder's name where there are several;
   * the workspace folder's own name at its root.
   */
  readonly name: string;
  /** The file that holds the index, or null where the log has none. */
  readonly index: string | null;
  /** The statuses of the log's convention, in its order. Records may have others. */
  readonly statuses: readonly string[];
  /** In number order, sub-records after their parent; the template, where there is one, comes last. */
  readonly records: readonly RecordView[];
}

/** What a status means for a decision. */
export type StageView =
  | 'draft'
  | 'proposed'
  | 'accepted'
  | 'implemented'
  | 'rejected'
  | 'deprecated'
  | 'superseded'
  | 'reference';

/** One record as a sidebar shows it. */
export interface RecordView {
  readonly uri: string;
  /** As the file name writes it: `017-1`; null for a record without a number. */
  readonly number: string | null;
  readonly title: string;
  /** The status word as the log's convention spells it, or as the record does where it is unknown; null without one. */
  readonly status: string | null;
  /** What the status means in whatever language, such as `accepted`; null without a status or where it is unknown. */
  readonly stage: StageView | null;
  /** The day of the decision as `2024-05-06`; null where the record does not say it. */
  readonly date: string | null;
  /** The subfolder that it lies in, as a path from the log; else the tags that it gives itself. */
  readonly areas: readonly string[];
  readonly isTemplate: boolean;
  /** Whether the index has a row for it that says what it does; null where the log has no index. */
  readonly row: 'agrees' | 'differs' | 'missing' | null;
  /** The `uri` of the record that this one is a sub-record of, where that record exists. */
  readonly parent: string | null;
}

/** A record at a glance. */
export interface RecordCard {
  /** Number, title, status, the first paragraph of the decision and the relations, as Markdown with links. */
  readonly markdown: string;
}

/** What is looked for in records. */
export interface FindArgument {
  /** Words; a record must have each of them, whatever their case, in its number, title, status, areas or text. */
  readonly text: string;
}

/** The records that were found. */
export interface FoundRecords {
  /** The `uri`s of the records, in no order. */
  readonly uris: readonly string[];
}

/** How a record belongs to another one, said from the point of view of the first. */
export type RelationKindView =
  | 'supersedes'
  | 'superseded-by'
  | 'amends'
  | 'amended-by'
  | 'depends-on'
  | 'needed-by'
  | 'precedes'
  | 'preceded-by'
  | 'relates-to'
  | 'cited-by';

/** The relations of a record; none for a file that is no record. */
export interface RelationsView {
  /** In the order of {@link RelationKindView}; of one kind in number order. No record stands in one kind twice. */
  readonly relations: readonly RelationView[];
}

/** One record that belongs to another one. */
export interface RelationView {
  readonly kind: RelationKindView;
  readonly record: Pick<RecordView, 'uri' | 'number' | 'title' | 'status' | 'stage' | 'isTemplate'>;
  /** Where it says so: the first place in `record` that names the other one, or null where the other one says it. */
  readonly place: PlainPosition | null;
  /** How many places in `record` name the other one. */
  readonly count: number;
}

/** What a new record is to be. */
export interface NewRecordArgument {
  /** The `uri` of a {@link LogView}. */
  readonly log: string;
  readonly title: string;
  /** Case does not matter; the first one of the log unless given. */
  readonly status?: string;
  /** The number of the record that it becomes a sub-record of, such as `017`; that one need not exist. */
  readonly parent?: string;
  /** The name of one of the {@link TemplateList}; its first one unless given. */
  readonly template?: string;
  /** Markdown that the record's context begins with. */
  readonly context?: string;
}

/** What a new record can be made from, what the log does itself first. */
export interface TemplateList {
  readonly templates: readonly {
    /** A file's name, or a preset's; empty for the sections of a log that has no template. */
    readonly name: string;
    readonly kind: 'log' | 'preset' | 'file';
  }[];
}

/** What a new record would be called. */
export interface RecordPreview {
  /** The file name that the record would get, such as `023-fleet-agent.md`; null where a problem leaves it open. */
  readonly fileName: string | null;
  /** A sentence that says why no record can be made of this title, or null. */
  readonly problem: string | null;
  /** Records with titles that are like this one, the likest first: it may be decided already. */
  readonly similar: readonly RelationView['record'][];
}

/** Where a log is to be. */
export interface CreateLogArgument {
  /** The folder that becomes the log; it need not exist. */
  readonly folder: string;
}

/** A log. */
export interface LogArgument {
  /** The `uri` of a {@link LogView}. */
  readonly log: string;
}

/** Which rows of an index are brought in step. */
export interface SyncArgument extends LogArgument {
  /** Rows of files that are gone go, too. */
  readonly prune?: boolean;
  /** The `target`s of the {@link SyncPreview} whose rows change; all, and without `prune` no removals, unless given. */
  readonly only?: readonly string[];
}

/** The rows that a sync would change. */
export interface SyncPreview {
  readonly rows: readonly {
    /** The file that the row links, or will. */
    readonly target: string;
    /** What would change, and why, as sentences. */
    readonly changes: readonly string[];
    /** Whether the row would go. */
    readonly isRemoval: boolean;
  }[];
}

/** The records of a log and what they say of each other. */
export interface GraphView {
  /** In number order; the template is not among them. */
  readonly nodes: readonly {
    readonly uri: string;
    readonly number: string | null;
    readonly title: string;
    readonly status: string | null;
    /** `2024-05-06`, or null where the record gives no date. */
    readonly date: string | null;
  }[];
  readonly edges: readonly {
    /** The `uri` of the record that says it of the other one. */
    readonly from: string;
    readonly to: string;
    readonly kind: 'supersedes' | 'amends' | 'depends-on' | 'precedes' | 'relates-to' | 'mentions';
  }[];
}

/** A file. */
export interface FileArgument {
  readonly uri: string;
}

/** The status that a record gets. */
export interface SetStatusArgument extends FileArgument {
  /** Case does not matter: it is written as the log spells it. */
  readonly status: string;
}

/** Which record replaces another one; `uri` is the old one. */
export interface SupersedeArgument extends FileArgument {
  /** The record that holds from now on. */
  readonly successor: string;
}

/** A relation: `uri` amends, depends on or relates to the other record. */
export interface LinkArgument extends FileArgument {
  readonly kind: 'amends' | 'depends-on' | 'relates-to';
  readonly to: string;
}

/** The number that a record gets. */
export interface RenumberArgument extends FileArgument {
  /** `24`, `017-2`; the next free one unless given. */
  readonly number?: string;
}

/** Links, mentions and fields that would lead nowhere without a record, the rows of the record aside. */
export interface BrokenPlaces {
  readonly places: readonly {
    readonly uri: string;
    readonly position: PlainPosition;
    /** The line, without the blanks around it; cut where it is long. */
    readonly line: string;
  }[];
}

/** The statuses that a record may get. */
export interface StatusChoice {
  readonly current: string | null;
  /** Those that make sense from where the record stands. */
  readonly likely: readonly string[];
  readonly others: readonly string[];
  /** Those of the log that mean that another record replaces this one, such as "Superseded": they need its name. */
  readonly superseded: readonly string[];
}

/** What happened to an index. */
export interface IndexChanges {
  /** What was changed, row by row, as sentences; empty where there was nothing to do. */
  readonly changes: readonly string[];
}

/** What a sync did by itself. */
export interface SyncNote extends IndexChanges {
  /** The index. */
  readonly uri: string;
}

/** The convention of a log. */
export interface ConventionText {
  /** What the log demands of its records, and where each was found: a Markdown document. */
  readonly markdown: string;
}

/** A new file, and where writing starts. */
export interface CreatedFile {
  readonly uri: string;
  readonly position: PlainPosition;
}

/** Where logs mostly lie, as paths from a workspace folder or a package of a monorepo. */
export const customaryFolders: readonly string[] = [
  'docs/adr',
  'docs/adrs',
  'doc/adr',
  'doc/adrs',
  'adr',
  'adrs',
  'docs/decisions',
  'doc/decisions',
  'docs/architecture/decisions',
  'doc/architecture/decisions',
  'docs/architecture/adr',
  'docs/architecture',
  'docs/architecture-decisions',
  'docs/architecture-decision-records',
  'architecture-decision-record',
  'architecture-decision-records',
];

/** The files that say where a log lies: our own configuration, and the one of adr-tools. */
export const configurationFile = '.adr-keeper.yaml';
export const adrToolsFile = '.adr-dir';
