import { configurationKeys, ruleSeverities } from '../model/configuration.ts';
import type { Completion } from './completion.ts';

/**
 * In `.adr-keeper.yaml`: keys that are not there yet, codes below `rules`, and severities behind a code. `before` is the
 * text up to the cursor at `offset`.
 */
export function completeConfiguration(before: string, offset: number, codes: readonly string[]): Completion[] {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const top = /^[a-z]+(?=:)/gm;
  const isInRules = /^rules:[^\r\n]*(?:\r?\n(?:[ \t][^\r\n]*)?)*$/m.test(before) && /^[ \t]/.test(line);
  const offer = (kind: 'key' | 'value', words: readonly string[], typed: string, ending: string): Completion[] =>
    words.map((word) => ({
      kind,
      label: word,
      detail: undefined,
      insert: word + ending,
      span: { start: offset - typed.length, end: offset },
      filter: word,
    }));
  const severity = /^[ \t]+[a-z-]+:[ \t]*([a-z]*)$/.exec(line);
  if (isInRules && severity !== null) return offer('value', ruleSeverities, severity[1] ?? '', '');
  const typed = /^[ \t]*([a-z-]*)$/.exec(line)?.[1];
  if (typed === undefined) return [];
  if (isInRules)
    return offer(
      'key',
      codes.filter((code) => !before.includes(`${code}:`)),
      typed,
      ': ',
    );
  const known = new Set(before.slice(0, before.length - line.length).match(top));
  return offer(
    'key',
    Object.keys(configurationKeys).filter((key) => !known.has(key)),
    typed,
    ': ',
  );
}
