// @ts-check
/**
 * The kinds of defects that a careful reader has listed for each corpus, and how each is found among our problems. A
 * `match` takes one entry of the list and says which problems of the report are about it; an entry that names several
 * places needs all of them.
 *
 * What an entry says depends on its kind; these are the fields that some kind has.
 *
 * @typedef {{ file: string, line: number, index_file: string, files: string[], href?: string, index_title: string, h1: string }} Defect
 * @typedef {{ file: string, range: { start: { line: number } }, code: string, severity: string, message: string }} Problem
 * @typedef {{ code: string, places: (entry: Defect, inLog: (file: string) => string) => { file: string, line?: number }[] }} DefectKind
 */

/** @type {DefectKind['places']} */
const byLine = (entry, inLog) => [{ file: inLog(entry.file), line: entry.line }];
/** @type {DefectKind['places']} */
const byFile = (entry, inLog) => [{ file: inLog(entry.file) }];
/** @type {DefectKind['places']} */
const byIndexLine = (entry) => [{ file: entry.index_file, line: entry.line }];

/** @type {Readonly<Record<string, DefectKind>>} */
export const defectKinds = {
  broken_links: { code: 'link-broken', places: byLine },
  case_mismatch_links: { code: 'link-broken', places: byLine },
  broken_anchors: { code: 'link-fragment-broken', places: byLine },
  index_missing: { code: 'index-row-missing', places: byFile },
  index_duplicate_entries: { code: 'index-row-duplicate', places: byIndexLine },
  index_status_differs: { code: 'index-status-mismatch', places: byIndexLine },
  duplicate_numbers: {
    code: 'number-duplicate',
    places: ({ files }, inLog) => files.map((/** @type {string} */ file) => ({ file: inLog(file) })),
  },
  h1_number_differs: { code: 'title-number-mismatch', places: byFile },
  no_h1: { code: 'title-missing', places: byFile },
  one_sided_supersede: { code: 'supersede-one-sided', places: byFile },
  index_title_differs: { code: 'index-title-mismatch', places: byIndexLine },
  no_status: { code: 'status-missing', places: byFile },
};

/** What the list describes, but nobody has read by hand: no target. */
export const descriptions = ['empty_sections', 'status_placeholder', 'gaps'];

/**
 * A broken link in an index has a code of its own.
 *
 * @type {Readonly<Record<string, string[]>>}
 */
export const alsoAccepted = { 'link-broken': ['index-link-broken'] };

/**
 * Leading words are a deliberate short title, not a mismatch.
 *
 * @param {{ index_title: string, h1: string }} entry
 */
export function isShortTitle({ index_title, h1 }) {
  const prefix = /^(?:M?ADR[-\s]*)?\d+(?:[-.:\s]+)/i;
  const words = (/** @type {string} */ text) =>
    text
      .replace(prefix, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const expected = words(h1);
  return words(index_title).every((word, at) => word === expected[at]);
}
