import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Connection,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type InitializeParams,
  type ServerCapabilities,
  TextDocumentSyncKind,
  TextDocuments,
  WatchKind,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { english } from '../core/messages/english.ts';
import {
  adrToolsFile,
  configurationFile,
  describeRecord as describeRecordRequest,
  didChangeLogs,
  didGrantTrust,
  findRecords as findRecordsRequest,
  type InitializationOptions,
  listLogs,
  listRelations as listRelationsRequest,
  listStatuses as listStatusesRequest,
  listTemplates as listTemplatesRequest,
  operations,
  previewDelete as previewDeleteRequest,
  previewRecord as previewRecordRequest,
  previewSync as previewSyncRequest,
  readGraph,
} from '../protocol.ts';
import { followBranches } from '../workspace/branchNumbers.ts';
import type { BranchReader } from '../workspace/branchReader.ts';
import type { FileSystem } from '../workspace/fileSystem.ts';
import type { HistoryReader } from '../workspace/historyReader.ts';
import { oneAtATime } from '../workspace/oneAtATime.ts';
import { makePause } from '../workspace/pause.ts';
import { readHistory } from '../workspace/recordHistory.ts';
import { canonicalUri, nameOf } from '../workspace/uris.ts';
import { Workspace } from '../workspace/workspace.ts';
import { findCodeActions, fixAllKind, withoutDocumentChanges } from './codeActions.ts';
import { completionTriggers, findCompletions } from './completion.ts';
import { describeRecord } from './describeRecord.ts';
import { type DiagnosticContext, diagnose } from './diagnostics.ts';
import { executeOperation, previewRecord, previewSync, viewGraph, viewTemplates } from './executeOperation.ts';
import { findRecords } from './findRecords.ts';
import { editedFiles, makeFreshEdit } from './freshEdit.ts';
import { findHover } from './hover.ts';
import { IndexSync } from './indexSync.ts';
import { listRelations } from './listRelations.ts';
import { LoadingProgress } from './loadingProgress.ts';
import { viewLogs } from './logViews.ts';
import { type OperationContext, refuse } from './operationContext.ts';
import { findDocumentSymbols, findFoldingRanges, findSelectionRanges } from './outline.ts';
import { Publisher } from './publisher.ts';
import { readMessages } from './readMessages.ts';
import { findInlayHints, findLenses } from './recordHints.ts';
import { listStatuses, previewDelete } from './recordOperations.ts';
import { findRefactorings } from './refactorings.ts';
import { findDefinition, findDocumentLinks, findHighlights, findReferences } from './references.ts';
import { followRenames, prepareRename, rename } from './rename.ts';
import { RulePages } from './rulePages.ts';
import { readSettings } from './settings.ts';
import { Signal } from './signal.ts';
import { findSymbols } from './symbols.ts';
import { takeTurns } from './turns.ts';

/** How long other files wait for a pause in typing before their problems follow, in milliseconds. */
const quietMs = 200;

/** How long a slice of work lasts before requests get their turn, in milliseconds. */
const sliceMs = 8;

/** How long a log may be read before a person is told how far that is, in milliseconds. */
const patienceMs = 500;

/** How much longer a client that was told of the logs is left alone for each record, in milliseconds. */
const restPerRecordMs = 0.1;

/** Records, and the folders in which they may lie. */
const anyFile = [
  { scheme: 'file', pattern: { glob: '**/*.{md,markdown}' } },
  { scheme: 'file', pattern: { glob: '**', matches: 'folder' as const } },
];

const capabilities: ServerCapabilities = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  documentLinkProvider: {},
  completionProvider: { triggerCharacters: completionTriggers },
  inlayHintProvider: true,
  codeLensProvider: {},
  workspaceSymbolProvider: true,
  renameProvider: { prepareProvider: true },
  codeActionProvider: {
    codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor, fixAllKind],
    resolveProvider: true,
  },
  executeCommandProvider: { commands: Object.values(operations) },
  workspace: {
    workspaceFolders: { supported: true, changeNotifications: true },
    fileOperations: {
      willRename: { filters: [{ scheme: 'file', pattern: { glob: '**/*' } }] },
      didRename: { filters: anyFile },
      didDelete: { filters: anyFile },
    },
  },
};

/** What an editor needs that knows no Markdown; in VS Code its own Markdown support has them. */
const outlineCapabilities: ServerCapabilities = {
  documentSymbolProvider: true,
  foldingRangeProvider: true,
  selectionRangeProvider: true,
};

