import { type ClientCapabilities, type Connection, type InitializeParams, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { canonicalUri } from '../core/model/uris.ts';
import { clientCommands, commandLink, type InitializationOptions } from '../protocol.ts';
import type { BranchReader } from '../workspace/branchReader.ts';
import type { FileSystem } from '../workspace/fileSystem.ts';
import type { HistoryReader } from '../workspace/historyReader.ts';
import { makePause } from '../workspace/pause.ts';
import { Workspace } from '../workspace/workspace.ts';
import { announceLogs } from './announceLogs.ts';
import { type DiagnosticContext, diagnose } from './diagnostics.ts';
import { Failures } from './failures.ts';
import { GitFollower } from './gitFollower.ts';
import { Handlers } from './handle.ts';
import { IndexSync } from './indexSync.ts';
import { LoadingProgress } from './loadingProgress.ts';
import type { OperationContext } from './operationContext.ts';
import { Publisher } from './publisher.ts';
import { readMessages } from './readMessages.ts';
import { RulePages } from './rulePages.ts';
import { readSettings } from './settings.ts';
import { takeTurns } from './turns.ts';
import { Waiting, type WaitLimits } from './waiting.ts';

/** How long other files wait for a pause in typing before their problems follow, in milliseconds. */
const quietMs = 200;

/** How long a slice of work lasts before requests get their turn, in milliseconds. */
const sliceMs = 8;

/** Delay before showing progress, in milliseconds. */
const progressDelayMs = 500;

const usualLimits: WaitLimits = { questionMs: 10_000, operationMs: 60_000, progressDelayMs };

/** Where the server runs. */
export interface ServerHost {
  readonly fileSystem: FileSystem;
  /** The URI of the folder with the pages of the rules, where they are installed. */
  readonly rulePages?: string;
  /** The URI of the folder with the tables of other languages than English. */
  readonly translations?: string;
  /** Today as `YYYY-MM-DD`. */
  readonly today: () => string;
  /** Reads other branches, where there is git. */
  readonly branchReader: BranchReader;
  /** Reads the last commit, where there is git. */
  readonly historyReader: HistoryReader;
  /** The name of the user who works in a folder; asked in a trusted workspace only. */
  readonly readAuthor: (folder: string) => Promise<string | undefined>;
  /** Told of each folder of the workspace, by its URI. */
  readonly onDidAddFolder?: (uri: string) => void;
  /** How long answers wait for files that are being read. */
  readonly waitLimits?: WaitLimits;
}

/** All that the features of the server share, made once of what the client says in `initialize`. */
export interface Session extends OperationContext, DiagnosticContext {
  readonly client: ClientCapabilities;
  readonly options: InitializationOptions;
  /** The workspace folders at the start. */
  readonly folders: readonly string[];
  readonly onDidAddFolder?: ServerHost['onDidAddFolder'];
  readonly documents: TextDocuments<TextDocument>;
  readonly publisher: Publisher;
  /** Registers what handles a message. */
  readonly handlers: Handlers;
  readonly waiting: Waiting;
  readonly git: GitFollower;
  /** Reads the newest text of documents, and forgets that it was to be read later. */
  readonly readChanges: () => void;
  /** The text of an open document as it is now; undefined for a file that is not open. */
  readonly textOf: (uri: string) => string | undefined;
}

/** Opens a session with a client. */
export async function openSession(
  connection: Connection,
  host: ServerHost,
  { capabilities: client, workspaceFolders, rootUri, initializationOptions, locale }: InitializeParams,
): Promise<Session> {
  const { fileSystem, today, waitLimits = usualLimits } = host;
  const options = (initializationOptions ?? {}) as InitializationOptions;
  const messages = await readMessages(locale, host.translations, fileSystem);
  const failures = new Failures(connection.console);
  const folders = (workspaceFolders ?? (rootUri ? [{ uri: rootUri }] : [])).map(({ uri }) => canonicalUri(uri));
  const settingsOf = (uri: string) =>
    readSettings(connection, client.workspace?.configuration === true, initializationOptions, uri);
  const workspace: Workspace = new Workspace(
    fileSystem,
    {
      onDidChangeFiles: (uris) => {
        // While a log is being read there is no quiet to wait for, and a user waits for the first problems.
        const first = workspace.isLoading ? [...uris].filter((uri) => workspace.isOpen(uri)) : [];
        for (const uri of first) publisher.publishNow(uri);
        publisher.publishSoon([...uris].filter((uri) => !first.includes(uri)));
      },
      onDidChangeLogs: () => announce(),
      onDidLoad: () => {
        progress.finish();
        // Nothing more will come: whoever waits for problems need not wait for quiet.
        void publisher.flush();
      },
      onDidRead: (read, total) => {
        if (client.window?.workDoneProgress === true) progress.update(read, total);
      },
      onDidFail: (what, uri, error) => failures.report(what, uri, error),
      citingPatterns: async (folder) => (await settingsOf(folder)).references,
    },
    { today },
  );
  const announce = announceLogs(connection, client, () =>
    workspace.logs.reduce((count, { records }) => count + records.size, 0),
  );
  const progress = new LoadingProgress({
    show: () => connection.window.createWorkDoneProgress(),
    stop: () => workspace.stopLoading(),
    title: messages.words.readingRecords,
    describe: messages.words.readSoFar,
    delayMs: waitLimits.progressDelayMs,
    now: () => performance.now(),
  });
  const shown = client.textDocument?.publishDiagnostics;
  const pages = host.rulePages === undefined ? undefined : new RulePages(host.rulePages, fileSystem);
  const diagnosticContext: DiagnosticContext = {
    workspace,
    messages,
    pages,
    linksPages: shown?.codeDescriptionSupport === true,
    showsRelated: shown?.relatedInformation === true,
    linkTo: options.hasClientCommands === true ? (uri) => commandLink(clientCommands.openFile, uri) : (uri) => uri,
    onThrow: (error, code, uri) => failures.reportOnce(`rule ${code}`, uri, error),
  };
  const publisher = new Publisher({
    quietMs,
    isOpen: (uri) => workspace.isOpen(uri),
    makePause: () => makePause(sliceMs),
    check: (uri) => diagnose(uri, diagnosticContext),
    onThrow: (error, uri) => failures.reportOnce('diagnose', uri, error),
    send: (uri, { diagnostics, version }) =>
      void connection
        .sendDiagnostics({ uri, diagnostics: [...diagnostics], ...(version === null ? {} : { version }) })
        .catch(() => undefined),
  });
  const inTurn = takeTurns();
  const readChanges = () => workspace.readChanges();
  const git = new GitFollower({
    ...host,
    workspace,
    settingsOf,
    isTrusted: options.isTrusted === true,
    onDidRead: (affected) => publisher.publishSoon(affected),
    onThrow: (error) => failures.report('readGit', undefined, error),
  });
  const documents = new TextDocuments(TextDocument);
  const waiting = new Waiting({ connection, workspace, messages, limits: waitLimits });
  return {
    ...diagnosticContext,
    connection,
    client,
    options,
    folders,
    documents,
    publisher,
    handlers: new Handlers({ connection, workspace, messages, failures, waiting }),
    waiting,
    git,
    indexSync: new IndexSync({ connection, inTurn, workspace, messages, readChanges, settingsOf }),
    inTurn,
    ownMoves: new Set(),
    settingsOf,
    today,
    readBranches: git.readBranches,
    readAuthor: async (folder) => (git.isTrusted ? host.readAuthor(folder) : undefined),
    readChanges,
    textOf: (uri) => documents.get(uri)?.getText(),
  };
}
