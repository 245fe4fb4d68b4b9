import * as vscode from 'vscode';
import { isOne } from './isOne.ts';
import type { AdrClient } from './languageClient.ts';
import { isOurs, type ProblemCounts } from './problemCounts.ts';

/** The number of problems of all logs in the status bar, as long as there are any; a click lists them. */
export function showProblemStatus(problems: ProblemCounts): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('adrKeeper.problems', vscode.StatusBarAlignment.Left);
  item.name = vscode.l10n.t('ADR problems');
  item.command = 'adrKeeper.showProblems';
  const update = () => {
    const { total } = problems;
    if (total === 0) return item.hide();
    const sentence = isOne(total)
      ? vscode.l10n.t('{0} problem in decision records', total)
      : vscode.l10n.t('{0} problems in decision records', total);
    item.text = `$(law) ${total}`;
    item.tooltip = sentence;
    item.accessibilityInformation = { label: sentence, role: 'button' };
    item.show();
  };
  update();
  return vscode.Disposable.from(item, problems.onDidChange(update));
}

type Choice = vscode.QuickPickItem & { readonly place?: { readonly uri: vscode.Uri; readonly range: vscode.Range } };

/**
 * Lists the problems of all logs, file by file, to be searched and gone to. The Problems view would list everybody's, and
 * no extension can set its filter; a button leads there.
 */
export function listProblems(client: AdrClient, problems: ProblemCounts): void {
  const pick = vscode.window.createQuickPick<Choice>();
  const toView: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('list-tree'),
    tooltip: vscode.l10n.t('Open Problems View'),
  };
  pick.title = vscode.l10n.t('Problems in Decision Records');
  pick.matchOnDescription = true;
  pick.buttons = [toView];
  const show = () => {
    const isEmpty = problems.total === 0;
    const placeholder = isEmpty ? vscode.l10n.t('No problems found') : vscode.l10n.t('Select a problem');
    pick.placeholder = pick.busy && isEmpty ? vscode.l10n.t('Reading decision records') : placeholder;
    pick.items = [...problems.uris].sort().flatMap((uri) => choicesOf(vscode.Uri.parse(uri)));
  };
  pick.busy = true;
  show();
  const subscription = problems.onDidChange(show);
  void client.listLogs().then((logs) => {
    pick.busy = false;
    show();
    if (logs?.length === 0) pick.placeholder = vscode.l10n.t('No decision log found.');
  });
  pick.onDidTriggerButton(() => {
    pick.hide();
    void vscode.commands.executeCommand('workbench.actions.view.problems');
  });
  pick.onDidAccept(() => {
    const place = pick.selectedItems[0]?.place;
    pick.hide();
    if (place !== undefined) void vscode.window.showTextDocument(place.uri, { selection: place.range });
  });
  pick.onDidHide(() => {
    subscription.dispose();
    pick.dispose();
  });
  pick.show();
}

function choicesOf(uri: vscode.Uri): Choice[] {
  const ours = vscode.languages.getDiagnostics(uri).filter(isOurs);
  const inOrder = ours.sort((a, b) => a.range.start.compareTo(b.range.start));
  return [
    { label: vscode.workspace.asRelativePath(uri), kind: vscode.QuickPickItemKind.Separator },
    ...inOrder.map(({ message, code, severity, range }) => ({
      label: `$(${icons[severity]}) ${message}`,
      description: vscode.l10n.t(
        '{0}, line {1}',
        typeof code === 'object' ? code.value : (code ?? ''),
        range.start.line + 1,
      ),
      place: { uri, range },
    })),
  ];
}

const icons: { readonly [Severity in vscode.DiagnosticSeverity]: string } = {
  [vscode.DiagnosticSeverity.Error]: 'error',
  [vscode.DiagnosticSeverity.Warning]: 'warning',
  [vscode.DiagnosticSeverity.Information]: 'info',
  [vscode.DiagnosticSeverity.Hint]: 'lightbulb',
};
