import {
  type ExecuteCommandParams,
  ExecuteCommandRequest,
  RequestType,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { findSimilar } from '../core/features/findSimilar.ts';
import { readGraph } from '../core/graph/readGraph.ts';
import { LineTable } from '../core/markdown/lineTable.ts';
import { describeSync, describeSyncLeft, describeTitleProblem } from '../core/messages/describe.ts';
import { conventionDocument } from '../core/messages/describeConvention.ts';
import type { Messages } from '../core/messages/english.ts';
import type { DecisionIndex } from '../core/model/decisionIndex.ts';
import type { Log } from '../core/model/log.ts';
import { findOrphanRow } from '../core/model/orphanRows.ts';
import { addToIndex, hindrancesOf } from '../core/operations/addToIndex.ts';
import { createIndex, indexNameFor, lineOfListing } from '../core/operations/createIndex.ts';
import { createLog } from '../core/operations/createLog.ts';
import { insertGraph } from '../core/operations/graphBlock.ts';
import { asksForAuthor, newRecord, planRecord } from '../core/operations/newRecord.ts';
import { listTemplates } from '../core/operations/recordTemplates.ts';
import { sortIndex } from '../core/operations/sortIndexGroup.ts';
import { type SyncChange, type SyncLeft, syncIndex } from '../core/operations/syncIndex.ts';
import {
  type ConventionText,
  type CreatedFile,
  type CreateLogArgument,
  type FileArgument,
  type GraphView,
  type IndexChanges,
  type LinkArgument,
  type LogArgument,
  listStatuses as listStatusesRequest,
  listTemplates as listTemplatesRequest,
  type NewRecordArgument,
  operations,
  previewDelete as previewDeleteRequest,
  previewRecord as previewRecordRequest,
  previewSync as previewSyncRequest,
  type RecordPreview,
  type RenumberArgument,
  readGraph as readGraphRequest,
  type SetStatusArgument,
  type SupersedeArgument,
  type SyncArgument,
  type SyncPreview,
  type TemplateList,
} from '../protocol.ts';
import { canonicalUri, nameOf } from '../workspace/uris.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { nameLog, viewTitle } from './logViews.ts';
import { applyOperation, findLog, type OperationContext } from './operationContext.ts';
import { fileArgument, logArgument, newRecordArgument, readArgument, type Shape } from './readArgument.ts';
import {
  executeDelete,
  executeLinkRecords,
  executeRenumber,
  executeSetStatus,
  executeSupersede,
  listStatuses,
  previewDelete,
} from './recordOperations.ts';
import { refuse } from './refuse.ts';
import type { Session } from './session.ts';
import { textChange } from './textChange.ts';
import type { Requirement } from './waiting.ts';

/** The operations, and the requests that say beforehand what they would do. */
export function registerOperations(session: Session): ServerCapabilities {
  const { handlers, messages } = session;
  const requires = ({ command }: ExecuteCommandParams) => (changesCitations.has(command) ? 'citations' : 'logs');
  const read = (params: ExecuteCommandParams) => readCommand(params, messages);
  handlers.request(ExecuteCommandRequest.type, { read, requires }, ({ command, arguments: given }) =>
    executeOperation(command, given?.[0], session),
  );
  const ask = <Argument, Answer>(
    method: string,
    shape: Shape<Argument>,
    needed: Requirement,
    answer: (argument: Argument, context: OperationContext) => Answer | Promise<Answer>,
  ) =>
    handlers.request(
      new RequestType<Argument, Answer, void>(method),
      { read: (params) => readArgument(method, params, shape, messages), requires: needed },
      (argument) => answer(argument, session),
    );
  ask(previewRecordRequest, newRecordArgument, 'logs', previewRecord);
  ask(listTemplatesRequest, logArgument, 'logs', viewTemplates);
  ask(previewSyncRequest, logArgument, 'logs', previewSync);
  ask(readGraphRequest, logArgument, 'logs', viewGraph);
  ask(listStatusesRequest, fileArgument, 'logs', listStatuses);
  ask(previewDeleteRequest, fileArgument, 'citations', previewDelete);
  return { executeCommandProvider: { commands: Object.values(operations) } };
}

/** Operations that change every file that cites a record, or must know that there is none. */
const changesCitations: ReadonlySet<string> = new Set([operations.renumberRecord, operations.deleteRecord]);

/** Whether a record can be made of a title, and what its file would be called. Writes nothing. */
export function previewRecord(argument: NewRecordArgument, context: OperationContext): RecordPreview {
  const log = findLog(argument.log, context);
  const planned = planRecord(log, argument.title, argument);
  const similar = findSimilar(argument.title, log).map(viewTitle);
  return 'kind' in planned
    ? { fileName: null, problem: describeTitleProblem(planned, context.messages), similar }
    : { fileName: planned.fileName, problem: null, similar };
}

/** What a record of a log can be made from. */
export function viewTemplates({ log }: LogArgument, context: OperationContext): TemplateList {
  return { templates: listTemplates(findLog(log, context)).map(({ name, kind }) => ({ name, kind })) };
}

/** What a command of `workspace/executeCommand` answers. */
type OperationResult = CreatedFile | ConventionText | IndexChanges | FileArgument;

/** A command: reads its argument, and runs with what it has read. */
interface Operation {
  readonly read: (argument: unknown, messages: Messages) => object;
  readonly run: (argument: never, context: OperationContext) => Promise<OperationResult>;
}

/** The commands, with the shapes of their arguments. */
const operationsByName = new Map<string, Operation>([
  define(operations.newRecord, newRecordArgument, executeNewRecord),
  define<CreateLogArgument>(operations.createLog, { folder: 'uri' }, executeCreateLog),
  define(operations.addToIndex, fileArgument, executeAddToIndex),
  define<SyncArgument>(
    operations.syncIndex,
    { log: 'uri', 'prune?': 'boolean', 'only?': ['string'] },
    executeSyncIndex,
  ),
  define(operations.sortIndex, logArgument, executeSortIndex),
  define(operations.createIndex, logArgument, executeCreateIndex),
  define(operations.insertGraph, logArgument, executeInsertGraph),
  define(operations.undoSync, fileArgument, executeUndoSync),
  define<SetStatusArgument>(operations.setStatus, { uri: 'uri', status: 'string' }, executeSetStatus),
  define<SupersedeArgument>(operations.supersede, { uri: 'uri', successor: 'uri' }, executeSupersede),
  define<LinkArgument>(operations.linkRecords, { uri: 'uri', kind: 'string', to: 'uri' }, executeLinkRecords),
  define<RenumberArgument>(operations.renumberRecord, { uri: 'uri', 'number?': 'string' }, executeRenumber),
  define(operations.deleteRecord, fileArgument, executeDelete),
  define(operations.describeConvention, logArgument, executeDescribeConvention),
]);

function define<Argument extends object>(
  name: string,
  shape: Shape<Argument>,
  run: (argument: Argument, context: OperationContext) => Promise<OperationResult>,
): [string, Operation] {
  return [name, { read: (argument, messages) => readArgument(name, argument, shape, messages), run }];
}

/** A command that there is, with an argument of its shape. */
function readCommand({ command, arguments: given }: ExecuteCommandParams, messages: Messages): ExecuteCommandParams {
  const operation = operationsByName.get(command);
  if (operation === undefined) throw refuse(messages.refusals.unknownCommand(command));
  const [argument] = Array.isArray(given) ? given : [];
  return { command, arguments: [operation.read(argument, messages)] };
}

/** Runs a command of `workspace/executeCommand`. Every refusal is an error whose message a person can read. */
async function executeOperation(
  command: string,
  argument: unknown,
  context: OperationContext,
): Promise<OperationResult> {
  const { refusals } = context.messages;
  const operation = operationsByName.get(command);
  if (operation === undefined) throw refuse(refusals.unknownCommand(command));
  const { unreadableIndex } = logMeant(argument as LogOrFile, context.workspace) ?? {};
  // An index that is there, but cannot be read, is not one that is missing.
  if (unreadableIndex !== undefined && command !== operations.describeConvention)
    throw refuse(refusals.indexUnreadable(nameOf(unreadableIndex)));
  return operation.run(argument as never, context);
}

type LogOrFile = Partial<LogArgument & FileArgument>;

function logMeant({ log, uri }: LogOrFile, workspace: Workspace): Log | undefined {
  if (uri !== undefined) return workspace.logOf(canonicalUri(uri));
  const folder = log === undefined ? undefined : canonicalUri(log);
  return workspace.logs.find((each) => each.folder === folder);
}

async function executeDescribeConvention(argument: LogArgument, context: OperationContext): Promise<ConventionText> {
  const log = findLog(argument.log, context);
  return { markdown: conventionDocument(log, nameLog(log, context.workspace), context.messages) };
}

async function executeUndoSync(
  { uri }: FileArgument,
  { indexSync, messages: { refusals } }: OperationContext,
): Promise<IndexChanges> {
  const result = await indexSync.undo(canonicalUri(uri));
  if (result === 'changed') throw refuse(refusals.indexChanged);
  if (result === 'refused') throw refuse(refusals.notApplied(undefined));
  return { changes: [] };
}

async function executeNewRecord(argument: NewRecordArgument, context: OperationContext): Promise<CreatedFile> {
  const { workspace, messages } = context;
  await context.readBranches();
  const log = findLog(argument.log, context);
  const plan = () => {
    const planned = planRecord(log, argument.title, argument);
    if ('kind' in planned) throw refuse(describeTitleProblem(planned, messages));
    return planned;
  };
  const first = plan();
  const { uri } = first.template;
  const templateText = uri === undefined ? undefined : await workspace.readText(uri);
  const author = asksForAuthor(log, first, templateText) ? await context.readAuthor(log.folder) : undefined;
  const details = { today: log.today, author, context: argument.context };
  workspace.readChanges();
  const planned = plan();
  // What the file will say has nothing to do with the index; where its row goes has.
  const { text, cursor } = newRecord(log, planned, templateText, details);
  await applyOperation(
    () => newRecord(log, planned, templateText, details).edit,
    messages.edits.newRecord(planned.number),
    context,
  );
  return { uri: planned.uri, position: new LineTable(text).positionAt(cursor) };
}

async function executeCreateLog({ folder }: CreateLogArgument, context: OperationContext): Promise<CreatedFile> {
  const { edits, refusals } = context.messages;
  const uri = canonicalUri(folder);
  if (!context.workspace.fileSystem.holds(uri)) throw refuse(refusals.outsideWorkspace);
  if (context.workspace.logs.some((log) => log.folder === uri)) throw refuse(refusals.logExists);
  const { edit, template } = createLog(uri);
  await applyOperation(() => edit, edits.createLog, context);
  return { uri: template, position: { line: 0, character: 0 } };
}

async function executeAddToIndex({ uri }: FileArgument, context: OperationContext): Promise<IndexChanges> {
  const { workspace, messages } = context;
  const file = canonicalUri(uri);
  const log = workspace.logOf(file);
  const record = log?.records.get(file);
  if (log === undefined || record === undefined) throw refuse(messages.refusals.noRecord);
  if (editableIndex(log, messages).targets.has(file)) return { changes: [] };
  const make = () => {
    const index = editableIndex(log, messages);
    const reason = hindrancesOf(index, record, log).find(({ kind }) => kind === 'no-group' || kind === 'no-section');
    if (reason !== undefined && findOrphanRow(record, index, log) === undefined)
      throw refuse(describeSyncLeft({ target: file, record: record.file.name, reason }, messages));
    return addToIndex(index, record, log);
  };
  await applyOperation(make, messages.edits.addToIndex, context);
  return { changes: [describeSync({ kind: 'add', target: file, record: record.file.name }, messages)] };
}

/** What a sync would do, row by row. Rows that lead nowhere are among them: whether they go a person says. */
export async function previewSync({ log: uri }: LogArgument, context: OperationContext): Promise<SyncPreview> {
  const { workspace, messages } = context;
  const log = findLog(uri, context);
  const text = (await workspace.readText(editableIndex(log, messages).file.uri)) ?? '';
  const { changes } = syncIndex(log, text, { prune: true });
  const targets = [...new Set(changes.map(({ target }) => target))];
  return {
    rows: targets.map((target) => {
      const mine = changes.filter((change) => change.target === target);
      const sentences = mine.map((change) => describeSync(change, messages));
      return { target, changes: sentences, isRemoval: mine.some(({ kind }) => kind === 'remove') };
    }),
  };
}

async function executeSyncIndex(
  { log: uri, prune, only }: SyncArgument,
  context: OperationContext,
): Promise<IndexChanges> {
  const { workspace, messages } = context;
  const log = findLog(uri, context);
  const indexUri = editableIndex(log, messages).file.uri;
  const { indexAlign } = await context.settingsOf(indexUri);
  const asked = only === undefined ? undefined : new Set(only);
  const options = {
    prune: prune === true,
    align: indexAlign,
    ...(asked === undefined ? {} : { only: asked, gone: asked }),
  };
  let changes: readonly SyncChange[] = [];
  let left: readonly SyncLeft[] = [];
  const make = async () => {
    const before = (await workspace.readText(indexUri)) ?? '';
    const synced = syncIndex(log, before, options);
    ({ changes, left } = synced);
    return textChange(indexUri, editableIndex(log, messages).file.version, before, synced.text);
  };
  await applyOperation(make, messages.edits.syncIndex, context);
  const sentences = left.map((each) => describeSyncLeft(each, messages));
  return { changes: [...changes.map((change) => describeSync(change, messages)), ...sentences] };
}

async function executeSortIndex(argument: LogArgument, context: OperationContext): Promise<IndexChanges> {
  const { workspace, messages } = context;
  const log = findLog(argument.log, context);
  const make = async () => {
    const text = (await workspace.readText(editableIndex(log, messages).file.uri)) ?? '';
    return sortIndex(editableIndex(log, messages), text);
  };
  await applyOperation(make, messages.edits.sortIndex, context);
  return { changes: [] };
}

async function executeCreateIndex(argument: LogArgument, context: OperationContext): Promise<IndexChanges> {
  const { edits, refusals } = context.messages;
  const log = findLog(argument.log, context);
  if (log.index !== undefined) throw refuse(refusals.indexExists(log.index.file.name));
  const make = () => {
    const edit = createIndex(log);
    if (edit === undefined && log.readme === undefined) throw refuse(refusals.fileOutside(indexNameFor(log)));
    if (edit === undefined) throw refuse(refusals.listsAlready(log.readme?.name ?? '', lineOfListing(log) ?? 1));
    return edit;
  };
  await applyOperation(make, edits.createIndex, context);
  return { changes: [] };
}

/** The records of a log and what they say of each other. */
export function viewGraph({ log }: LogArgument, context: OperationContext): GraphView {
  return readGraph(findLog(log, context));
}

async function executeInsertGraph(argument: LogArgument, context: OperationContext): Promise<IndexChanges> {
  const { workspace, messages } = context;
  const log = findLog(argument.log, context);
  const { file } = editableIndex(log, messages);
  const make = async () => {
    const text = (await workspace.readText(file.uri)) ?? '';
    const edit = insertGraph(log, editableIndex(log, messages).file, text);
    if (edit === undefined) throw refuse(messages.refusals.noPlaceForGraph(file.name));
    return edit;
  };
  await applyOperation(make, messages.edits.insertGraph, context);
  return { changes: [describeSync({ kind: 'graph', target: file.uri, record: file.name }, messages)] };
}

/** The index of a log, where it can be edited. */
function editableIndex({ index, readme }: Log, { refusals }: Messages): DecisionIndex {
  if (index === undefined) throw refuse(refusals.noIndex);
  if (index.file.facts.conflicts.length > 0) throw refuse(refusals.indexInConflict(readme?.name));
  return index;
}
