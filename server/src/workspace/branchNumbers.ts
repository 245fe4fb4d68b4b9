import type { LiveLog } from '../core/model/log.ts';
import type { BranchReader } from './branchReader.ts';

/** Whose branches are read, and whether they may be. */
export interface BranchNumbersOptions {
  readonly reader: BranchReader;
  readonly logs: () => readonly LiveLog[];
  /** Whether the branches of a log may be read: never in a workspace that nobody trusts. */
  readonly isWanted: (log: LiveLog) => boolean | Promise<boolean>;
  /** The log knows what its branches have; these files may have other problems now. */
  readonly onDidRead: (log: LiveLog, affected: ReadonlySet<string>) => void;
}

/** Tells logs which numbers other branches have given away since. One reading at a time: who asks meanwhile gets the next one. */
export class BranchNumbers {
  readonly #options: BranchNumbersOptions;
  #running: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  constructor(options: BranchNumbersOptions) {
    this.#options = options;
  }

  /** Reads the branches anew; resolves when every log knows what they have. */
  refresh(): Promise<void> {
    const before = this.#running.catch(() => undefined);
    this.#next ??= before.then(() => {
      this.#next = undefined;
      this.#running = this.#read();
      return this.#running;
    });
    return this.#next;
  }

  async #read(): Promise<void> {
    const { reader, logs, isWanted, onDidRead } = this.#options;
    for (const log of logs()) {
      const branches = (await isWanted(log)) ? await reader.readGains(log.folder) : [];
      const affected = log.setBranches(branches);
      if (affected.size > 0) onDidRead(log, affected);
    }
  }
}
