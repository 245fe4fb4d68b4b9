import * as vscode from 'vscode';
import type { AdrKeeperApi } from '../../client/src/extension.ts';
import { waitFor } from './waitFor.ts';

/** The extension under test, as VS Code loaded it. */
export function findExtension(): vscode.Extension<AdrKeeperApi> {
  const extension = vscode.extensions.getExtension<AdrKeeperApi>('adr-keeper.adr-keeper');
  if (extension === undefined) throw new Error('VS Code has not loaded the extension.');
  return extension;
}

/** What the extension lets others see, once it is active. */
export function extensionApi(): AdrKeeperApi {
  return findExtension().exports;
}

/** The view's provider. */
export function recordTree(): AdrKeeperApi['records'] {
  return extensionApi().records;
}

/** What the view shows at its root: label and description. */
export async function treeLabels(): Promise<string[]> {
  const nodes = (await recordTree().getChildren()) ?? [];
  return nodes.map(({ label, description }) => `${label} — ${description}`);
}

/** Resolves when the view shows what is wanted. */
export async function waitForTree(isWanted: (labels: readonly string[]) => boolean): Promise<void> {
  const seen = new vscode.EventEmitter<void>();
  let labels = await treeLabels();
  const subscription = recordTree().onDidChangeTreeData?.(async () => {
    labels = await treeLabels();
    seen.fire();
  });
  try {
    await waitFor(
      seen.event,
      () => isWanted(labels),
      () => `the view shows ${labels.join(', ')}`,
    );
  } finally {
    subscription?.dispose();
    seen.dispose();
  }
}
