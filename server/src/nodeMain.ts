import { join } from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { startServer } from './lsp/server.ts';
import { gitBranchReader } from './workspace/gitBranchReader.ts';
import { localDay } from './workspace/localDay.ts';
import { nodeFileSystem } from './workspace/nodeFileSystem.ts';

// `--stdio`, `--node-ipc`, `--socket=…` and `--pipe=…` choose the transport. The pages lie beside the folder of the bundle.
startServer(createConnection(ProposedFeatures.all), {
  fileSystem: nodeFileSystem,
  today: localDay,
  branchReader: gitBranchReader,
  rulePages: URI.file(join(__dirname, '..', 'docs', 'rules')).toString(),
});
