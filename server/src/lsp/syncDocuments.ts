import {
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  Disposable,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { canonicalUri, nameOf } from '../core/model/uris.ts';
import { configurationFile } from '../protocol.ts';
import { readDocument } from '../workspace/readSourceFile.ts';
import type { Session } from './session.ts';

const nothing = Disposable.create(() => undefined);

/** Follows the documents that the editor has open. */
export function registerDocuments(session: Session): ServerCapabilities {
  const { documents, workspace, publisher, indexSync, git, handlers } = session;
  // One computation for a burst of keystrokes: all of them arrive before the callback runs.
  const changed = new Set<string>();
  const read = handlers.guard('readChanges', () => {
    const uris = [...changed];
    changed.clear();
    workspace.readChanges();
    for (const uri of uris) publisher.publishNow(uri);
  });
  documents.onDidChangeContent(
    handlers.guard('textDocument/didChange', ({ document }) => {
      const uri = canonicalUri(document.uri);
      workspace.setDocument(uri, document);
      if (changed.size === 0) setImmediate(read, undefined);
      changed.add(uri);
    }),
  );
  documents.onDidOpen(
    handlers.guard('textDocument/didOpen', ({ document }) => {
      const uri = canonicalUri(document.uri);
      const [version, text] = [document.version, document.getText()];
      return indexSync.remember(uri, () => readDocument(uri, { version, text }, { root: workspace.folderOf(uri) }));
    }),
  );
  documents.onDidSave(
    handlers.guard('textDocument/didSave', ({ document }) => {
      const uri = canonicalUri(document.uri);
      // The configuration says which rules ask for history.
      if (nameOf(uri) === configurationFile) git.readHistories();
      return indexSync.saved(uri);
    }),
  );
  documents.onDidClose(
    handlers.guard('textDocument/didClose', ({ document }) => workspace.closeDocument(canonicalUri(document.uri))),
  );
  documents.listen({
    onDidOpenTextDocument: (handler) => handlers.notification(DidOpenTextDocumentNotification.type, handler),
    onDidChangeTextDocument: (handler) => handlers.notification(DidChangeTextDocumentNotification.type, handler),
    onDidSaveTextDocument: (handler) => handlers.notification(DidSaveTextDocumentNotification.type, handler),
    onDidCloseTextDocument: (handler) => handlers.notification(DidCloseTextDocumentNotification.type, handler),
    // The server does not ask for these.
    onWillSaveTextDocument: () => nothing,
    onWillSaveTextDocumentWaitUntil: () => nothing,
  });
  return { textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true } };
}
