import * as vscode from 'vscode';

/**
 * What a link in a hover or a tooltip runs: opens a file, at the line that its fragment names. A plain link to
 * a `file:` URI would be opened on the computer of the window, which in a remote window has no such file.
 */
export async function openFile(uri: unknown): Promise<void> {
  await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(String(uri)));
}
