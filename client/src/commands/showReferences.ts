import * as vscode from 'vscode';
import type { PlainPosition } from '../../../server/src/protocol.ts';

/** What a click on "3 references" does: VS Code's own list of them, in the place where they were asked for. */
export async function showReferences(uri: string, { line, character }: PlainPosition): Promise<void> {
  const [file, position] = [vscode.Uri.parse(uri), new vscode.Position(line, character)];
  const locations = await vscode.commands.executeCommand<vscode.Location[]>(
    'vscode.executeReferenceProvider',
    file,
    position,
  );
  await vscode.commands.executeCommand('editor.action.showReferences', file, position, locations);
}
