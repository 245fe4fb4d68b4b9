import * as vscode from 'vscode';
import type { ApplyWorkspaceEditResult, ResponseError, WorkspaceEdit } from 'vscode-languageclient';
import { applyTextEdits, type PlainTextEdit } from './applyTextEdits.ts';
import { type EditedFile, isSameText, readText, type UndoSaver } from './undoSaving.ts';

/**
 * The rule of this file: every file that was closed, or open without changes, is saved after an edit of ours, so that the
 * next commit has all of it. A file with unsaved edits is never saved: they are not ours to save.
 */

/** The internal command that runs after a quick fix; VS Code applies the edit of the fix itself. */
export const saveFilesCommand = 'adrKeeper.internal.saveFiles';

/** The state of a document before an edit; undefined for a closed file. */
export interface StateBefore {
  readonly isDirty: boolean;
  readonly version: number;
}

/** A file that an edit changes, and that may be saved after it. */
export interface FileToSave {
  readonly uriBefore: string;
  readonly uriAfter: string;
  readonly before: StateBefore | undefined;
  /** Its texts, for an undo; undefined for a file that the edit makes, which an undo deletes. */
  readonly edited: EditedFile | undefined;
}

/** Old and new URI of a moved file or folder. */
export interface PlainMove {
  readonly oldUri: string;
  readonly newUri: string;
}

/**
 * Whether only the edit separates what a document was, without unsaved changes, from what it is. A file that was closed a
 * moment before was opened by the edit itself; its version tells nothing, for VS Code may continue an earlier count.
 */
export function isOneEditLater(before: StateBefore | undefined, version: number): boolean {
  return before === undefined || (!before.isDirty && version === before.version + 1);
}

/** What the client library answers to `workspace/applyEdit`. */
type Answer = ApplyWorkspaceEditResult | ResponseError<void>;

/** Applies an edit of the server, then saves the files that it made, and those that had no unsaved edits. */
export async function saveAfterEdit(
  edit: WorkspaceEdit,
  undo: UndoSaver,
  apply: () => Promise<Answer>,
): Promise<Answer> {
  const files = await findFilesToSave(edit, movesOf(edit));
  undo.remember(editedOf(files));
  const result = await apply();
  // The edit is applied, whatever becomes of saving it: VS Code tells the user of a file that cannot be saved.
  if ('applied' in result && result.applied) for (const { uriAfter } of files) await save(uriAfter);
  return result;
}

/** The files that an edit changes and that have no unsaved edits. `moves` are those that come with the edit. */
export async function findFilesToSave(edit: WorkspaceEdit, moves: readonly PlainMove[]): Promise<FileToSave[]> {
  const found: FileToSave[] = [];
  for (const [uriBefore, edits] of editsOf(edit)) {
    const document = findDocument(uriBefore);
    const before = document === undefined ? undefined : await stateOf(document);
    if (before?.isDirty) continue;
    const uriAfter = placeAfter(uriBefore, moves);
    const textBefore = document?.getText() ?? (await readText(vscode.Uri.parse(uriBefore)));
    const edited =
      textBefore === undefined
        ? undefined
        : { uriBefore, uriAfter, textBefore, textAfter: applyTextEdits(textBefore, edits) };
    found.push({ uriBefore, uriAfter, before, edited });
  }
  return found;
}

/** What an edit does to the texts of files that it does not make. */
export function editedOf(files: readonly FileToSave[]): EditedFile[] {
  return files.flatMap(({ edited }) => edited ?? []);
}

/** Saves the files of an edit that VS Code has applied itself, except those that the user has edited in the meantime. */
export async function saveFiles(files: readonly FileToSave[]): Promise<void> {
  for (const { uriBefore, uriAfter, before } of files) {
    // A moved file is another document, with a count of its own.
    const document = findDocument(uriAfter);
    const isMoved = uriBefore !== uriAfter;
    if (document === undefined || isMoved || isOneEditLater(before, document.version)) await save(uriAfter);
  }
}

/** What {@link saveFilesCommand} does: the fix is applied, so that its undo is to be expected. */
export async function saveFilesAfterFix(files: readonly FileToSave[], undo: UndoSaver): Promise<void> {
  undo.remember(editedOf(files));
  await saveFiles(files);
}

/** Adds to each action with an edit the command that saves its files. */
export async function savingFiles<T extends vscode.Command | vscode.CodeAction>(
  actions: T[] | null | undefined,
): Promise<T[] | null | undefined> {
  for (const action of actions ?? []) {
    if (!('edit' in action) || action.edit === undefined || action.command !== undefined) continue;
    const changes = Object.fromEntries(action.edit.entries().map(([uri, edits]) => [uri.toString(), edits]));
    const files = await findFilesToSave({ changes }, []);
    if (files.length > 0) action.command = { title: '', command: saveFilesCommand, arguments: [files] };
  }
  return actions;
}

async function save(uri: string): Promise<void> {
  try {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
    if (document.isDirty) await document.save();
  } catch {
    // The edit may have deleted the file, or the user may have closed it.
  }
}

function editsOf({ documentChanges, changes = {} }: WorkspaceEdit): Map<string, PlainTextEdit[]> {
  const all =
    documentChanges?.flatMap((change) =>
      'textDocument' in change ? [[change.textDocument.uri, change.edits] as const] : [],
    ) ?? Object.entries(changes);
  const edits = new Map<string, PlainTextEdit[]>();
  for (const [uri, some] of all) {
    const canonical = canonicalUri(uri);
    const plain = some.flatMap((each) => ('newText' in each ? [each] : []));
    edits.set(canonical, [...(edits.get(canonical) ?? []), ...plain]);
  }
  return edits;
}

/** The moves within an edit. */
export function movesOf({ documentChanges }: WorkspaceEdit): PlainMove[] {
  return (documentChanges ?? []).flatMap((change) => ('kind' in change && change.kind === 'rename' ? [change] : []));
}

function placeAfter(uri: string, moves: readonly PlainMove[]): string {
  for (const move of moves) {
    const [from, to] = [canonicalUri(move.oldUri), canonicalUri(move.newUri)];
    if (uri === from) return to;
    if (uri.startsWith(`${from}/`)) return to + uri.slice(from.length);
  }
  return uri;
}

function findDocument(uri: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri);
}

/**
 * The texts tell whether there are unsaved edits: VS Code sets `isDirty` late, both after typing and after a save. It reads
 * a file with one kind of line ending, whatever the disk has.
 */
async function stateOf(document: vscode.TextDocument): Promise<StateBefore> {
  // A copy: the document itself lives on and changes.
  const { version } = document;
  const text = document.getText();
  const onDisk = await readText(document.uri);
  return { isDirty: onDisk === undefined || !isSameText(onDisk, text), version };
}

/** As VS Code writes it: the server encodes other characters. */
function canonicalUri(uri: string): string {
  return vscode.Uri.parse(uri).toString();
}
