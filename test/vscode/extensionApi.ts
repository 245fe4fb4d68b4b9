import * as vscode from 'vscode';
import type { AdrKeeperApi } from '../../client/src/extension.ts';

/** The extension under test, as VS Code loaded it. */
export function findExtension(): vscode.Extension<AdrKeeperApi> {
  const extension = vscode.extensions.getExtension<AdrKeeperApi>('adr-keeper.adr-keeper');
  if (extension === undefined) throw new Error('VS Code has not loaded the extension.');
  return extension;
}

/** The view's provider, which is there once the extension is active. */
export function recordTree(): AdrKeeperApi['records'] {
  return findExtension().exports.records;
}
