import type { RecordView, StageView } from '../../../server/src/protocol.ts';

/** How a status looks: a codicon, and a theme colour by its id. */
export interface StatusLook {
  readonly icon: string;
  readonly color: string | undefined;
}

/**
 * Shape and colour say the same, so that nobody depends on the colour. The colours are those that themes pick for charts,
 * high contrast included.
 */
export function lookOf({ status, stage }: Pick<RecordView, 'status' | 'stage'>): StatusLook {
  // A proposal that waits for something else.
  if (status?.toLowerCase() === 'pending') return { icon: 'watch', color: 'charts.yellow' };
  return stage === null ? { icon: 'question', color: undefined } : looks[stage];
}

const looks: { readonly [Stage in StageView]: StatusLook } = {
  draft: { icon: 'edit', color: 'charts.blue' },
  proposed: { icon: 'circle-large-outline', color: 'charts.blue' },
  accepted: { icon: 'pass', color: 'charts.green' },
  implemented: { icon: 'pass-filled', color: 'charts.green' },
  deprecated: { icon: 'circle-slash', color: 'disabledForeground' },
  superseded: { icon: 'arrow-swap', color: 'disabledForeground' },
  rejected: { icon: 'error', color: 'charts.red' },
  reference: { icon: 'bookmark', color: undefined },
};
