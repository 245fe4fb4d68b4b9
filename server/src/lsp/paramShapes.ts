import { anyText, type Fields } from './shapes.ts';

const textDocument = { uri: 'uri' } as const;
const position = { line: 'number', character: 'number' } as const;
const range = { start: position, end: position } as const;
const atPosition = { textDocument, position };
const codeAction = { textDocument, range, context: { diagnostics: [{}], 'only?': ['string'] } } as const;
const renamedFiles = { files: [{ oldUri: 'uri', newUri: 'uri' }] } as const;

/**
 * The parameters that handlers of LSP's messages need, by method. Our own requests read their parameters themselves; the
 * other messages have none.
 */
export const paramShapes: ReadonlyMap<string, Fields> = new Map<string, Fields>([
  ['textDocument/hover', atPosition],
  ['textDocument/definition', atPosition],
  ['textDocument/references', { ...atPosition, context: { includeDeclaration: 'boolean' } }],
  ['textDocument/documentHighlight', atPosition],
  ['textDocument/documentLink', { textDocument }],
  ['textDocument/completion', atPosition],
  ['textDocument/inlayHint', { textDocument, range }],
  ['textDocument/codeLens', { textDocument }],
  ['textDocument/prepareRename', atPosition],
  ['textDocument/rename', { ...atPosition, newName: 'string' }],
  ['textDocument/documentSymbol', { textDocument }],
  ['textDocument/foldingRange', { textDocument }],
  ['textDocument/selectionRange', { textDocument, positions: [position] }],
  ['textDocument/codeAction', codeAction],
  // The data is what the action was found with.
  ['codeAction/resolve', { title: anyText, 'data?': codeAction }],
  ['workspace/symbol', { query: 'string' }],
  ['workspace/executeCommand', { command: 'string' }],
  ['workspace/willRenameFiles', renamedFiles],
  ['workspace/didRenameFiles', renamedFiles],
  ['workspace/didDeleteFiles', { files: [{ uri: 'uri' }] }],
  ['workspace/didChangeWatchedFiles', { changes: [{ uri: 'uri', type: 'number' }] }],
  ['workspace/didChangeWorkspaceFolders', { event: { added: [{ uri: 'uri' }], removed: [{ uri: 'uri' }] } }],
  ['textDocument/didOpen', { textDocument: { uri: 'uri', version: 'number', text: anyText } }],
  [
    'textDocument/didChange',
    { textDocument: { uri: 'uri', version: 'number' }, contentChanges: [{ text: anyText, 'range?': range }] },
  ],
  ['textDocument/didSave', { textDocument }],
  ['textDocument/didClose', { textDocument }],
]);

/** Of what a client says that it can do, that which is not only looked at for being true. */
const capabilities: Fields = { 'textDocument?': { 'codeAction?': { 'resolveSupport?': { properties: ['string'] } } } };

/** The parameters that the library or we need in messages which the library reads first. */
export const libraryShapes: ReadonlyMap<string, Fields> = new Map<string, Fields>([
  ['initialize', { capabilities, 'workspaceFolders?': [{ uri: 'uri' }], 'rootUri?': 'uri', 'locale?': 'string' }],
  ['$/cancelRequest', { id: 'id' }],
  ['$/setTrace', { value: 'string' }],
  ['$/progress', { token: 'id' }],
  ['window/workDoneProgress/cancel', { token: 'id' }],
]);
