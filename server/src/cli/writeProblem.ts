/** Why a change of files cannot be written; nothing was. */
export class WriteProblem extends Error {
  readonly kind: 'outdated' | 'taken' | 'denied' | 'outside' | 'busy' | 'locked' | 'unsettled' | 'too-large';
  readonly path: string;

  constructor(kind: WriteProblem['kind'], path: string, options?: ErrorOptions) {
    super(`${path}: ${kind}`, options);
    this.kind = kind;
    this.path = path;
  }
}
