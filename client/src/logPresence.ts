import * as vscode from 'vscode';
import { adrToolsFile, configurationFile, customaryFolders } from '../../server/src/protocol.ts';

const recordName = /^(?:adr[-_ ]?)?\d+[-_. ].*\.(?:md|markdown)$/i;

/**
 * Calls back when a cheap look shows that the workspace may hold a log: in the customary places, or beside a Markdown
 * document that somebody opens. Looks again when folders, documents or files come. Finding logs in earnest is the
 * server's part; this only decides whether there is a reason to start it.
 */
export function onMayHaveLog(found: () => void): vscode.Disposable {
  const look = async (folders: readonly vscode.Uri[], isInCustomaryPlaces: boolean) => {
    for (const folder of folders) {
      if ((isInCustomaryPlaces && (await hasCustomaryPlace(folder))) || (await holdsRecords(folder))) {
        found();
        return;
      }
    }
  };
  const lookBeside = (uri: vscode.Uri) => {
    if (uri.scheme === 'file' && /\.(?:md|markdown)$/i.test(uri.path) && vscode.workspace.getWorkspaceFolder(uri)) {
      void look([vscode.Uri.joinPath(uri, '..')], false);
    }
  };
  const lookInWorkspace = () => void look(vscode.workspace.workspaceFolders?.map(({ uri }) => uri) ?? [], true);

  lookInWorkspace();
  for (const { uri } of vscode.workspace.textDocuments) lookBeside(uri);
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeWorkspaceFolders(lookInWorkspace),
    vscode.workspace.onDidOpenTextDocument(({ uri }) => lookBeside(uri)),
    vscode.workspace.onDidCreateFiles(({ files }) => {
      for (const uri of files) lookBeside(uri);
      lookInWorkspace();
    }),
  );
}

async function hasCustomaryPlace(folder: vscode.Uri): Promise<boolean> {
  const places = [configurationFile, adrToolsFile, ...customaryFolders];
  const answers = places.map((place) =>
    vscode.workspace.fs.stat(vscode.Uri.joinPath(folder, place)).then(
      () => true,
      () => false,
    ),
  );
  return (await Promise.all(answers)).includes(true);
}

/** Three names that begin with a number are reason enough to look closer. */
async function holdsRecords(folder: vscode.Uri): Promise<boolean> {
  const entries = await vscode.workspace.fs.readDirectory(folder).then(
    (found) => found,
    () => [],
  );
  return entries.filter(([name]) => recordName.test(name)).length >= 3;
}
