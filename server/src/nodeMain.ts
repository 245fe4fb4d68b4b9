import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { describeError } from './lsp/failures.ts';
import { openStdio } from './lsp/openStdio.ts';
import { startServer } from './lsp/server.ts';
import { distrustPrograms } from './workspace/git.ts';
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
const stdio = process.argv.includes('--stdio') ? openStdio() : undefined;
const connection = stdio?.connection ?? createConnection(ProposedFeatures.all);
const server = startServer(connection, {
  fileSystem: nodeFileSystem,
  today: localDay,
  branchReader: gitBranchReader,
  historyReader: gitHistoryReader,
  readAuthor,
  onDidAddFolder: (uri) => distrustPrograms(URI.parse(uri).fsPath),
  rulePages: installed('docs', 'rules'),
  translations: installed('l10n'),
});
stdio?.exitWhenClosed(() => server.isShutDown);

// A mistake in one place must not take the server from every file: Node would end the process.
for (const event of ['uncaughtException', 'unhandledRejection']) {
  process.on(event, (error: unknown) => {
    // The client is gone, and with it whoever would read the log.
    if (clientIsGone(error)) process.exit(1);
    connection.console.error(`Unexpected error: ${describeError(error)}`);
  });
}

function clientIsGone(error: unknown): boolean {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED' || code === 'ERR_STREAM_WRITE_AFTER_END';
}
