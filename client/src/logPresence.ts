import * as vscode from 'vscode';
import { adrToolsFile, configurationFile, customaryFolders } from '../../server/src/protocol.ts';

const recordName = /^(?:adr[-_ ]?)?\d+[-_. ].*\.(?:md|markdown)$/i;

/**
 * Calls back once, when a cheap look shows that the workspace may hold a log: in the customary places, or beside a
 * Markdown document. Looks again when folders, documents or files come. Finding logs in earnest is the server's part;
 * this only decides whether there is a reason to start it.
 */
export function onceLogIsPresent(found: () => void): vscode.Disposable {
  let isOver = false;
  const end = () => {
    isOver = true;
    for (const subscription of subscriptions) subscription.dispose();
  };
  const conclude = (isPresent: boolean) => {
    if (!isPresent || isOver) return;
    end();
    found();
  };
  const lookInWorkspace = () => {
    for (const { uri } of vscode.workspace.workspaceFolders ?? []) void holdsLog(uri).then(conclude);
  };
  const lookBeside = ({ uri }: vscode.TextDocument) => {
    const isRelevant = uri.scheme === 'file' && /\.(?:md|markdown)$/i.test(uri.path);
    if (isRelevant && vscode.workspace.getWorkspaceFolder(uri)) void liesInLog(uri).then(conclude);
  };
  // A new folder is empty; what comes into it is the sign.
  const signs = [configurationFile, adrToolsFile, ...customaryFolders.map((folder) => `${folder}/*.md`)];
  const watcher = vscode.workspace.createFileSystemWatcher(`**/{${signs.join(',')}}`, false, true, true);

  const subscriptions = [
    watcher,
    watcher.onDidCreate(() => conclude(true)),
    vscode.workspace.onDidChangeWorkspaceFolders(lookInWorkspace),
    vscode.workspace.onDidOpenTextDocument(lookBeside),
  ];
  lookInWorkspace();
  for (const document of vscode.workspace.textDocuments) lookBeside(document);
  return { dispose: end };
}

/** Whether one of the customary places exists in a workspace folder, or the folder itself holds records. */
async function holdsLog(folder: vscode.Uri): Promise<boolean> {
  const places = [configurationFile, adrToolsFile, ...customaryFolders];
  const answers = places.map((place) =>
    vscode.workspace.fs.stat(vscode.Uri.joinPath(folder, place)).then(
      () => true,
      () => false,
    ),
  );
  return (await Promise.all(answers)).includes(true) || holdsRecords(folder);
}

/** Whether a file lies in a customary place, such as one of a package in a monorepo, or among records. */
async function liesInLog(file: vscode.Uri): Promise<boolean> {
  const folder = vscode.Uri.joinPath(file, '..');
  return customaryFolders.some((place) => folder.path.endsWith(`/${place}`)) || holdsRecords(folder);
}

/** Three names that begin with a number are reason enough to look closer. */
async function holdsRecords(folder: vscode.Uri): Promise<boolean> {
  const entries = await vscode.workspace.fs.readDirectory(folder).then(
    (found) => found,
    () => [],
  );
  return entries.filter(([name]) => recordName.test(name)).length >= 3;
}
