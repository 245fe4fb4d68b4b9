import * as vscode from 'vscode';
import type { ExplorerNode, RecordTree } from './recordTree.ts';

/** VS Code waits 200 milliseconds before it reads a changed tree: who reveals a line earlier meets the old ones. */
const settledMs = 300;

/**
 * Selects the record in the editor, where the view is seen. People who do not want their file explorer to do that, by
 * VS Code's own setting `explorer.autoReveal`, do not want it here.
 */
export function followEditor(view: vscode.TreeView<ExplorerNode>, tree: RecordTree): vscode.Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let changedAt = 0;
  let followed: string | undefined;
  const reveal = () => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const isWanted = vscode.workspace.getConfiguration('explorer', uri).get('autoReveal') !== false;
    if (uri === undefined || !isWanted || !view.visible) return;
    // Once for each editor: a group that a person then closes stays closed when the records change.
    const place = `${tree.grouping} ${uri}`;
    const line = tree.find(uri.toString());
    if (line === undefined || place === followed) return;
    followed = place;
    if (view.selection.some((each) => each.uri === line.uri)) return;
    // The view may vanish while it is being asked.
    void view.reveal(line, { select: true, focus: false }).then(undefined, () => undefined);
  };
  const revealSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(reveal, Math.max(0, changedAt + settledMs - Date.now()));
  };
  return vscode.Disposable.from(
    tree.onDidChangeTreeData(() => {
      changedAt = Date.now();
      revealSoon();
    }),
    vscode.window.onDidChangeActiveTextEditor(() => {
      followed = undefined;
      revealSoon();
    }),
    view.onDidChangeVisibility(revealSoon),
    { dispose: () => clearTimeout(timer) },
  );
}
