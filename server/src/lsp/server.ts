import type { Connection, ServerCapabilities } from 'vscode-languageserver';
import { registerCodeActions } from './codeActions.ts';
import { registerCompletion } from './completion.ts';
import { registerFiles } from './followFiles.ts';
import { registerHover } from './hover.ts';
import { registerLogRequests } from './logRequests.ts';
import { registerOperations } from './operations.ts';
import { registerOutline } from './outline.ts';
import { registerHints } from './recordHints.ts';
import { registerReferences } from './references.ts';
import { registerRename } from './rename.ts';
import { openSession, type ServerHost, type Session } from './session.ts';
import { registerSymbols } from './symbols.ts';
import { registerDocuments } from './syncDocuments.ts';

/** What the server can do: each feature registers its handlers and answers the capabilities that tell of them. */
const features: readonly ((session: Session) => ServerCapabilities)[] = [
  registerDocuments,
  registerFiles,
  registerHover,
  registerReferences,
  registerCompletion,
  registerHints,
  registerRename,
  registerOutline,
  registerSymbols,
  registerCodeActions,
  registerOperations,
  registerLogRequests,
];

/** A server that runs. */
export interface RunningServer {
  /** Whether the client has asked it to end. */
  readonly isShutDown: boolean;
}

/** The language server. Starts listening; each message is handled in the session that `initialize` opens. */
export function startServer(connection: Connection, host: ServerHost): RunningServer {
  const server = { isShutDown: false };
  connection.onInitialize(async (params) => {
    const session = await openSession(connection, host, params);
    const capabilities: ServerCapabilities = Object.assign({}, ...features.map((register) => register(session)));
    connection.onShutdown(() => {
      server.isShutDown = true;
      session.publisher.dispose();
    });
    return { capabilities, serverInfo: { name: 'adr-keeper' } };
  });
  connection.listen();
  return server;
}
