/** What was asked for cannot be done, though it was asked rightly; the message is a sentence for the person. */
export class Refusal extends Error {}

/** The command line was wrong: the sentence says how, and the usage follows it. */
export class UsageError extends Error {}

/** Why a change of files cannot be written; nothing was. */
export class WriteProblem extends Error {
  readonly kind: 'outdated' | 'taken' | 'denied' | 'outside' | 'of-git' | 'busy' | 'locked' | 'unsettled' | 'too-large';
  readonly path: string;

  constructor(kind: WriteProblem['kind'], path: string, options?: ErrorOptions) {
    super(`${path}: ${kind}`, options);
    this.kind = kind;
    this.path = path;
  }
}
