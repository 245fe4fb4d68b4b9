import * as vscode from 'vscode';
import type { ProblemCounts } from '../problemCounts.ts';
import { localizedWords } from './localizedWords.ts';

/** Not `file`: other extensions would add their badges and colours, and VS Code the problems of others. */
const scheme = 'adr-record';

/** What stands for a record in the sidebar, so that its line gets our badge and no other. */
export function badgeUri(record: string): vscode.Uri {
  return vscode.Uri.from({ scheme, path: vscode.Uri.parse(record).path, query: record });
}

/** The number of problems at the right of a record's line, and the colour of its label. */
export function provideBadges(problems: ProblemCounts): vscode.Disposable {
  const changes = new vscode.EventEmitter<vscode.Uri[]>();
  const provider: vscode.FileDecorationProvider = {
    onDidChangeFileDecorations: changes.event,
    provideFileDecoration: ({ scheme: given, query }) => (given === scheme ? badgeOf(query, problems) : undefined),
  };
  return vscode.Disposable.from(
    changes,
    vscode.window.registerFileDecorationProvider(provider),
    problems.onDidChange((uris) => changes.fire(uris.map(badgeUri))),
  );
}

function badgeOf(uri: string, problems: ProblemCounts): vscode.FileDecoration | undefined {
  const { count, hasError } = problems.of(uri);
  if (count === 0) return undefined;
  const color = new vscode.ThemeColor(hasError ? 'list.errorForeground' : 'list.warningForeground');
  // VS Code takes two characters.
  return { badge: count > 9 ? '9+' : `${count}`, tooltip: localizedWords.problems(count), color };
}
