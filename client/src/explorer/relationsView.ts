import * as vscode from 'vscode';
import type { AdrClient } from '../languageClient.ts';
import { labelOf } from './explorerModel.ts';
import { localizedWords } from './localizedWords.ts';
import { badgeUri } from './problemBadges.ts';
import { listRelationItems, type RelationItem } from './relationsModel.ts';

/** What the view "Relations" shows. */
export interface RelationsTree extends vscode.TreeDataProvider<RelationItem> {
  /** The `uri` of the record whose relations they are. */
  readonly subject: string | undefined;
}

/** The view "Relations": what belongs to the record in the editor, and who names it. */
export function showRelations(client: AdrClient): vscode.Disposable & { tree: RelationsTree } {
  const changes = new vscode.EventEmitter<void>();
  let subject: string | undefined;
  const tree: RelationsTree = {
    onDidChangeTreeData: changes.event,
    get subject() {
      return subject;
    },
    getChildren: async (item) => [...(item?.children ?? (await listItems(client, subject)))],
    getTreeItem: makeTreeItem,
  };
  const view = vscode.window.createTreeView('adrKeeper.relations', { treeDataProvider: tree, showCollapseAll: true });
  const update = () => {
    const uri = vscode.window.activeTextEditor?.document.uri.toString();
    const record = client.knownLogs.logs.flatMap(({ records }) => records).find((each) => each.uri === uri);
    subject = record?.uri;
    view.description = record === undefined ? '' : labelOf(record);
    void vscode.commands.executeCommand('setContext', 'adrKeeper.relations.hasSubject', record !== undefined);
    changes.fire();
  };
  update();
  const disposable = vscode.Disposable.from(
    changes,
    view,
    client.onDidChangeLogs(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    // A mention in a text concerns no list of records, so that the server does not tell of it.
    vscode.workspace.onDidSaveTextDocument(update),
  );
  return { tree, dispose: () => disposable.dispose() };
}

async function listItems(client: AdrClient, uri: string | undefined): Promise<RelationItem[]> {
  if (uri === undefined) return [];
  // A server that is gone relates nothing; its empty view says so.
  const relations = await client.request('adr/listRelations', { uri }).catch(() => ({ relations: [] }));
  return listRelationItems(relations, localizedWords);
}

function makeTreeItem(node: RelationItem): vscode.TreeItem {
  const { None, Expanded } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(node.label, node.children.length === 0 ? None : Expanded);
  const color = node.color === undefined ? undefined : new vscode.ThemeColor(node.color);
  item.id = node.id;
  item.description = node.description;
  item.tooltip = node.accessibleName;
  item.accessibilityInformation = { label: node.accessibleName };
  item.iconPath = new vscode.ThemeIcon(node.icon, color);
  if (node.uri === undefined) return item;
  const { place } = node;
  const options = place === undefined ? [] : [{ selection: new vscode.Range(toPosition(place), toPosition(place)) }];
  item.resourceUri = badgeUri(node.uri);
  item.command = {
    command: 'vscode.open',
    title: vscode.l10n.t('Open'),
    arguments: [vscode.Uri.parse(node.uri), ...options],
  };
  return item;
}

function toPosition({ line, character }: NonNullable<RelationItem['place']>): vscode.Position {
  return new vscode.Position(line, character);
}
