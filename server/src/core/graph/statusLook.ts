/**
 * How a status looks in every picture of a log: one colour and one shape for it, so that nobody depends on the colour.
 * In the order of a decision's life.
 */
export const statusLooks = [
  'proposed',
  'pending',
  'accepted',
  'implemented',
  'deprecated',
  'superseded',
  'rejected',
  'other',
] as const;

export type StatusLook = (typeof statusLooks)[number];

/** Words that logs use for the same stage of a decision's life. */
const looks: ReadonlyMap<string, StatusLook> = new Map<string, StatusLook>([
  ['proposed', 'proposed'],
  ['draft', 'proposed'],
  ['pending', 'pending'],
  ['in review', 'pending'],
  ['in progress', 'pending'],
  ['accepted', 'accepted'],
  ['approved', 'accepted'],
  ['decided', 'accepted'],
  ['implemented', 'implemented'],
  ['done', 'implemented'],
  ['deprecated', 'deprecated'],
  ['obsolete', 'deprecated'],
  ['superseded', 'superseded'],
  ['rejected', 'rejected'],
  ['declined', 'rejected'],
]);

/** The look of a status, by its word; one of its own for those that nobody has thought of, and for none. */
export function lookOfStatus(status: string | null): StatusLook {
  return looks.get(status?.toLowerCase().replaceAll('-', ' ') ?? '') ?? 'other';
}
