import { createConnection, ProposedFeatures, TextDocumentSyncKind } from 'vscode-languageserver/node';

// Answers, publishes nothing wrong, and does nothing else: what a server costs before it is any use.
const connection = createConnection(ProposedFeatures.all);
connection.onInitialize(() => ({ capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental } }));
const publish = (uri: string, version: number) => connection.sendDiagnostics({ uri, version, diagnostics: [] });
connection.onDidOpenTextDocument(({ textDocument: { uri, version } }) => publish(uri, version));
connection.onDidChangeTextDocument(({ textDocument: { uri, version } }) => publish(uri, version ?? 0));
connection.listen();
