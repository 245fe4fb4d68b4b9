import * as vscode from 'vscode';
import type { ApplyWorkspaceEditResult, ResponseError, WorkspaceEdit } from 'vscode-languageclient';

/**
 * The rule of this file: a file that was closed, or open without changes, is saved after an operation of ours, so that
 * the next commit has the record and its row; so is an index after a quick fix. One with unsaved edits never is: they
 * are not ours to save.
 */

/** The internal command that runs behind a quick fix; VS Code applies the fix's edit itself. */
export const saveIndexCommand = 'adrKeeper.internal.saveIndex';

/** What was known of a document before an edit; undefined for a closed file. */
export interface StateBefore {
  readonly isDirty: boolean;
  readonly version: number;
}

/**
 * Whether only the edit lies between what a document was, without unsaved changes, and what it is. A file that was closed
 * a moment before was opened by the edit itself; its version tells nothing, for VS Code may go on where it left off.
 */
export function isOneEditLater(before: StateBefore | undefined, version: number): boolean {
  return before === undefined || (!before.isDirty && version === before.version + 1);
}

/** What the client library answers to `workspace/applyEdit`. */
type Answer = ApplyWorkspaceEditResult | ResponseError<void>;

/** Applies an edit of the server, then saves the files that it made, and those that had no unsaved edits. */
export async function saveAfterEdit(edit: WorkspaceEdit, apply: () => Promise<Answer>): Promise<Answer> {
  const changes = edit.documentChanges ?? [];
  const renamed = new Map(
    changes.flatMap((change) => ('kind' in change && change.kind === 'rename' ? [[change.oldUri, change.newUri]] : [])),
  );
  const edited = changes.flatMap((change) => ('textDocument' in change ? [change.textDocument.uri] : []));
  const toSave: string[] = [];
  for (const uri of edited) if ((await stateOf(uri))?.isDirty !== true) toSave.push(renamed.get(uri) ?? uri);
  const result = await apply();
  if ('applied' in result && result.applied) {
    for (const uri of toSave) await (await vscode.workspace.openTextDocument(vscode.Uri.parse(uri))).save();
  }
  return result;
}

/** Makes each quick fix that edits an index save it, where the index may be saved. */
export async function savingIndexes<T extends vscode.Command | vscode.CodeAction>(
  actions: T[] | null | undefined,
  indexes: readonly string[],
): Promise<T[] | null | undefined> {
  for (const action of actions ?? []) {
    if (!('edit' in action) || action.edit === undefined || action.command !== undefined) continue;
    const index = action.edit.entries().find(([uri]) => isOneOf(uri.toString(), indexes))?.[0];
    if (index === undefined) continue;
    const before = await stateOf(index.toString());
    if (before?.isDirty) continue;
    action.command = { title: '', command: saveIndexCommand, arguments: [index, before] };
  }
  return actions;
}

/** An index that an edit will change, and what was known of it before. */
export interface IndexBefore {
  readonly index: vscode.Uri;
  readonly before: StateBefore | undefined;
}

/** The indexes that an edit changes and that may be saved after it. */
export async function indexesToSave(edit: vscode.WorkspaceEdit, indexes: readonly string[]): Promise<IndexBefore[]> {
  const edited = edit.entries().flatMap(([uri]) => (isOneOf(uri.toString(), indexes) ? [uri] : []));
  const found = await Promise.all(edited.map(async (index) => ({ index, before: await stateOf(index.toString()) })));
  return found.filter(({ before }) => before?.isDirty !== true);
}

/** What {@link saveIndexCommand} does: saves, unless somebody typed between the offer of the fix and its choice. */
export async function saveIndexAfterFix(index: vscode.Uri, before: StateBefore | undefined): Promise<void> {
  const document = await vscode.workspace.openTextDocument(index);
  if (isOneEditLater(before, document.version)) await document.save();
}

async function stateOf(uri: string): Promise<StateBefore | undefined> {
  const canonical = vscode.Uri.parse(uri).toString();
  const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === canonical);
  if (document === undefined) return undefined;
  // A copy: the document itself lives on and changes.
  const { isDirty, version } = document;
  return { isDirty: isDirty && !(await isOnDisk(document)), version };
}

/** A document is told last that it was saved: for a moment after an edit of ours it is called dirty still. */
async function isOnDisk(document: vscode.TextDocument): Promise<boolean> {
  const text = document.getText();
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(document.uri)) === text;
  } catch {
    return false;
  }
}

function isOneOf(uri: string, indexes: readonly string[]): boolean {
  const canonical = vscode.Uri.parse(uri).toString();
  return indexes.some((index) => vscode.Uri.parse(index).toString() === canonical);
}
