import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './lsp/server.ts';
import { nodeFileSystem } from './workspace/nodeFileSystem.ts';

// `--stdio`, `--node-ipc`, `--socket=…` and `--pipe=…` choose the transport.
startServer(createConnection(ProposedFeatures.all), nodeFileSystem);
