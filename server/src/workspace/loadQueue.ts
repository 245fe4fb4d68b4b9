/** What a {@link LoadQueue} does with a workspace folder, and whom it tells. */
export interface LoadTasks {
  load(folder: string): Promise<void>;
  /** What nobody waits for: it runs in the background once the folder has been loaded. */
  searchAfter(folder: string): Promise<void>;
  onDidFail(what: 'findLogs' | 'searchCitingFiles', folder: string, error: unknown): void;
  /** A folder has been loaded, or given up. */
  onDidLoad(): void;
}

/** Loads workspace folders one after the other, and knows what is still to come. */
export class LoadQueue {
  readonly #tasks: LoadTasks;
  /** Folders whose search has not ended, with how many searches were asked for. */
  readonly #unsearched = new Map<string, number>();
  readonly #listeners = new Set<() => void>();
  #last: Promise<void> = Promise.resolve();
  #loads = 0;

  constructor(tasks: LoadTasks) {
    this.#tasks = tasks;
  }

  get isLoading(): boolean {
    return this.#loads > 0;
  }

  /** The folders whose search has not ended. */
  get unsearched(): readonly string[] {
    return [...this.#unsearched.keys()];
  }

  /** Resolves when everything that was asked for so far has been loaded. */
  get loaded(): Promise<void> {
    return this.#last;
  }

  /** Calls the listener after each step; the answer ends that. */
  onDidProgress(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tellProgress(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  load(folder: string): Promise<void> {
    this.#loads++;
    // From now on: between a load and the search after it nothing must look complete.
    this.#unsearched.set(folder, (this.#unsearched.get(folder) ?? 0) + 1);
    this.#last = this.#last.then(async () => {
      try {
        await this.#tasks.load(folder);
      } catch (error) {
        // Later loads wait for this one, and must not fail with it.
        this.#tasks.onDidFail('findLogs', folder, error);
      } finally {
        this.#loads--;
        this.#tasks.onDidLoad();
        this.tellProgress();
      }
      void this.#searchAfter(folder);
    });
    return this.#last;
  }

  async #searchAfter(folder: string): Promise<void> {
    try {
      await this.#tasks.searchAfter(folder);
    } catch (error) {
      this.#tasks.onDidFail('searchCitingFiles', folder, error);
    } finally {
      const count = (this.#unsearched.get(folder) ?? 1) - 1;
      if (count > 0) this.#unsearched.set(folder, count);
      else this.#unsearched.delete(folder);
      this.tellProgress();
    }
  }
}
