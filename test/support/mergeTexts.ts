import { mergeIndexRows } from '../../server/src/core/operations/index/mergeIndex.ts';

/** The text of a merge of two indexes, and whether it has a conflict. */
export function mergeTexts(base: string, ours: string, theirs: string): { text: string; hasConflict: boolean } {
  const merged = mergeIndexRows({ base, ours, theirs });
  const text = merged?.join(merged.around.ours);
  if (merged === undefined || text === undefined) throw new Error('This is no index.');
  return { text, hasConflict: merged.hasConflict };
}
