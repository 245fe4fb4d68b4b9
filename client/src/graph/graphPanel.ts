import * as vscode from 'vscode';
import type { GraphView, LogView } from '../../../server/src/protocol.ts';
import type { AdrClient } from '../languageClient.ts';
import { graphPage, graphResources } from './graphPage.ts';
import { graphViewType } from './graphViewType.ts';
import { graphWords } from './graphWords.ts';
import type { PageRequest, ShowGraph } from './page/pageMessages.ts';

/** The panels that are open, by the `uri` of their log. */
const panels = new Map<string, vscode.WebviewPanel>();

/** Shows the graph of a log: in its panel, where one is open, else in a new one. */
export function showGraphPanel(log: LogView, client: AdrClient, extension: vscode.Uri): void {
  const open = panels.get(log.uri);
  if (open !== undefined) {
    open.reveal();
    return;
  }
  const panel = vscode.window.createWebviewPanel(graphViewType, '', vscode.ViewColumn.Active);
  fillGraphPanel(panel, log.uri, client, extension);
}

/** Makes a panel the one of a log: fills it, keeps it up to date, and does what its page asks. */
export function fillGraphPanel(
  panel: vscode.WebviewPanel,
  log: string,
  client: AdrClient,
  extension: vscode.Uri,
): void {
  const { webview } = panel;
  const nameOf = () => client.knownLogs.logs.find(({ uri }) => uri === log)?.name ?? '';
  let known: GraphView | undefined;
  let sent: string | undefined;
  const refresh = whenIdle(async () => {
    // What the server last said stands until another one knows better.
    known = await client.request('adr/readGraph', { log }).catch(() => known);
    if (known === undefined || !panel.visible) return;
    const message: ShowGraph = { kind: 'show', log, graph: known, words: graphWords(nameOf()) };
    const text = JSON.stringify(message);
    if (text === sent) return;
    sent = text;
    await webview.postMessage(message);
  });
  const answer = async (request: PageRequest): Promise<void> => {
    if (request.kind === 'ready') {
      // A page that comes back has forgotten everything but its state.
      sent = undefined;
      await client.listLogs();
      await refresh();
    } else if (request.kind === 'insert') await vscode.commands.executeCommand('adrKeeper.insertGraph', log);
    else if (request.kind === 'export') await exportSvg(request.svg, log);
    else if (known?.nodes.some(({ uri }) => uri === request.uri) === true) await openBeside(request.uri, panel);
  };
  const subscriptions = [
    client.onDidChange(() => void refresh()),
    // A mention that comes or goes is no change that the server tells of.
    vscode.workspace.onDidSaveTextDocument(({ languageId }) => languageId === 'markdown' && void refresh()),
    panel.onDidChangeViewState(() => void refresh()),
    webview.onDidReceiveMessage((request: PageRequest) => void answer(request)),
  ];
  panel.onDidDispose(() => {
    if (panels.get(log) === panel) panels.delete(log);
    for (const subscription of subscriptions) subscription.dispose();
  });
  panels.set(log, panel);
  panel.title = vscode.l10n.t('Decision Graph');
  const icon = (name: string) => vscode.Uri.joinPath(extension, 'client', 'media', name);
  panel.iconPath = { light: icon('graphLight.svg'), dark: icon('graphDark.svg') };
  webview.options = { enableScripts: true, localResourceRoots: graphResources(extension) };
  webview.html = graphPage(webview, extension);
}

/** Opens a record where it does not cover the graph. */
async function openBeside(uri: string, { viewColumn }: vscode.WebviewPanel): Promise<void> {
  const { One, Two } = vscode.ViewColumn;
  await vscode.window.showTextDocument(vscode.Uri.parse(uri), { viewColumn: viewColumn === One ? Two : One });
}

async function exportSvg(svg: string, log: string): Promise<void> {
  const defaultUri = vscode.Uri.joinPath(vscode.Uri.parse(log), 'decision-graph.svg');
  const target = await vscode.window.showSaveDialog({ defaultUri, filters: { SVG: ['svg'] } });
  if (target !== undefined) await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(svg));
}

/** Runs a task once more after its end where it was called for meanwhile, and never twice at a time. */
function whenIdle(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let isStale = false;
  const run = async () => {
    while (isStale) {
      isStale = false;
      await task();
    }
    running = undefined;
  };
  return () => {
    isStale = true;
    running ??= run();
    return running;
  };
}
