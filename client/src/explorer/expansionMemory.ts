import type { Memento } from 'vscode';

const key = 'adrKeeper.explorer.expansion';

/** What a person opened and closed in the sidebar: VS Code itself forgets it when the window is loaded anew. */
export class ExpansionMemory {
  readonly #state: Memento;
  readonly #isOpen: Map<string, boolean>;

  constructor(state: Memento) {
    this.#state = state;
    this.#isOpen = new Map(Object.entries(state.get<Record<string, boolean>>(key, {})));
  }

  /** Whether a line is open; as it comes where nobody has said otherwise. */
  isOpen({ id, isOpen }: { readonly id: string; readonly isOpen: boolean }): boolean {
    return this.#isOpen.get(id) ?? isOpen;
  }

  /** A person has opened or closed a line. What is as it comes needs no memory. */
  async remember(item: { readonly id: string; readonly isOpen: boolean }, isOpen: boolean): Promise<void> {
    if (isOpen === item.isOpen) this.#isOpen.delete(item.id);
    else this.#isOpen.set(item.id, isOpen);
    await this.#state.update(key, Object.fromEntries(this.#isOpen));
  }
}
