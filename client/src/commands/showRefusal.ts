import * as vscode from 'vscode';

/** Runs an operation; a refusal of the server is a sentence for the person. */
export async function showRefusal(operation: () => Promise<unknown>): Promise<void> {
  try {
    await operation();
  } catch (error) {
    void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}
