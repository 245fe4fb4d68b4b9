import type { GraphNode } from './decisionGraph.ts';

/**
 * Names for the nodes in a text such as Mermaid's: `r017_1` for record 017-1, so that a new record changes no other
 * one's name. Two records of a number, and those without one, get a suffix that tells them apart.
 */
export function nameNodes(nodes: readonly GraphNode[]): Map<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const { uri, number } of nodes) {
    const base = `r${(number ?? '').replaceAll('-', '_')}`;
    let name = base;
    for (let copy = 2; taken.has(name); copy++) name = `${base}x${copy}`;
    taken.add(name);
    names.set(uri, name);
  }
  return names;
}
