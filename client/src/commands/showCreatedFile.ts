import * as vscode from 'vscode';
import type { CreatedFile } from '../../../server/src/protocol.ts';

/** Runs an operation that makes a file and puts the cursor where writing starts; a refusal is shown as its sentence, and gives nothing. */
export async function showCreatedFile(operation: () => Promise<CreatedFile>): Promise<CreatedFile | undefined> {
  let created: CreatedFile;
  try {
    created = await operation();
  } catch (error) {
    void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
    return undefined;
  }
  const { line, character } = created.position;
  const cursor = new vscode.Position(line, character);
  await vscode.window.showTextDocument(vscode.Uri.parse(created.uri), { selection: new vscode.Range(cursor, cursor) });
  return created;
}