/** Where the server runs. */
export interface ServerHost {
  readonly fileSystem: FileSystem;
  /** The URI of the folder with the pages of the rules, where they are installed. */
  readonly rulePages?: string;
  /** The URI of the folder with the tables of other languages than English. */
  readonly translations?: string;
  /** Today as `YYYY-MM-DD`. */
  readonly today: () => string;
  /** Who knows other branches, where there is git. */
  readonly branchReader: BranchReader;
  /** Who knows the last commit, where there is git. */
  readonly historyReader: HistoryReader;
  /** What the person who works in a folder is called; asked in a trusted workspace only. */
  readonly readAuthor: (folder: string) => Promise<string | undefined>;
}

/** The language server: every handler on one screen, each beside its capability above. Starts listening. */
export function startServer(
  connection: Connection,
  { fileSystem, rulePages, translations, today, branchReader, historyReader, readAuthor }: ServerHost,
): void {
  const documents = new TextDocuments(TextDocument);
  /** Those of the client from its first request on, which comes before anything is said. */
  let messages = english;
  let client: InitializeParams['capabilities'] = {};
  let folders: string[] = [];
  let initial: unknown;
  let isTrusted = false;

  const workspace = new Workspace(
    fileSystem,
    {
      onDidChangeFiles: (uris) => {
        // While a log is being read there is no quiet to wait for, and a person waits for the first problems.
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
      citingPatterns: async (folder) => (await settingsOf(folder)).references,
    },
    { today },
  );
  const announce = announceLogs(connection, {
    refresh: () => refreshDecorations(connection, client),
    countRecords: () => workspace.logs.reduce((count, { records }) => count + records.size, 0),
  });
  const progress = new LoadingProgress({
    show: () => connection.window.createWorkDoneProgress(),
    stop: () => workspace.stopLoading(),
    title: messages.words.readingRecords,
    describe: messages.words.readSoFar,
    delayMs: patienceMs,
    now: () => performance.now(),
  });
  const publisher = new Publisher({
    quietMs,
    isOpen: (uri) => workspace.isOpen(uri),
    makePause: () => makePause(sliceMs),
    check: (uri) => diagnose(uri, diagnosticContext()),
    send: (uri, { diagnostics, version }) =>
      void connection.sendDiagnostics({ uri, diagnostics: [...diagnostics], ...(version === null ? {} : { version }) }),
  });
  const settingsOf = (uri: string) => readSettings(connection, client.workspace?.configuration === true, initial, uri);
  const inTurn = takeTurns();
  const ownMoves = new Set<string>();
  const moves = new Signal();
  const indexSync = new IndexSync({
    connection,
    inTurn,
    workspace,
    get messages() {
      return messages;
    },
    readChanges: () => readChanges(),
    settingsOf,
  });
  const readBranches = followBranches({
    reader: branchReader,
    logs: () => workspace.logs,
    isWanted: async ({ folder }) => isTrusted && (await settingsOf(folder)).gitBranches,
    onDidRead: (_, affected) => publisher.publishSoon(affected),
  });
  const readHistories = oneAtATime(async () => {
    for (const log of workspace.logs) {
      const isWanted = isTrusted && (await settingsOf(log.folder)).gitHistory;
      publisher.publishSoon(log.setPast(isWanted ? await readHistory(log, historyReader) : new Map()));
    }
  });
  const askGit = () => {
    void readBranches();
    void readHistories();
  };
  const context: OperationContext = {
    connection,
    workspace,
    get messages() {
      return messages;
    },
    indexSync,
    inTurn,
    ownMoves,
    settingsOf,
    today,
    readBranches,
    readAuthor: async (folder) => (isTrusted ? readAuthor(folder) : undefined),
  };
  const pages = rulePages === undefined ? undefined : new RulePages(rulePages, fileSystem);
  const diagnosticContext = (): DiagnosticContext => {
    const shown = client.textDocument?.publishDiagnostics;
    return {
      workspace,
      messages,
      pages: shown?.codeDescriptionSupport === true ? pages : undefined,
      showsRelated: shown?.relatedInformation === true,
    };
  };

  connection.onInitialize(async (params) => {
    client = params.capabilities;
    folders = (params.workspaceFolders ?? (params.rootUri ? [{ uri: params.rootUri, name: '' }] : [])).map(({ uri }) =>
      canonicalUri(uri),
    );
    initial = params.initializationOptions;
    const options = initial as InitializationOptions | null | undefined;
    isTrusted = options?.isTrusted === true;
    messages = await readMessages(params.locale, translations, fileSystem);
    return {
      capabilities: { ...capabilities, ...(options?.hasMarkdown === true ? {} : outlineCapabilities) },
      serverInfo: { name: 'adr-keeper' },
    };
  });
  connection.onInitialized(() => {
    if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration) void watchFiles(connection);
    if (client.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of removed) workspace.removeFolder(canonicalUri(uri));
        for (const { uri } of added) void workspace.addFolder(canonicalUri(uri)).then(askGit);
      });
    }
    for (const folder of folders) void workspace.addFolder(folder).then(askGit);
  });
  connection.onNotification(didGrantTrust, () => {
    isTrusted = true;
    askGit();
  });
  connection.onShutdown(() => publisher.dispose());

  // One computation for a burst of keystrokes: all of them arrive before the callback runs.
  let reading: ReturnType<typeof setImmediate> | undefined;
  const readChanges = () => {
    clearImmediate(reading);
    reading = undefined;
    workspace.readChanges();
  };
  documents.onDidChangeContent(({ document }) => {
    const uri = canonicalUri(document.uri);
    workspace.setDocument(uri, document);
    reading ??= setImmediate(() => {
      readChanges();
      publisher.publishNow(uri);
    });
  });
  documents.onDidOpen(({ document }) => indexSync.remember(canonicalUri(document.uri)));
  documents.onDidSave(({ document }) => {
    const uri = canonicalUri(document.uri);
    // The configuration says which rules ask for history.
    if (nameOf(uri) === configurationFile) void readHistories();
    void indexSync.saved(uri);
  });
  connection.workspace.onWillRenameFiles(async ({ files }) => {
    await following;
    await workspace.loaded;
    const follow = () => makeFreshEdit(() => followRenames(files, workspace), workspace);
    // The client asks of what an edit of ours moves, too, while that edit has its turn.
    if (files.some(({ oldUri }) => ownMoves.has(canonicalUri(oldUri)))) return follow();
    return new Promise<WorkspaceEdit | null>((resolve, reject) => {
      const turn = inTurn(async () => {
        const edit = await follow();
        resolve(edit);
        // Until the files have moved, other edits would be made of what they say no more.
        if (edit !== null) await moves.next(mostWaitMs);
      });
      turn.catch(reject);
    });
  });
  connection.workspace.onDidRenameFiles(({ files }) => {
    moves.fire();
    return followFiles(files.map(({ oldUri, newUri }) => [oldUri, newUri]));
  });
  connection.workspace.onDidDeleteFiles(({ files }) => followFiles(files.map(({ uri }) => [uri, undefined])));
  documents.onDidClose(({ document }) => workspace.closeDocument(canonicalUri(document.uri)));
  connection.onDidChangeWatchedFiles(({ changes }) => {
    if (changes.some(({ uri }) => uri.includes('/.git/'))) askGit();
    void workspace.followDisk(changes.map(({ uri, type }) => ({ uri: canonicalUri(uri), kind: changeKinds[type] })));
  });

  /** What the editor did to files: the disk may tell of it later, or not at all. */
  let following: Promise<void> = Promise.resolve();
  const followFiles = (files: readonly (readonly [from: string, to: string | undefined])[]) => {
    following = following.then(() => followMoved(files));
    return following;
  };
  const followMoved = async (files: readonly (readonly [from: string, to: string | undefined])[]) => {
    const moved = new Map(
      files.flatMap(([from, to]) =>
        expandFolder(canonicalUri(from), to === undefined ? undefined : canonicalUri(to), workspace),
      ),
    );
    const disk = [...moved].flatMap(([from, to]) => [
      { uri: from, kind: 'deleted' as const },
      ...(to === undefined ? [] : [{ uri: to, kind: 'created' as const }]),
    ]);
    await workspace.followDisk(disk);
    await indexSync.moved(moved);
  };
  connection.onHover((params) => {
    readChanges();
    return findHover(params, canonicalUri(params.textDocument.uri), { ...diagnosticContext(), pages });
  });
  connection.onDefinition(({ textDocument, position }) => {
    readChanges();
    const links = findDefinition(canonicalUri(textDocument.uri), position, workspace);
    if (client.textDocument?.definition?.linkSupport) return links;
    return links.map(({ targetUri, targetSelectionRange }) => ({ uri: targetUri, range: targetSelectionRange }));
  });
  connection.onReferences(({ textDocument, position, context: { includeDeclaration } }) => {
    readChanges();
    return findReferences(canonicalUri(textDocument.uri), position, includeDeclaration, workspace);
  });
  connection.onDocumentHighlight(({ textDocument, position }) => {
    readChanges();
    return findHighlights(canonicalUri(textDocument.uri), position, workspace);
  });
  connection.onDocumentLinks(({ textDocument }) => {
    readChanges();
    return findDocumentLinks(canonicalUri(textDocument.uri), workspace);
  });
  connection.onCompletion(({ textDocument, position }) => {
    readChanges();
    const text = documents.get(textDocument.uri)?.getText();
    return text === undefined ? [] : findCompletions(canonicalUri(textDocument.uri), position, text, workspace);
  });
  connection.languages.inlayHint.on(async ({ textDocument, range }) => {
    const uri = canonicalUri(textDocument.uri);
    const { inlayHints } = await settingsOf(uri);
    readChanges();
    return inlayHints ? findInlayHints(uri, range, workspace) : [];
  });
  connection.onCodeLens(async ({ textDocument }) => {
    const uri = canonicalUri(textDocument.uri);
    const { codeLens } = await settingsOf(uri);
    readChanges();
    return codeLens ? findLenses(uri, workspace, messages) : [];
  });
  connection.onPrepareRename(({ textDocument, position }) => {
    readChanges();
    const text = documents.get(textDocument.uri)?.getText() ?? '';
    const found = prepareRename(canonicalUri(textDocument.uri), position, text, workspace);
    return found === null ? null : { range: found.range, placeholder: found.placeholder };
  });
  connection.onRenameRequest(({ textDocument, position, newName }) => {
    const textNow = () => documents.get(textDocument.uri)?.getText() ?? '';
    const make = () => rename(canonicalUri(textDocument.uri), position, newName, textNow(), { workspace, messages });
    return inTurn(() => makeFreshEdit(make, workspace));
  });
  connection.onDocumentSymbol(({ textDocument }) => {
    readChanges();
    return findDocumentSymbols(canonicalUri(textDocument.uri), workspace, messages);
  });
  connection.onFoldingRanges(({ textDocument }) => {
    readChanges();
    return findFoldingRanges(canonicalUri(textDocument.uri), workspace);
  });
  connection.onSelectionRanges(({ textDocument, positions }) => {
    readChanges();
    return findSelectionRanges(canonicalUri(textDocument.uri), positions, workspace);
  });
  connection.onWorkspaceSymbol(({ query }) => {
    readChanges();
    return findSymbols(query, workspace);
  });
  const findActions = async (params: CodeActionParams) => {
    const uri = canonicalUri(params.textDocument.uri);
    const template = workspace.logOf(uri)?.template?.file.uri;
    const templateText = template === undefined ? undefined : await workspace.readText(template);
    const text = (await workspace.readText(uri)) ?? '';
    readChanges();
    return [
      ...findCodeActions(params, uri, { text, templateText }, diagnosticContext()),
      ...findRefactorings(params, uri, { workspace, messages, state: { text, today: today() } }),
    ];
  };
  connection.onCodeAction(async (params) => {
    const actions = await findActions(params);
    if (client.textDocument?.codeAction?.resolveSupport?.properties.includes('edit'))
      return actions.map((action) => withoutEditsElsewhere(action, params));
    if (client.workspace?.workspaceEdit?.documentChanges) return actions;
    return actions.flatMap(({ edit, ...action }) => {
      const plain = edit === undefined ? undefined : withoutDocumentChanges(edit);
      return plain === undefined ? [] : [{ ...action, edit: plain }];
    });
  });
  connection.onCodeActionResolve(async (action) => {
    if (action.data === undefined) return action;
    const make = async () => {
      const found = await findActions(action.data as CodeActionParams);
      return found.find(({ title }) => title === action.title)?.edit ?? null;
    };
    const edit = await makeFreshEdit(make, workspace);
    if (edit === null) throw refuse(messages.refusals.fixGone);
    return { ...action, edit };
  });
  connection.onExecuteCommand(async ({ command, arguments: [argument] = [] }) => {
    await workspace.loaded;
    readChanges();
    return executeOperation(command, argument, context);
  });
  connection.onRequest(listLogs, () => {
    readChanges();
    return viewLogs(workspace);
  });
  connection.onRequest(listStatusesRequest, (argument) => listStatuses(argument, context));
  connection.onRequest(describeRecordRequest, (argument) => describeRecord(argument, workspace, messages));
  connection.onRequest(findRecordsRequest, (argument, token) => {
    readChanges();
    return findRecords(argument, workspace, token);
  });
  connection.onRequest(listRelationsRequest, (argument) => {
    readChanges();
    return listRelations(argument, workspace);
  });
  connection.onRequest(previewDeleteRequest, (argument) => previewDelete(argument, context));
  connection.onRequest(previewSyncRequest, (argument) => {
    readChanges();
    return previewSync(argument, context);
  });
  connection.onRequest(readGraph, async (argument) => {
    await workspace.loaded;
    readChanges();
    return viewGraph(argument, context);
  });
  connection.onRequest(listTemplatesRequest, (argument) => {
    readChanges();
    return viewTemplates(argument, context);
  });
  connection.onRequest(previewRecordRequest, (argument) => {
    readChanges();
    return previewRecord(argument, context);
  });

  documents.listen(connection);
  connection.listen();
}

