import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { startServer } from './lsp/server.ts';
import { gitBranchReader } from './workspace/gitBranchReader.ts';
import { gitHistoryReader } from './workspace/gitHistoryReader.ts';
import { localDay } from './workspace/localDay.ts';
import { nodeFileSystem } from './workspace/nodeFileSystem.ts';
import { readAuthor } from './workspace/readAuthor.ts';

// What a log leaves behind when it is read is garbage once: 34 MB for it, which V8 would keep for good, win no time.
setFlagsFromString('--semi-space-growth-factor=1');

/** Pages and tables lie beside the folder of the bundle. */
const installed = (...path: string[]) => URI.file(join(__dirname, '..', ...path)).toString();

// `--stdio`, `--node-ipc`, `--socket=…` and `--pipe=…` choose the transport.
startServer(createConnection(ProposedFeatures.all), {
  fileSystem: nodeFileSystem,
  today: localDay,
  branchReader: gitBranchReader,
  historyReader: gitHistoryReader,
  readAuthor,
  rulePages: installed('docs', 'rules'),
  translations: installed('l10n'),
});
