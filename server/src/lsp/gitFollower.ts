import { followBranches } from '../workspace/branchNumbers.ts';
import type { BranchReader } from '../workspace/branchReader.ts';
import type { HistoryReader } from '../workspace/historyReader.ts';
import { oneAtATime } from '../workspace/oneAtATime.ts';
import { readHistory } from '../workspace/recordHistory.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Settings } from './settings.ts';

/** What following git needs of the server. */
export interface GitFollowerOptions {
  readonly branchReader: BranchReader;
  readonly historyReader: HistoryReader;
  readonly workspace: Workspace;
  readonly settingsOf: (uri: string) => Promise<Settings>;
  /** Whether git may be asked from the start: nothing is executed in a workspace that is not trusted. */
  readonly isTrusted: boolean;
  /** These files may have other problems now. */
  readonly onDidRead: (affected: ReadonlySet<string>) => void;
  readonly onThrow: (error: unknown) => void;
}

/** What git says of the logs, in a trusted workspace. */
export class GitFollower {
  readonly #options: GitFollowerOptions;
  #isTrusted: boolean;
  /** Reads which numbers other branches have used. */
  readonly readBranches: () => Promise<void>;
  readonly #readHistories: () => Promise<void>;

  constructor(options: GitFollowerOptions) {
    const { branchReader, historyReader, workspace, settingsOf, onDidRead } = options;
    this.#options = options;
    this.#isTrusted = options.isTrusted;
    this.readBranches = followBranches({
      reader: branchReader,
      logs: () => workspace.logs,
      isWanted: async ({ folder }) => this.#isTrusted && (await settingsOf(folder)).gitBranches,
      onDidRead: (_, affected) => onDidRead(affected),
    });
    this.#readHistories = oneAtATime(async () => {
      for (const log of workspace.logs) {
        const isWanted = this.#isTrusted && (await settingsOf(log.folder)).gitHistory;
        onDidRead(log.setPast(isWanted ? await readHistory(log, historyReader) : new Map()));
      }
    });
  }

  get isTrusted(): boolean {
    return this.#isTrusted;
  }

  /** From now on git may be asked. */
  grantTrust(): void {
    this.#isTrusted = true;
    this.readAll();
  }

  /** Reads in the background what other branches and the last commit have. */
  readAll(): void {
    this.readBranches().catch(this.#options.onThrow);
    this.readHistories();
  }

  /** Reads in the background what the last commit has. */
  readHistories(): void {
    this.#readHistories().catch(this.#options.onThrow);
  }
}
