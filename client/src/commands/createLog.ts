import * as vscode from 'vscode';
import type { AdrClient } from '../languageClient.ts';
import { showCreatedFile } from './showCreatedFile.ts';

/** "ADR: Create Decision Log": asks where, and makes the folder with a template and an index. */
export async function createLog(client: AdrClient): Promise<void> {
  const root = await pickFolder();
  if (root === undefined) return;
  const path = await vscode.window.showInputBox({
    title: vscode.l10n.t('Create Decision Log'),
    prompt: vscode.l10n.t('Folder of the log, relative to {0}', root.name),
    value: 'docs/adr',
    validateInput: refusalOf,
  });
  if (path === undefined) return;
  const folder = vscode.Uri.joinPath(root.uri, normalize(path)).toString();
  await client.start();
  await showCreatedFile(() => client.run('adr.createLog', { folder }));
}

async function pickFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length > 1) return vscode.window.showWorkspaceFolderPick();
  if (folders.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a folder first.'));
  }
  return folders[0];
}

function refusalOf(path: string): string | undefined {
  if (normalize(path) === '') return vscode.l10n.t('Enter a folder for the log, for example docs/adr.');
  if (/^(?:\/|[a-z]:)/i.test(path) || normalize(path).split('/').includes('..')) {
    return vscode.l10n.t('The folder must be inside the workspace folder.');
  }
  return undefined;
}

function normalize(path: string): string {
  return path
    .trim()
    .replaceAll('\\', '/')
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.')
    .join('/');
}
