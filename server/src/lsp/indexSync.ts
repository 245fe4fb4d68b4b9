import type { Connection, WorkspaceEdit } from 'vscode-languageserver';
import { describeSync } from '../core/messages/describe.ts';
import type { Messages } from '../core/messages/english.ts';
import { readRecord } from '../core/model/decisionRecord.ts';
import type { LiveLog } from '../core/model/liveLog.ts';
import type { SourceFile } from '../core/model/sourceFile.ts';
import { type SyncOptions, syncIndex } from '../core/operations/index/syncIndex.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { textChange } from './freshEdit.ts';
import { notificationOf } from './ownMessages.ts';
import type { Settings } from './settings.ts';
import type { InTurn } from './turns.ts';

/** What the sync needs of the server. */
export interface IndexSyncOptions {
  readonly connection: Connection;
  readonly workspace: Workspace;
  /** One edit after the other, also those that others make. */
  readonly inTurn: InTurn;
  readonly messages: Messages;
  /** Reads what documents say by now. */
  readonly readChanges: () => void;
  readonly settingsOf: (uri: string) => Promise<Settings>;
}

/** What a sync will do to an index, and what it says of that. */
interface PlannedSync extends Undoable {
  readonly sentences: readonly string[];
}

/** Makes a sync of an index as it is at that moment; undefined where there is nothing to do. */
type Plan = () => Promise<PlannedSync | undefined>;

/** An index before and after a sync, for whoever wants it back. */
interface Undoable {
  readonly before: string;
  readonly after: string;
}

/** What became of the wish to undo a sync. */
export type UndoResult = 'undone' | 'changed' | 'refused';

/**
 * Keeps indexes in step with what is done in this editor: a record that is saved, renamed or deleted has its row follow. What comes from outside is never written by itself; it shows as problems.
 */
export class IndexSync {
  readonly #options: IndexSyncOptions;
  /** The titles that records had when they were opened or last saved: what their rows may say. */
  readonly #titles = new Map<string, string>();
  readonly #undoable = new Map<string, Undoable>();
  /** One after the other: each sync sees what the one before it has written. */
  #queue: Promise<void> = Promise.resolve();

  constructor(options: IndexSyncOptions) {
    this.#options = options;
  }

