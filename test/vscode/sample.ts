import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as vscode from 'vscode';
import { waitForTree } from './extensionApi.ts';
import { waitFor } from './waitFor.ts';

/** The copy of the sample log that this VS Code has open. */
const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
const log = join(folder, 'docs', 'adr');
const original = new Map(readdirSync(log).map((name) => [name, readFileSync(join(log, name))]));

export function uriOf(name: string): vscode.Uri {
  return vscode.Uri.file(join(log, name));
}

export function textOnDisk(name: string): string {
  return readFileSync(join(log, name), 'utf8');
}

export function originalText(name: string): string {
  return original.get(name)?.toString('utf8') ?? '';
}

export function writeToDisk(name: string, text: string): void {
  writeFileSync(join(log, name), text);
}

export function deleteFromDisk(name: string): void {
  rmSync(join(log, name));
}

/** Our problems of a file, once they are as wanted. */
export async function waitForProblems(name: string, wanted: readonly string[]): Promise<vscode.Diagnostic[]> {
  const uri = uriOf(name);
  const ours = () => vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'adr');
  await waitFor(
    vscode.languages.onDidChangeDiagnostics,
    () => JSON.stringify(ours().map(codeOf)) === JSON.stringify(wanted),
    () => `${name} has the problems ${JSON.stringify(ours().map(codeOf))}, not ${JSON.stringify(wanted)}`,
  );
  return ours();
}

/** Puts every file back as it was, closes all editors, and waits until nothing is wrong any more. */
export async function restoreSample(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty || !document.uri.fsPath.startsWith(log)) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  // Through VS Code, so that it lets go of the documents, too.
  for (const name of readdirSync(log)) if (!original.has(name)) await vscode.workspace.fs.delete(uriOf(name));
  for (const [name, bytes] of original) writeFileSync(join(log, name), bytes);
  // Documents outlive their editors for some minutes; they follow the disk, but not at once.
  const stale = () =>
    vscode.workspace.textDocuments
      .filter(({ uri, isClosed }) => !isClosed && original.has(basename(uri.fsPath)) && uri.fsPath.startsWith(log))
      .filter((document) => document.getText() !== originalText(basename(document.uri.fsPath)));
  await waitFor(
    vscode.workspace.onDidChangeTextDocument,
    () => stale().length === 0,
    () =>
      `${stale()
        .map(({ uri }) => uri.path)
        .join(', ')} did not follow the disk`,
  );
  const problems = () =>
    vscode.languages
      .getDiagnostics()
      .flatMap(([uri, found]) =>
        found.filter(({ source }) => source === 'adr').map(({ message }) => `${uri.path}: ${message}`),
      );
  await waitFor(
    vscode.languages.onDidChangeDiagnostics,
    () => problems().length === 0,
    () => `the sample still has the problems ${problems().join(', ')}`,
  );
  await waitForTree((labels) => labels.length === 21 && labels.every((label) => !label.startsWith('023')));
}

export function rangeOf(text: string, part: string): vscode.Range {
  const lines = text.slice(0, text.indexOf(part)).split(/\r?\n/);
  const start = new vscode.Position(lines.length - 1, lines.at(-1)?.length ?? 0);
  return new vscode.Range(start, start.translate(0, part.length));
}

/** A code comes with the page that it links. */
function codeOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}
