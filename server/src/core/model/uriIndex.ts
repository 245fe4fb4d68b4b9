/**
 * Which files belong to a key. Most keys have one file, which is kept without a set: in a log of ten thousand records the
 * sets would weigh more than all that is known of the records.
 */
export class UriIndex<Key> {
  readonly #files = new Map<Key, string | Set<string>>();

  add(key: Key, uri: string): void {
    const known = this.#files.get(key);
    if (known === undefined) this.#files.set(key, uri);
    else if (typeof known !== 'string') known.add(uri);
    else if (known !== uri) this.#files.set(key, new Set([known, uri]));
  }

  delete(key: Key, uri: string): void {
    const known = this.#files.get(key);
    if (known === uri) this.#files.delete(key);
    if (known === undefined || typeof known === 'string') return;
    known.delete(uri);
    if (known.size === 0) this.#files.delete(key);
  }

  has(key: Key): boolean {
    return this.#files.has(key);
  }

  /** The URIs of a key, in the order in which they were added; none where it has none. */
  get(key: Key): readonly string[] {
    const known = this.#files.get(key);
    if (known === undefined) return [];
    return typeof known === 'string' ? [known] : [...known];
  }

  /** The keys that have a file. */
  keys(): Iterable<Key> {
    return this.#files.keys();
  }
}
