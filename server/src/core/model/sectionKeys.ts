import { ownText, remember } from '../markdown/kept/sharedText.ts';
import { foldCase } from '../vocabulary/language.ts';
import { translateSection } from '../vocabulary/sectionNames.ts';
import { presets } from './presets.ts';

export const synonyms: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'context and problem statement': 'context',
    'problem statement': 'context',
    background: 'context',
    'background and context': 'context',
    'background & context': 'context',
    'context and background': 'context',
    'decision outcome': 'decision',
    proposal: 'decision',
    'proposed solution': 'decision',
    'chosen option': 'decision',
    'proposed or chosen option': 'decision',
    'considered options': 'alternatives considered',
    'options considered': 'alternatives considered',
    'considered alternatives': 'alternatives considered',
    'alternative approaches': 'alternatives considered',
    alternatives: 'alternatives considered',
    'additional note': 'additional notes',
  }),
);

/** The canonical names of the sections that some preset has. */
const presetKeys: ReadonlySet<string> = new Set(
  presets.flatMap(({ sections }) => sections.map((name) => synonyms.get(name.toLowerCase()) ?? name.toLowerCase())),
);

/**
 * The canonical name of a section: known synonyms, other languages, singular or plural, numbering, emoji, case and a
 * trailing colon make no difference, nor does a value: `Status: Accepted` and `Chosen option: B` say it at once.
 */
export const sectionKey = remember((heading: string): string => {
  const normalized = normalizeSection(heading);
  return canonicalName(normalized) ?? canonicalName(normalized.replace(/ ?(?::| [-–—] ).*/s, '')) ?? normalized;
});

function canonicalName(name: string): string | undefined {
  const english = translateSection(name) ?? name;
  const known = synonyms.get(english) ?? (presetKeys.has(english) ? english : undefined);
  if (known !== undefined) return known;
  const other = english.endsWith('s') ? english.slice(0, -1) : `${english}s`;
  return synonyms.get(other) ?? (presetKeys.has(other) ? other : undefined);
}

/** Whether some preset has the section of a canonical name. */
export function isPresetSection(key: string): boolean {
  return presetKeys.has(key);
}

/** Two headings mean the same section when these are equal: case, emoji, numbering and a trailing colon are ignored. */
export const normalizeSection = remember((heading: string): string =>
  ownText(
    foldCase(heading)
      .replace(/^[^\p{L}\p{N}]+/u, '')
      .replace(/^\d+(?:\.\d+)*[.)]?\s+/, '')
      .replace(/(?<![^\p{L}\p{N}])[^\p{L}\p{N}]+$/u, '')
      .replace(/\s+/g, ' '),
  ),
);
