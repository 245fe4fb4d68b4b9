const harmonySections = [
  'Status',
  'Context',
  'Decision',
  'Rationale',
  'Consequences',
  'Alternatives considered',
  'Additional Notes',
];

/** A known kind of log, and what it demands where it does not say so itself. */
export interface Preset {
  readonly name: string;
  readonly sections: readonly string[];
  /** Optional sections that tell it from others that demand the same. */
  readonly marks?: readonly string[];
}

const madrSections = ['Context and Problem Statement', 'Considered Options', 'Decision Outcome'];

/** The first is taken where nothing decides. The status of MADR is a list item or front matter. */
export const presets: readonly Preset[] = [
  { name: 'Harmony', sections: harmonySections },
  // Michael Nygard's, which adr-tools writes.
  { name: 'Nygard', sections: ['Status', 'Context', 'Decision', 'Consequences'] },
  { name: 'MADR 4', sections: madrSections, marks: ['confirmation'] },
  { name: 'MADR 3', sections: madrSections, marks: ['validation', 'more information'] },
  { name: 'MADR 2', sections: madrSections, marks: ['positive consequences', 'negative consequences', 'links'] },
];

export const harmonyStatuses: readonly string[] = ['Proposed', 'Pending', 'Accepted', 'Implemented', 'Deprecated'];

/** Harmony's statuses first, since a new record takes the first one; then those that other logs use. */
export const commonStatuses = [
  ...harmonyStatuses,
  'Approved',
  'Draft',
  'In Review',
  'Review',
  'In Progress',
  'Rejected',
  'Declined',
  'Withdrawn',
  'Experimental',
  'Partially Implemented',
];
