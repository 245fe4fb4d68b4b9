import type { Connection } from 'vscode-languageserver';

/** The settings of an editor that the server follows. Rules and the convention are none of them. */
export interface Settings {
  readonly indexSync: 'onSave' | 'ask' | 'off';
}

const defaults: Settings = { indexSync: 'onSave' };

/** Reads the settings of a file: from the client where it can be asked, else from what it said at the start. */
export async function readSettings(
  connection: Connection,
  canBeAsked: boolean,
  initial: unknown,
  scopeUri: string,
): Promise<Settings> {
  const section = canBeAsked
    ? await connection.workspace.getConfiguration({ scopeUri, section: 'adrKeeper' }).catch(() => initial)
    : initial;
  const sync = (section as { index?: { sync?: unknown } } | null | undefined)?.index?.sync;
  const indexSync = (['onSave', 'ask', 'off'] as const).find((each) => each === sync);
  return indexSync === undefined ? defaults : { indexSync };
}
