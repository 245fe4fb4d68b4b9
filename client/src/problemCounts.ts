import * as vscode from 'vscode';

/** What is wrong with one file. */
export interface FileProblems {
  readonly count: number;
  readonly hasError: boolean;
}

const noProblems: FileProblems = { count: 0, hasError: false };

/** How many of our problems each file has, as the Problems view lists them: without hints. */
export class ProblemCounts implements vscode.Disposable {
  readonly #files = new Map<string, FileProblems>();
  readonly #emitter = new vscode.EventEmitter<readonly string[]>();
  readonly #subscription: vscode.Disposable;

  /** The URIs of files that have more, fewer or other problems now. */
  readonly onDidChange = this.#emitter.event;

  constructor() {
    for (const [uri, diagnostics] of vscode.languages.getDiagnostics()) this.#count(uri, diagnostics);
    this.#subscription = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      const changed = uris.filter((uri) => this.#count(uri, vscode.languages.getDiagnostics(uri)));
      if (changed.length > 0) this.#emitter.fire(changed.map((uri) => uri.toString()));
    });
  }

  /** The sum over all files. */
  get total(): number {
    let total = 0;
    for (const { count } of this.#files.values()) total += count;
    return total;
  }

  /** The files that have problems. */
  get uris(): Iterable<string> {
    return this.#files.keys();
  }

  of(uri: string): FileProblems {
    return this.#files.get(uri) ?? noProblems;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#emitter.dispose();
  }

  /** Takes what a file has now; whether that is something else. */
  #count(uri: vscode.Uri, diagnostics: readonly vscode.Diagnostic[]): boolean {
    const key = uri.toString();
    const before = this.of(key);
    const ours = diagnostics.filter(isOurs);
    const hasError = ours.some(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
    if (ours.length === 0) this.#files.delete(key);
    else this.#files.set(key, { count: ours.length, hasError });
    return before.count !== ours.length || before.hasError !== hasError;
  }
}

/** Whether the Problems view lists a diagnostic as one of this extension. */
export function isOurs({ source, severity }: vscode.Diagnostic): boolean {
  return source === 'adr' && severity !== vscode.DiagnosticSeverity.Hint;
}
