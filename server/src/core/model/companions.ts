/**
 * Whether two files are of one decision, by their names: its text and a translation, notes, a version or an amendment of it,
 * such as `0001-tea.md`, `0001-tea.fr.md`, `0001-tea.v2.md` and `0001-tea-amendment-1.md`.
 */
export function areCompanions(name: string, other: string): boolean {
  return name !== other && stemOf(name) === stemOf(other);
}

/** What a file is called without the words that tell which text of its decision it is, in lower case. */
function stemOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/\.(?:md|markdown)$/, '')
    .replace(/\.(?!\d+$)[\p{L}\d_-]+$/u, '')
    .replace(/[-_. ]v\d+$/, '')
    .replace(/[-_. ](?:amendment|addendum|appendix|annex|supplement|errata|notes?|review)(?:[-_. ]\d+)?$/, '');
}

/**
 * The file that another one belongs to by its name, if there is such a file: the text that it is a translation of, or that it
 * adds notes or an amendment to. It is no record of its own; a version is.
 */
export function mainTextOf(name: string): string | undefined {
  const match = companionName.exec(name);
  return match === null ? undefined : `${match[1]}.${match[2]}`;
}

const companionName =
  /^(.+?)(?:\.(?:[a-z]{2}(?:[-_][a-z]{2,4})?|notes?|discussion|appendix)|[-_. ](?:amendment|addendum|appendix|annex|supplement|errata|notes)(?:[-_. ]\d+)?)\.(md|markdown)$/i;
