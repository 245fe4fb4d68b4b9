import type { Heading } from '../markdown/facts.ts';
import { ownText } from '../markdown/kept/sharedText.ts';
import { orNone } from '../markdown/sequences.ts';
import { otherSections, replacedSections } from './headingForms.ts';
import { isPresetSection, normalizeSection, sectionKey } from './sectionKeys.ts';

/**
 * The headings of a record without their places. Records with the same ones share their outline, so that what it means is
 * made out once: ten thousand records have the same seven sections.
 */
export interface Outline {
  /** Equal for outlines that are the same. */
  readonly key: string;
  readonly entries: readonly OutlineEntry[];
  /** The sections by their canonical names, each with its place among them, from 0 to 1000. */
  readonly positions: ReadonlyMap<string, number>;
  /** Sections of presets that no heading has for its name, but one names with something added: "Decision (2024)". */
  readonly also: readonly string[];
  /** Sections of presets that no heading names, but whose place one by another name takes: "Impact". */
  readonly replaced: readonly string[];
  /** Whether two sections of one depth have one canonical name. */
  readonly hasTwins: boolean;
  /** The names of the sections as {@link normalizeSection} has them, each once. */
  readonly names: readonly string[];
  /** The pairs of sections of a preset of which the first stands before the second, as {@link pairKey} has them. */
  readonly pairs: readonly string[];
}

/** A heading of an outline, in its place among the file's headings. */
export interface OutlineEntry {
  readonly depth: number;
  readonly text: string;
  /** The canonical name of the section; undefined for the record's title, which is none. */
  readonly section: string | undefined;
}

/** The outline of headings, of which one may be the record's title. */
export function outlineOf(headings: readonly Heading[], title: Heading | undefined): Outline {
  let key = '';
  for (const heading of headings) key += heading === title ? '#\n' : `${heading.depth} ${heading.text}\n`;
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= capacity) known.clear();
  const outline = makeOutline(ownText(key), headings, title);
  known.set(outline.key, outline);
  return outline;
}

/** What two sections of which one stands before the other are counted by. */
export function pairKey(section: string, other: string): string {
  return `${section}\n${other}`;
}

/** So many outlines are remembered; when there are more, all of them are forgotten. */
const capacity = 2_000;

const known = new Map<string, Outline>();

function makeOutline(key: string, headings: readonly Heading[], title: Heading | undefined): Outline {
  const sections = headings.filter((heading) => heading !== title);
  const positions = new Map<string, number>();
  sections.forEach(({ text }, at) => {
    const section = sectionKey(text);
    if (!positions.has(section)) positions.set(section, Math.round((1000 * at) / Math.max(1, sections.length - 1)));
  });
  const also = new Set(sections.flatMap(({ text }) => otherSections(text)));
  const replaced = new Set(sections.flatMap(({ text }) => replacedSections(text)));
  const ofPresets = [...positions.keys()].filter(isPresetSection);
  return {
    key,
    entries: headings.map((heading) => ({
      depth: heading.depth,
      // The title's words are the record's own.
      text: heading === title ? '' : heading.text,
      section: heading === title ? undefined : sectionKey(heading.text),
    })),
    positions,
    also: orNone([...also].filter((section) => !positions.has(section))),
    replaced: orNone([...replaced].filter((section) => !positions.has(section) && !also.has(section))),
    hasTwins: new Set(sections.map(({ depth, text }) => `${depth} ${sectionKey(text)}`)).size < sections.length,
    names: [...new Set(sections.map(({ text }) => normalizeSection(text)))],
    pairs: ofPresets.flatMap((section, at) => ofPresets.slice(at + 1).map((other) => pairKey(section, other))),
  };
}
