/** Something that happens again and again, and that somebody may wait for. */
export class Signal {
  #waiting: (() => void)[] = [];

  fire(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /** Resolves the next time that it happens, or after so many milliseconds. */
  next(limitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const limit = setTimeout(resolve, limitMs);
      this.#waiting.push(() => {
        clearTimeout(limit);
        resolve();
      });
    });
  }
}
