import * as vscode from 'vscode';

/** The record that a command is about: that of its argument (a line of the sidebar, a code lens), else the one in the editor. */
export function recordArgument(argument: unknown): string | undefined {
  const uri = typeof argument === 'object' && argument !== null && 'uri' in argument ? argument.uri : undefined;
  return typeof uri === 'string' ? uri : vscode.window.activeTextEditor?.document.uri.toString();
}
