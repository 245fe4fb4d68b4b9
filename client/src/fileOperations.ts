import * as vscode from 'vscode';

/** Old and new URI of a file or folder that was moved. */
export interface FileMove {
  readonly oldUri: vscode.Uri;
  readonly newUri: vscode.Uri;
}

/**
 * Tells the moves that an undo or a redo makes from all others: VS Code announces a move before it happens, except those.
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
      vscode.workspace.onWillRenameFiles(({ files }) => {
        for (const key of files.map(keyOf)) {
          this.#announced.add(key);
          this.#unannounced.delete(key);
        }
      }),
      vscode.workspace.onDidRenameFiles(({ files }) => {
        for (const key of files.map(keyOf)) if (!this.#announced.delete(key)) this.#unannounced.add(key);
        const repeated = files.filter((move) => this.isRepeatedMove(move));
        if (repeated.length > 0) this.#repeatedMoves.fire(repeated);
      }),
    );
  }

  /** Whether the last move of a file from here to there was that of an undo or a redo. */
  isRepeatedMove(move: FileMove): boolean {
    return this.#unannounced.has(keyOf(move));
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}

function keyOf({ oldUri, newUri }: FileMove): string {
  return `${oldUri} ${newUri}`;
}
