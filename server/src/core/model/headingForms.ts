import { remember } from '../markdown/kept/sharedText.ts';
import { isTranslatedSection } from '../vocabulary/sectionNames.ts';
import { isPresetSection, normalizeSection, sectionKey } from './sectionKeys.ts';

/** What parts a heading into names and what is added to them: marks, and the word for "and" or "or" in some language. */
const separators =
  /[^\p{L}\p{N}\p{M}\s'’.-]+|(?<=\s)[–—-](?=\s)|(?<=\s)(?:and|or|und|oder|et|ou|y|e|o|en|of|i|lub|a|nebo|и|или)(?=\s)|[与和及と]/u;

/** Words before a name that make it something else than what this record says: "Related decisions", "Open decisions". */
const elsewhere =
  /^(?:related|other|further|open|pending|future|next|previous|prior|past|earlier|linked|deferred|follow-up|subsequent|superseded|verwandte|andere|weitere|offene|ausstehende|künftige|frühere|vorherige|autres|otras|outras|altre|andere|inne|další|другие|связанные)$/u;

/** Words behind an English name that only explain it: "Consequences of doing nothing". What else follows is the head. */
const explains =
  /^(?:of|for|on|to|in|about|with|from|by|at|as|made|taken|per|after|before|regarding|reached|details?)$/;

/** No name of a section has more words. */
const mostWords = 4;

/**
 * The names that a heading may have beside its own, numbering and case aside: its parts ("Context & Problem Statement",
 * "Decision (2024-02)"), what a qualifier stands before ("The decision", "Key decisions"), and what an explanation
 * follows ("Consequences of doing nothing"; behind the noun in Romance and Slavic languages).
 */
export const formsOf = remember((heading: string): readonly string[] => {
  const whole = normalizeSection(heading);
  const parts = whole
    .split(separators)
    .map(normalizeSection)
    .filter((part) => part !== '');
  const forms = new Set(parts.filter((part) => part !== whole && part.split(' ').length <= mostWords));
  for (const part of parts) {
    const words = part.split(' ');
    for (let count = 1; count < Math.min(words.length, mostWords + 1); count++) {
      const before = words.slice(0, -count);
      if (!before.some((word) => elsewhere.test(word))) forms.add(words.slice(-count).join(' '));
      const head = words.slice(0, count).join(' ');
      if (explains.test(words[count] as string) || isTranslatedSection(head)) forms.add(head);
    }
  }
  return [...forms];
});

/** The sections of presets that a heading names beside its own, and the parts of it that may be names of others. */
export const otherSections = remember((heading: string): readonly string[] => {
  const own = sectionKey(heading);
  // A section in its own right is no other one.
  if (isPresetSection(own) || standsAlone.has(own)) return [];
  const keys = formsOf(heading).map(sectionKey).filter(isPresetSection);
  return [...new Set(keys)].filter((key) => key !== own && key !== 'status');
});

/** What a section says that has another name and takes the place of one of a preset: then that one is not missing. */
const standIns: ReadonlyMap<string, string> = new Map(
  Object.entries({
    context: ['overview', 'problem', 'introduction', 'motivation', 'summary', 'tl;dr', 'purpose', 'current situation'],
    decision: ['solution', 'chosen solution', 'choice', 'choices', 'conclusion', 'resolution', 'outcome', 'verdict'],
    consequences: [
      'impact',
      'impacts',
      'implications',
      'trade-offs',
      'tradeoffs',
      'effects',
      'results',
      'pros and cons',
    ],
    'alternatives considered': ['considered solutions', 'solutions considered', 'possible solutions', 'candidates'],
  }).flatMap(([section, names]) => names.map((name) => [name, section] as const)),
);

/** The sections of presets whose place a heading by another name takes. */
export const replacedSections = remember((heading: string): readonly string[] => {
  const own = normalizeSection(heading);
  if (isPresetSection(sectionKey(heading)) || standsAlone.has(own)) return [];
  return [...new Set([own, ...formsOf(heading)].flatMap((form) => standIns.get(form) ?? []))];
});

/** Sections of MADR and others whose names begin or end with that of another section. */
const standsAlone = new Set([
  'decision drivers',
  'decision makers',
  'decision criteria',
  'decision date',
  'decision record',
  'decision log',
  'pros and cons of the options',
]);

/** Whether a heading names a section in some form. */
export function namesSection(heading: string, section: string): boolean {
  const key = sectionKey(section);
  if (isPresetSection(key)) return otherSections(heading).includes(key);
  return formsOf(heading).some((form) => isSameName(form, key));
}

function isSameName(form: string, key: string): boolean {
  return form === key || `${form}s` === key || form === `${key}s`;
}
