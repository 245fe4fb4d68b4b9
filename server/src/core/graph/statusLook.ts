import { type Stage, stageOf } from '../vocabulary/statusWords.ts';

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

const looks: { readonly [Each in Stage]: StatusLook } = {
  draft: 'proposed',
  proposed: 'proposed',
  accepted: 'accepted',
  implemented: 'implemented',
  deprecated: 'deprecated',
  superseded: 'superseded',
  rejected: 'rejected',
  reference: 'other',
};

/** Words for a proposal that waits for something else. */
const pendingWords: ReadonlySet<string> = new Set(['pending', 'in review', 'in progress']);

/** The look of a status, by what its word means in whatever language; one of its own for unknown words, and for none. */
export function lookOfStatus(status: string | null): StatusLook {
  if (status === null) return 'other';
  if (pendingWords.has(status.toLowerCase().replaceAll('-', ' '))) return 'pending';
  const stage = stageOf(status);
  return stage === undefined ? 'other' : looks[stage];
}
