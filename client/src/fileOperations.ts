import * as vscode from 'vscode';

/** Old and new URI of a file or folder that was moved. */
export interface FileMove {
  readonly oldUri: vscode.Uri;
  readonly newUri: vscode.Uri;
}

/**
 * Tells the file operations that undo or redo another one from all others. VS Code announces an operation before it runs,
 * except where an undo or a redo runs it.
 */
export class FileOperations implements vscode.Disposable {
  readonly #announced = new Set<string>();
  readonly #unannounced = new Set<string>();
  readonly #repeatedMoves = new vscode.EventEmitter<readonly FileMove[]>();
  readonly #subscription: vscode.Disposable;

  /** An undo or a redo has moved files. */
  readonly onDidRepeatMoves = this.#repeatedMoves.event;

  constructor() {
    this.#subscription = vscode.Disposable.from(
      this.#repeatedMoves,
      vscode.workspace.onWillRenameFiles(({ files }) => this.#announce(files.map(keyOfMove))),
      vscode.workspace.onWillDeleteFiles(({ files }) => this.#announce(files.map(keyOfDeletion))),
      vscode.workspace.onDidRenameFiles(({ files }) => {
        this.#conclude(files.map(keyOfMove));
        const repeated = files.filter((move) => this.isRepeatedMove(move));
        if (repeated.length > 0) this.#repeatedMoves.fire(repeated);
      }),
      vscode.workspace.onDidDeleteFiles(({ files }) => this.#conclude(files.map(keyOfDeletion))),
    );
  }

  /** Whether the last move of a file from here to there was that of an undo or a redo. */
  isRepeatedMove(move: FileMove): boolean {
    return this.#unannounced.has(keyOfMove(move));
  }

  /** Whether the last deletion of a file was that of an undo or a redo. */
  isRepeatedDeletion(uri: vscode.Uri): boolean {
    return this.#unannounced.has(keyOfDeletion(uri));
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #announce(keys: readonly string[]): void {
    for (const key of keys) {
      this.#announced.add(key);
      this.#unannounced.delete(key);
    }
  }

  #conclude(keys: readonly string[]): void {
    for (const key of keys) if (!this.#announced.delete(key)) this.#unannounced.add(key);
  }
}

function keyOfMove({ oldUri, newUri }: FileMove): string {
  return `${oldUri} ${newUri}`;
}

function keyOfDeletion(uri: vscode.Uri): string {
  return uri.toString();
}
