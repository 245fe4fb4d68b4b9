import * as vscode from 'vscode';
import type { FileOperations } from './fileOperations.ts';

/** A file before and after an edit of ours. */
export interface EditedFile {
  readonly uriBefore: string;
  readonly uriAfter: string;
  readonly textBefore: string;
  readonly textAfter: string;
}

interface Version {
  readonly uri: string;
  readonly digest: string;
}

interface RememberedFile {
  readonly before: Version;
  readonly after: Version;
}

/** Limit of the edited files that are remembered; undoing an older edit leaves its files unsaved. */
const maxRemembered = 2_000;

/**
 * Saves the files of an edit of ours when an undo or a redo has changed them, where the edit itself was saved: VS Code
 * would leave them with unsaved changes, and the disk with half of what was undone. A file that has other unsaved edits
 * is not saved.
 */
export class UndoSaver implements vscode.Disposable {
  readonly #subscription: vscode.Disposable;
  /** The most recent last. */
  #remembered: RememberedFile[] = [];
  /** Files whose next change may be that of an edit of ours, or of its undo, although VS Code does not call it one. */
  readonly #expected = new Set<string>();

  constructor(operations: FileOperations) {
    this.#subscription = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document, reason, contentChanges }) => {
        if (contentChanges.length === 0) return;
        if (reason !== undefined || this.#expected.has(document.uri.toString())) void this.#follow(document);
      }),
      vscode.workspace.onDidOpenTextDocument((document) => {
        if (this.#expected.has(document.uri.toString())) void this.#follow(document);
      }),
      operations.onDidRepeatMoves((moves) => {
        for (const { newUri } of moves) {
          const uri = newUri.toString();
          // VS Code restores the text of a moved file after the move, as an ordinary change.
          this.#expected.add(uri);
          const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri);
          if (document !== undefined) void this.#follow(document);
        }
      }),
    );
  }

  /** Remembers what an edit is about to do to files that have no unsaved edits. */
  remember(files: readonly EditedFile[]): void {
    const added = files.map(({ uriBefore, uriAfter, textBefore, textAfter }) => ({
      before: { uri: uriBefore, digest: digestOf(textBefore) },
      after: { uri: uriAfter, digest: digestOf(textAfter) },
    }));
    this.#remembered = [...this.#remembered, ...added].slice(-maxRemembered);
  }

  /** Saves files when VS Code applies a remembered edit to them, in its own time. */
  expect(uris: readonly string[]): void {
    for (const uri of uris) this.#expected.add(uri);
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  /** Saves a document that now says what a remembered edit or its undo made of it, where the disk has what it said before. */
  async #follow(document: vscode.TextDocument): Promise<void> {
    const uri = document.uri.toString();
    const digest = digestOf(document.getText());
    const formerDigests = this.#remembered.flatMap(({ before, after }) => [
      ...(isSame(before, { uri, digest }) ? [after.digest] : []),
      ...(isSame(after, { uri, digest }) ? [before.digest] : []),
    ]);
    if (formerDigests.length === 0) return;
    const onDisk = await readText(document.uri);
    // Where the disk has the text already, to save it only tells VS Code so.
    if (onDisk === undefined || ![...formerDigests, digest].includes(digestOf(onDisk))) return;
    this.#expected.delete(uri);
    if (document.isDirty && digestOf(document.getText()) === digest) await document.save();
  }
}

/** The text of a file on disk, in the encoding that VS Code reads it with; undefined where there is none. */
export async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return await vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { uri });
  } catch {
    return undefined;
  }
}

function isSame(a: Version, b: Version): boolean {
  return a.uri === b.uri && a.digest === b.digest;
}

/** Whether two texts have the same lines; an editor writes line ends of its own, which do not count. */
export function isSameText(a: string, b: string): boolean {
  return withOneLineEnd(a) === withOneLineEnd(b);
}

function withOneLineEnd(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}

/** Tells texts from each other by their length and 64 bits. */
function digestOf(text: string): string {
  const lines = withOneLineEnd(text);
  let [a, b] = [0x811c9dc5, 0x9747b28c];
  for (let at = 0; at < lines.length; at++) {
    const unit = lines.charCodeAt(at);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x5bd1e995);
  }
  return `${lines.length} ${a} ${b}`;
}
