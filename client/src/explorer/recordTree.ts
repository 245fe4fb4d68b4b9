import * as vscode from 'vscode';
import { clientCommands } from '../../../server/src/protocol.ts';
import type { AdrClient } from '../languageClient.ts';
import type { ProblemCounts } from '../problemCounts.ts';
import type { ExpansionMemory } from './expansionMemory.ts';
import { type ExplorerItem, findItem, listItems } from './explorerModel.ts';
import type { Grouping } from './grouping.ts';
import { localizedWords } from './localizedWords.ts';
import { badgeUri } from './problemBadges.ts';
import type { RecordFilter } from './recordFilter.ts';

/** A line of the view. */
export type ExplorerNode = ExplorerItem;

/** What the view shows, and how. */
export interface RecordTreeOptions {
  readonly client: AdrClient;
  readonly problems: ProblemCounts;
  readonly filter: RecordFilter;
  readonly expansion: ExpansionMemory;
  readonly grouping: Grouping;
}

/** The lines of the view "Decision Records": asks the model what to show and VS Code to show it. */
export class RecordTree implements vscode.TreeDataProvider<ExplorerNode>, vscode.Disposable {
  readonly #options: RecordTreeOptions;
  readonly #emitter = new vscode.EventEmitter<ExplorerNode | ExplorerNode[] | undefined>();
  readonly #subscription: vscode.Disposable;
  #grouping: Grouping;
  #items: readonly ExplorerItem[] | undefined;

  readonly onDidChangeTreeData = this.#emitter.event;

  constructor(options: RecordTreeOptions) {
    const { client, filter, problems, grouping } = options;
    this.#options = options;
    this.#grouping = grouping;
    const renew = () => this.#renew();
    this.#subscription = vscode.Disposable.from(
      client.onDidChangeLogs(renew),
      filter.onDidChange(renew),
      problems.onDidChange((uris) => this.#refresh(uris)),
    );
  }

  get grouping(): Grouping {
    return this.#grouping;
  }

  set grouping(grouping: Grouping) {
    this.#grouping = grouping;
    this.#renew();
  }

  /** The lines at the root; made when somebody asks for the first time since something changed. */
  get items(): readonly ExplorerItem[] {
    const { client, filter } = this.#options;
    this.#items ??= listItems(client.knownLogs.logs, {
      grouping: this.#grouping,
      found: filter.found,
      words: localizedWords,
    });
    return this.#items;
  }

  /** The line of a record, if it has one. */
  find(uri: string): ExplorerNode | undefined {
    return findItem(this.items, uri);
  }

  getChildren(node?: ExplorerNode): ExplorerNode[] {
    return [...(node?.children ?? this.items)];
  }

  getParent(node: ExplorerNode): ExplorerNode | undefined {
    return node.parent;
  }

  getTreeItem(node: ExplorerNode): vscode.TreeItem {
    const { expansion, problems } = this.#options;
    const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    const state = node.records.length === 0 ? None : expansion.isOpen(node) ? Expanded : Collapsed;
    const item = new vscode.TreeItem(node.label, state);
    item.id = node.id;
    item.description = node.description;
    item.contextValue = node.context;
    const color = node.color === undefined ? undefined : new vscode.ThemeColor(node.color);
    item.iconPath = new vscode.ThemeIcon(node.icon, color);
    if (node.uri === undefined) {
      item.tooltip = node.accessibleName;
      item.accessibilityInformation = { label: node.accessibleName };
      return item;
    }
    // A badge is not spoken.
    const { count } = problems.of(node.uri);
    const spoken = count === 0 ? node.accessibleName : `${node.accessibleName}, ${localizedWords.problems(count)}`;
    item.accessibilityInformation = { label: spoken };
    item.resourceUri = badgeUri(node.uri);
    item.command = { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [vscode.Uri.parse(node.uri)] };
    return item;
  }

  /** Reads what a record decides when the mouse or the keyboard rests on it, not before. */
  async resolveTreeItem(item: vscode.TreeItem, { uri, label }: ExplorerNode): Promise<vscode.TreeItem> {
    if (uri === undefined) return item;
    const { client, problems } = this.#options;
    const { count } = problems.of(uri);
    const card = await client.request('adr/describeRecord', { uri }).then(
      ({ markdown }) => markdown,
      () => label,
    );
    const tooltip = new vscode.MarkdownString(card, true);
    if (count > 0) tooltip.appendMarkdown(`\n\n$(warning) ${localizedWords.problems(count)}`);
    // The record's own links are relative to it.
    tooltip.baseUri = vscode.Uri.parse(uri);
    tooltip.isTrusted = { enabledCommands: [clientCommands.openFile] };
    item.tooltip = tooltip;
    return item;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#emitter.dispose();
  }

  #renew(): void {
    this.#items = undefined;
    this.#emitter.fire(undefined);
  }

  /** Lines that VS Code has never seen cost nothing: it looks only for those that it shows. */
  #refresh(uris: readonly string[]): void {
    const lines = uris.flatMap((uri) => this.find(uri) ?? []);
    if (lines.length > 0) this.#emitter.fire(lines);
  }
}
