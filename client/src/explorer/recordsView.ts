import * as vscode from 'vscode';
import type { AdrClient } from '../languageClient.ts';
import type { ProblemCounts } from '../problemCounts.ts';
import { dropOnStatus } from './dropOnStatus.ts';
import { followEditor } from './editorFollower.ts';
import { ExpansionMemory } from './expansionMemory.ts';
import { type Grouping, groupings } from './grouping.ts';
import { localizedWords } from './localizedWords.ts';
import { provideBadges } from './problemBadges.ts';
import { RecordFilter } from './recordFilter.ts';
import { type ExplorerNode, RecordTree } from './recordTree.ts';

const groupingKey = 'adrKeeper.explorer.grouping';

/** What the parts of the sidebar are made of. */
export interface ExplorerContext {
  readonly client: AdrClient;
  readonly problems: ProblemCounts;
  /** Where the sidebar keeps how a person wants this workspace shown. */
  readonly state: vscode.Memento;
}

/** The view "Decision Records" with the commands in its title. Its lines are what others may look at. */
export function showRecords({ client, problems, state }: ExplorerContext): vscode.Disposable & { tree: RecordTree } {
  const filter = new RecordFilter(client);
  const expansion = new ExpansionMemory(state);
  const kept = state.get<string>(groupingKey);
  const grouping = groupings.find((each) => each === kept) ?? 'number';
  const tree = new RecordTree({ client, problems, filter, expansion, grouping });
  const view = vscode.window.createTreeView('adrKeeper.records', {
    treeDataProvider: tree,
    dragAndDropController: dropOnStatus(client),
    showCollapseAll: true,
  });

  const showState = () => {
    // The manifest's menus and empty-state texts go by these.
    setContext('adrKeeper.explorer.grouping', tree.grouping);
    setContext('adrKeeper.explorer.isFiltered', filter.text !== '');
    setContext('adrKeeper.explorer.isEmpty', !client.knownLogs.isLoading && tree.items.length === 0);
    view.description = filter.text === '' ? '' : `“${filter.text}”`;
  };
  const showProblems = () => {
    const { total } = problems;
    view.badge = total === 0 ? undefined : { value: total, tooltip: localizedWords.problems(total) };
  };
  const remember = (element: ExplorerNode, isOpen: boolean) => {
    // What is open among matches goes with the filter.
    if (filter.text === '') void expansion.remember(element, isOpen);
  };
  const group = async (chosen: Grouping) => {
    tree.grouping = chosen;
    await state.update(groupingKey, chosen);
  };
  showState();
  showProblems();
  const disposable = vscode.Disposable.from(
    filter,
    tree,
    view,
    provideBadges(problems),
    followEditor(view, tree),
    searchWhenSeen(view, client),
    tree.onDidChangeTreeData(showState),
    client.onDidChange(showState),
    problems.onDidChange(showProblems),
    view.onDidExpandElement(({ element }) => remember(element, true)),
    view.onDidCollapseElement(({ element }) => remember(element, false)),
    ...groupings.flatMap((each) => registerGrouping(each, group)),
    vscode.commands.registerCommand('adrKeeper.explorer.filter', (words) => {
      void client.start();
      return typeof words === 'string' ? filter.set(words) : filter.ask();
    }),
    vscode.commands.registerCommand('adrKeeper.explorer.clearFilter', () => filter.set('')),
  );
  return { tree, dispose: () => disposable.dispose() };
}

/** Looks for logs when the view is seen for the first time, wherever they are, and shows that it does. */
function searchWhenSeen(view: vscode.TreeView<ExplorerNode>, client: AdrClient): vscode.Disposable {
  const search = () => {
    const hasFolder = (vscode.workspace.workspaceFolders ?? []).length > 0;
    if (!view.visible || !hasFolder || client.state !== 'idle') return;
    const location = { viewId: 'adrKeeper.records' };
    void vscode.window.withProgress({ location }, () => client.listLogs());
  };
  search();
  return vscode.Disposable.from(
    view.onDidChangeVisibility(search),
    vscode.workspace.onDidChangeWorkspaceFolders(search),
  );
}

/** Two commands for one: the menu of an extension has no check marks, so that the title of the second one is it. */
function registerGrouping(grouping: Grouping, group: (chosen: Grouping) => Promise<void>): vscode.Disposable[] {
  const name = `adrKeeper.explorer.groupBy.${grouping}`;
  return [name, `${name}.current`].map((command) => vscode.commands.registerCommand(command, () => group(grouping)));
}

function setContext(key: string, value: unknown): void {
  void vscode.commands.executeCommand('setContext', key, value);
}