/** How long a client may take between the question what a rename brings along and the rename, in milliseconds. */
const mostWaitMs = 2_000;

const changeKinds: { readonly [Type in FileChangeType]: 'created' | 'changed' | 'deleted' } = {
  [FileChangeType.Created]: 'created',
  [FileChangeType.Changed]: 'changed',
  [FileChangeType.Deleted]: 'deleted',
};

/**
 * Asks the client to tell of files: all that come and go, since links lead to them, and contents of those that are read;
 * and of branches that moved.
 */
function watchFiles(connection: Connection): Promise<unknown> {
  return connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: [
      { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
      { globPattern: `**/{*.md,*.markdown,${configurationFile},${adrToolsFile},.gitignore}`, kind: WatchKind.Change },
      { globPattern: '**/.git/{HEAD,packed-refs,refs/heads/**,refs/remotes/**}' },
    ],
  });
}

/**
 * Editors offer anew what a change of the document has outdated. Of other files they do not know: what changes those is
 * made once it is chosen, of what they say then.
 */
function withoutEditsElsewhere({ edit, ...action }: CodeAction, params: CodeActionParams): CodeAction {
  if (edit === undefined) return action;
  const own = canonicalUri(params.textDocument.uri);
  return editedFiles(edit).every((uri) => uri === own) ? { ...action, edit } : { ...action, data: params };
}

