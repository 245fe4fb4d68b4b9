import { type ExecuteCommandParams, ExecuteCommandRequest, type ServerCapabilities } from 'vscode-languageserver';
import type { Messages } from '../core/messages/english.ts';
import type { Log } from '../core/model/log.ts';
import { canonicalUri, nameOf } from '../core/model/uris.ts';
import type { Operations, Requests } from '../protocol.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { refuse } from './failures.ts';
import {
  executeAddToIndex,
  executeCreateIndex,
  executeInsertGraph,
  executeSortIndex,
  executeSyncIndex,
  executeUndoSync,
  previewSync,
} from './indexOperations.ts';
import { executeCreateLog, executeDescribeConvention, viewGraph } from './logOperations.ts';
import type { OperationContext } from './operationContext.ts';
import { requestOf } from './ownMessages.ts';
import { fileArgument, logArgument, newRecordArgument, readArgument, type Shape } from './readArgument.ts';
import {
  executeDelete,
  executeLinkRecords,
  executeNewRecord,
  executeRenumber,
  executeSetStatus,
  executeSupersede,
  listStatuses,
  previewDelete,
  previewRecord,
  viewTemplates,
} from './recordOperations.ts';
import type { Session } from './session.ts';
import type { Requirement } from './waiting.ts';

type OperationName = keyof Operations;

/** One command: the shape of its argument, what must have been read before it runs, and what it does. */
interface Operation<Name extends OperationName> {
  readonly shape: Shape<Operations[Name][0]>;
  /** The logs, unless given. */
  readonly requires?: Requirement;
  /** Throws a refusal, whose message a person can read. */
  readonly execute: (argument: Operations[Name][0], context: OperationContext) => Promise<Operations[Name][1]>;
}

const operations: { readonly [Name in OperationName]: Operation<Name> } = {
  'adr.newRecord': { shape: newRecordArgument, execute: executeNewRecord },
  'adr.createLog': { shape: { folder: 'uri' }, execute: executeCreateLog },
  'adr.addToIndex': { shape: fileArgument, execute: executeAddToIndex },
  'adr.syncIndex': { shape: { log: 'uri', 'prune?': 'boolean', 'only?': ['string'] }, execute: executeSyncIndex },
  'adr.sortIndex': { shape: logArgument, execute: executeSortIndex },
  'adr.createIndex': { shape: logArgument, execute: executeCreateIndex },
  'adr.insertGraph': { shape: logArgument, execute: executeInsertGraph },
  'adr.undoSync': { shape: fileArgument, execute: executeUndoSync },
  'adr.setStatus': { shape: { uri: 'uri', status: 'string' }, execute: executeSetStatus },
  'adr.supersede': { shape: { uri: 'uri', successor: 'uri' }, execute: executeSupersede },
  'adr.linkRecords': { shape: { uri: 'uri', kind: 'string', to: 'uri' }, execute: executeLinkRecords },
  // These change every file that cites a record, or must know that there is none.
  'adr.renumberRecord': {
    shape: { uri: 'uri', 'number?': 'string' },
    requires: 'citations',
    execute: executeRenumber,
  },
  'adr.deleteRecord': { shape: fileArgument, requires: 'citations', execute: executeDelete },
  'adr.describeConvention': { shape: logArgument, execute: executeDescribeConvention },
};

/** The operations, and the requests that say beforehand what they would do. */
export function registerOperations(session: Session): ServerCapabilities {
  const { handlers, messages } = session;
  handlers.request(
    ExecuteCommandRequest.type,
    {
      read: (params) => readCommand(params, messages),
      requires: ({ command }) => (isOperation(command) ? (operations[command].requires ?? 'logs') : 'logs'),
    },
    ({ command, arguments: given }) => {
      if (!isOperation(command)) throw refuse(messages.refusals.unknownCommand(command));
      return executeOperation(command, given?.[0], session);
    },
  );
  const ask = <Name extends keyof Requests>(
    name: Name,
    shape: Shape<Requests[Name][0]>,
    requires: Requirement,
    answer: (argument: Requests[Name][0], context: OperationContext) => Requests[Name][1] | Promise<Requests[Name][1]>,
  ) =>
    handlers.request(
      requestOf(name),
      { read: (params) => readArgument(name, params, shape, messages), requires },
      (argument) => answer(argument, session),
    );
  ask('adr/previewRecord', newRecordArgument, 'logs', previewRecord);
  ask('adr/listTemplates', logArgument, 'logs', viewTemplates);
  ask('adr/previewSync', logArgument, 'logs', previewSync);
  ask('adr/readGraph', logArgument, 'logs', viewGraph);
  ask('adr/listStatuses', fileArgument, 'logs', listStatuses);
  ask('adr/previewDelete', fileArgument, 'citations', previewDelete);
  return { executeCommandProvider: { commands: Object.keys(operations) } };
}

function isOperation(command: string): command is OperationName {
  return Object.hasOwn(operations, command);
}

/** A command that there is, with an argument of its shape. */
function readCommand({ command, arguments: given }: ExecuteCommandParams, messages: Messages): ExecuteCommandParams {
  if (!isOperation(command)) throw refuse(messages.refusals.unknownCommand(command));
  const [argument] = Array.isArray(given) ? given : [];
  return { command, arguments: [readOwnArgument(command, argument, messages)] };
}

function readOwnArgument<Name extends OperationName>(name: Name, argument: unknown, messages: Messages) {
  return readArgument<Operations[Name][0]>(name, argument, operations[name].shape, messages);
}

/** Runs a command with the argument that was read for it. */
async function executeOperation<Name extends OperationName>(
  name: Name,
  argument: Operations[Name][0],
  context: OperationContext,
): Promise<Operations[Name][1]> {
  const { unreadableIndex } = logMeant(argument, context.workspace) ?? {};
  // An index that is there, but cannot be read, is not one that is missing.
  if (unreadableIndex !== undefined && name !== 'adr.describeConvention')
    throw refuse(context.messages.refusals.indexUnreadable(nameOf(unreadableIndex)));
  return operations[name].execute(argument, context);
}

/** The log that an argument names, or has a file of. */
function logMeant(argument: Operations[OperationName][0], workspace: Workspace): Log | undefined {
  if ('uri' in argument) return workspace.logOf(canonicalUri(argument.uri));
  const folder = 'log' in argument ? canonicalUri(argument.log) : undefined;
  return workspace.logs.find((each) => each.folder === folder);
}
