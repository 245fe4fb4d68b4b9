/** Adds items to the end of a list. As arguments of `push`, a hundred thousand would fill the stack. */
export function append<Item>(list: Item[], items: readonly Item[]): void {
  for (const item of items) list.push(item);
}