  /** A file was opened: what it says at that time, which `read` tells if it is a record, is what its row may say. */
  async remember(uri: string, read: () => SourceFile): Promise<void> {
    const { workspace } = this.#options;
    // Whether it is a record is known once the logs have been read, and it may have been edited by then.
    await workspace.loaded;
    const log = workspace.logOf(uri);
    if (log?.records.has(uri) && !this.#titles.has(uri))
      this.#titles.set(uri, readRecord(read(), log.convention).title.text);
  }

  /** A record was saved: its row follows; the title only where the row said the former one. */
  saved(uri: string): Promise<void> {
    return this.#enqueue(async () => {
      const { workspace, readChanges } = this.#options;
      await workspace.loaded;
      readChanges();
      const log = workspace.logOf(uri);
      const record = log?.records.get(uri);
      if (log === undefined || record === undefined) return;
      const former = this.#titles.get(uri);
      this.#titles.set(uri, record.title.text);
      const formerTitles = new Map(former === undefined ? [] : [[uri, former]]);
      await this.#sync(log, { only: withIndex([uri], log), formerTitles });
    });
  }

  /** Files were created, renamed or deleted in this editor, and the workspace has seen it. Old URI → new one, or none. */
  moved(files: ReadonlyMap<string, string | undefined>): Promise<void> {
    return this.#enqueue(async () => {
      const { workspace, readChanges } = this.#options;
      await workspace.loaded;
      readChanges();
      for (const log of workspace.logs) {
        const linked = log.index?.targets;
        // What the rename brought along may have rewritten the link by now, though not the whole row.
        const mine = [...files].filter(([from, to]) => linked?.has(from) || (to !== undefined && linked?.has(to)));
        const renamed = new Map<string, string>();
        for (const [from, to] of mine) if (to !== undefined && log.records.has(to)) renamed.set(from, to);
        const gone = new Set(mine.map(([from]) => from).filter((from) => !renamed.has(from) && !log.records.has(from)));
        if (mine.length > 0) await this.#sync(log, { only: withIndex(renamed.values(), log), renamed, gone });
      }
      for (const [from, to] of files) {
        const title = this.#titles.get(from);
        this.#titles.delete(from);
        if (to !== undefined && title !== undefined) this.#titles.set(to, title);
      }
    });
  }

  /** Undoes the last sync of an index, unless the index has changed since, or the client refuses the edit. */
  undo(index: string): Promise<UndoResult> {
    const { workspace, messages, inTurn } = this.#options;
    return inTurn(async () => {
      const last = this.#undoable.get(index);
      const text = await workspace.readText(index);
      if (last === undefined || text !== last.after) return 'changed';
      const edit = textChange(index, workspace.fileAt(index)?.version ?? null, last.after, last.before);
      if (!(await this.#apply(index, edit, messages.edits.undoSync))) return 'refused';
      this.#undoable.delete(index);
      return 'undone';
    });
  }

  #enqueue(task: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(task).catch(this.#report);
    return this.#queue;
  }

  readonly #report = (error: unknown) => this.#options.connection.console.error(`Index sync: ${error}`);

  async #sync(log: LiveLog, options: SyncOptions): Promise<void> {
    const uri = log.index?.file.uri;
    const { indexSync, indexAlign } = await this.#options.settingsOf(uri ?? log.folder);
    if (uri === undefined || indexSync === 'off') return;
    const plan = () => this.#plan(uri, log, { ...options, align: indexAlign });
    // A question may stand there for as long as a person likes: nobody and nothing waits for its answer.
    if (indexSync === 'ask') this.#ask(uri, plan).catch(this.#report);
    else await this.#write(uri, plan);
  }

  async #ask(uri: string, plan: Plan): Promise<void> {
    const asked = await plan();
    if (asked === undefined || !(await this.#isWanted(asked.sentences))) return;
    await this.#enqueue(() => this.#write(uri, plan, asked));
  }

  /** Does what is planned by now; of what a person has agreed to, it is asked anew where that is something else. */
  async #write(uri: string, plan: Plan, agreed?: PlannedSync, attempts = 3): Promise<void> {
    const { connection, inTurn, messages } = this.#options;
    const isDone = await inTurn(async () => {
      const planned = await plan();
      if (planned === undefined) return true;
      if (agreed === undefined || (agreed.before === planned.before && agreed.after === planned.after))
        return this.#carryOut(uri, planned);
      this.#ask(uri, plan).catch(this.#report);
      return true;
    });
    if (isDone) return;
    if (attempts === 0) {
      connection.window.showErrorMessage(messages.refusals.notApplied(undefined));
      return;
    }
    connection.console.warn(`The edit of ${uri} was refused, and is made anew.`);
    await this.#write(uri, plan, agreed, attempts - 1);
  }

  /** What a sync would make of an index by now; undefined where it would change nothing. */
  async #plan(uri: string, log: LiveLog, options: SyncOptions): Promise<PlannedSync | undefined> {
    const { workspace, messages, readChanges } = this.#options;
    readChanges();
    const before = await workspace.readText(uri);
    if (before === undefined) return undefined;
    const { text: after, changes } = syncIndex(log, before, options);
    return after === before
      ? undefined
      : { before, after, sentences: changes.map((change) => describeSync(change, messages)) };
  }

  /** Whether the client has done it: it refuses an edit of a text that it knows to be older than its own. */
  async #carryOut(uri: string, { before, after, sentences }: PlannedSync): Promise<boolean> {
    const { connection, workspace, messages } = this.#options;
    const edit = textChange(uri, workspace.fileAt(uri)?.version ?? null, before, after);
    if (!(await this.#apply(uri, edit, messages.edits.syncIndex))) return false;
    this.#undoable.set(uri, { before, after });
    await connection.sendNotification(notificationOf('adr/didSyncIndex'), { uri, changes: sentences });
    return true;
  }

  async #isWanted(sentences: readonly string[]): Promise<boolean> {
    const { connection, messages } = this.#options;
    const { question, update, notNow } = messages.syncQuestion;
    const choices = [{ title: update }, { title: notNow }];
    const answer = await connection.window.showInformationMessage(question(sentences.join('; ')), ...choices);
    return answer?.title === update;
  }

  /** A client that keeps the index closed writes the file: its new text counts at once, not when a watcher tells of it. */
  async #apply(uri: string, edit: WorkspaceEdit, label: string): Promise<boolean> {
    const { connection, workspace, readChanges } = this.#options;
    const { applied } = await connection.workspace.applyEdit({ label, edit });
    readChanges();
    if (applied) await workspace.refresh(uri);
    return applied;
  }
}

/** The graph that an index keeps follows every record. */
function withIndex(records: Iterable<string>, { index }: LiveLog): Set<string> {
  return new Set([...records, ...(index === undefined ? [] : [index.file.uri])]);
}
