import * as vscode from 'vscode';
import type { AdrClient } from '../languageClient.ts';
import { type ExplorerItem, listItems } from './explorerModel.ts';

/** A line of the view. */
export type ExplorerNode = ExplorerItem;

/** The view "Decision Records": asks the model what to show and VS Code to show it. */
export class RecordTree implements vscode.TreeDataProvider<ExplorerNode>, vscode.Disposable {
  readonly #client: AdrClient;
  readonly #emitter = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;

  readonly onDidChangeTreeData = this.#emitter.event;

  constructor(client: AdrClient) {
    this.#client = client;
    this.#subscription = client.onDidChange(() => this.#emitter.fire());
  }

  getChildren(node?: ExplorerNode): ExplorerNode[] {
    const items = node?.children ?? listItems(this.#client.knownLogs.logs);
    return [...items];
  }

  getTreeItem(node: ExplorerNode): vscode.TreeItem {
    const { None, Expanded } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(node.label, node.children.length === 0 ? None : Expanded);
    item.id = node.id;
    item.description = node.description;
    item.tooltip = node.tooltip;
    item.contextValue = node.context;
    item.accessibilityInformation = { label: node.accessibleName };
    item.iconPath = new vscode.ThemeIcon(
      node.icon,
      node.color === undefined ? undefined : new vscode.ThemeColor(node.color),
    );
    if (node.uri !== undefined) {
      item.command = { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [vscode.Uri.parse(node.uri)] };
    }
    return item;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#emitter.dispose();
  }
}
