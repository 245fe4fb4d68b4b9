import * as vscode from 'vscode';
import { setStatus } from '../commands/setStatus.ts';
import type { AdrClient } from '../languageClient.ts';
import { statusOfDrop } from './explorerModel.ts';
import type { ExplorerNode } from './recordTree.ts';

/** What VS Code calls lines of our view that are dragged. */
const dragged = 'application/vnd.code.tree.adrkeeper.records';

/**
 * A record that is dragged into a group of another status gets that status, by the same edit as "ADR: Set Status". Dragged
 * out of the view it is its file, which an editor opens or links.
 */
export function dropOnStatus(client: AdrClient): vscode.TreeDragAndDropController<ExplorerNode> {
  return {
    dragMimeTypes: ['text/uri-list'],
    dropMimeTypes: [dragged],
    handleDrag(lines, data) {
      const records = lines.filter(({ context }) => context.startsWith('record'));
      const uris = records.flatMap(({ uri }) => uri ?? []);
      data.set(dragged, new vscode.DataTransferItem(uris));
      data.set('text/uri-list', new vscode.DataTransferItem(uris.join('\r\n')));
    },
    async handleDrop(target, data) {
      const status = statusOfDrop(target);
      const uris: unknown = data.get(dragged)?.value;
      if (status === undefined || !Array.isArray(uris)) return;
      for (const uri of uris) await setStatus(client, { uri, status });
    },
  };
}
