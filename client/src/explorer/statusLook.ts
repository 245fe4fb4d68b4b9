/** How a status looks: a codicon, and a theme colour by its id. */
export interface StatusLook {
  readonly icon: string;
  readonly color: string | undefined;
}

/**
 * Shape and colour say the same, so that nobody depends on the colour. The colours are those that themes pick for charts,
 * high contrast included.
 */
export function lookOf(status: string | null): StatusLook {
  return looks.get(status?.toLowerCase() ?? '') ?? { icon: 'question', color: undefined };
}

const looks: ReadonlyMap<string, StatusLook> = new Map<string, StatusLook>([
  ['draft', { icon: 'edit', color: 'charts.blue' }],
  ['proposed', { icon: 'circle-large-outline', color: 'charts.blue' }],
  ['pending', { icon: 'watch', color: 'charts.yellow' }],
  ['accepted', { icon: 'pass', color: 'charts.green' }],
  ['approved', { icon: 'pass', color: 'charts.green' }],
  ['implemented', { icon: 'pass-filled', color: 'charts.green' }],
  ['deprecated', { icon: 'circle-slash', color: 'disabledForeground' }],
  ['superseded', { icon: 'arrow-swap', color: 'disabledForeground' }],
  ['rejected', { icon: 'error', color: 'charts.red' }],
  ['declined', { icon: 'error', color: 'charts.red' }],
  ['reference', { icon: 'bookmark', color: undefined }],
]);