/** Each record that lay in a folder moves with it; a file is itself. */
function expandFolder(from: string, to: string | undefined, workspace: Workspace): [string, string | undefined][] {
  const records = workspace.logs.flatMap((log) => [...log.records.keys()]);
  const inside = records.filter((uri) => uri.startsWith(`${from}/`));
  const moveTo = (uri: string) => (to === undefined ? undefined : to + uri.slice(from.length));
  return inside.length === 0 ? [[from, to]] : inside.map((uri) => [uri, moveTo(uri)]);
}

/** A title or a status that other files show is another one now. */
function refreshDecorations(connection: Connection, { workspace }: InitializeParams['capabilities']): void {
  if (workspace?.inlayHint?.refreshSupport) void connection.languages.inlayHint.refresh().catch(() => undefined);
  if (workspace?.codeLens?.refreshSupport)
    void connection.sendRequest('workspace/codeLens/refresh').catch(() => undefined);
}

/**
 * Tells the client at once, and then once for all that happens in a while: a log that is being read or a title that is
 * being typed would have it ask for every record again and again. An answer takes time in proportion to the records; so
 * does the rest after it.
 */
function announceLogs(
  connection: Connection,
  { refresh, countRecords }: { readonly refresh: () => void; readonly countRecords: () => number },
): () => void {
  let isStale = false;
  let isResting = false;
  const announce = () => {
    isStale = false;
    isResting = true;
    void connection.sendNotification(didChangeLogs);
    refresh();
    setTimeout(
      () => {
        isResting = false;
        if (isStale) announce();
      },
      quietMs + countRecords() * restPerRecordMs,
    );
  };
  return () => {
    if (!isStale && !isResting) setImmediate(announce);
    isStale = true;
  };
}
