/** What VS Code calls the panels of decision graphs, also over a restart: the manifest wakes the extension up for them. */
export const graphViewType = 'adrKeeper.graph';
