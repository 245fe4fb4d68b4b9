/** A message of each kind that the server handles, by its method. */
export interface SampleMessages {
  readonly requests: Readonly<Record<string, object>>;
  /** Each with the name under which its handler logs. */
  readonly notifications: Readonly<Record<string, object>>;
}

/**
 * Messages about the log of `antsAndBees`, by the URI of its folder. A unit test compares their methods with those that are
 * registered.
 */
export function sampleMessages(log: string): SampleMessages {
  const ants = `${log}/001-ants.md`;
  const bees = `${log}/002-bees.md`;
  const textDocument = { uri: ants };
  const title = { line: 0, character: 3 };
  const mention = { line: 8, character: 6 };
  const range = { start: title, end: title };
  const renamed = { files: [{ oldUri: ants, newUri: `${log}/001-wasps.md` }] };
  return {
    requests: {
      'textDocument/hover': { textDocument, position: mention },
      'textDocument/definition': { textDocument, position: mention },
      'textDocument/references': { textDocument, position: title, context: { includeDeclaration: true } },
      'textDocument/documentHighlight': { textDocument, position: mention },
      'textDocument/documentLink': { textDocument },
      'textDocument/completion': { textDocument, position: mention },
      'textDocument/inlayHint': { textDocument, range },
      'textDocument/codeLens': { textDocument },
      'textDocument/prepareRename': { textDocument, position: title },
      'textDocument/rename': { textDocument, position: title, newName: 'Wasps' },
      'textDocument/documentSymbol': { textDocument },
      'textDocument/foldingRange': { textDocument },
      'textDocument/selectionRange': { textDocument, positions: [title] },
      'workspace/symbol': { query: 'ants' },
      'textDocument/codeAction': { textDocument, range, context: { diagnostics: [] } },
      'codeAction/resolve': { title: 'x' },
      'workspace/executeCommand': { command: 'adr.describeConvention', arguments: [{ log }] },
      'workspace/willRenameFiles': renamed,
      'adr/listLogs': {},
      'adr/describeRecord': { uri: ants },
      'adr/findRecords': { text: 'ants' },
      'adr/listRelations': { uri: ants },
      'adr/previewRecord': { log, title: 'Dogs' },
      'adr/listTemplates': { log },
      'adr/previewSync': { log },
      'adr/readGraph': { log },
      'adr/listStatuses': { uri: ants },
      'adr/previewDelete': { uri: ants },
    },
    notifications: {
      'textDocument/didOpen': { textDocument: { uri: bees, languageId: 'markdown', version: 1, text: '# Bees\n' } },
      'textDocument/didChange': { textDocument: { uri: ants, version: 2 }, contentChanges: [{ text: '# Ants\n' }] },
      'textDocument/didSave': { textDocument },
      'textDocument/didClose': { textDocument },
      'workspace/didChangeWorkspaceFolders': { event: { added: [], removed: [] } },
      'workspace/didChangeWatchedFiles': { changes: [{ uri: ants, type: 2 }] },
      'workspace/didRenameFiles': renamed,
      'workspace/didDeleteFiles': { files: [{ uri: ants }] },
      'adr/didGrantTrust': {},
    },
  };
}
