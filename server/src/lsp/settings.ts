import type { Connection } from 'vscode-languageserver';

/** The settings of an editor that the server follows. Rules and the convention are none of them. */
export interface Settings {
  readonly indexSync: 'onSave' | 'ask' | 'off';
  /** Whether a sync pads the whole table anew. */
  readonly indexAlign: boolean;
}

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
  const index = (section as { index?: { sync?: unknown; align?: unknown } } | null | undefined)?.index;
  const indexSync = (['onSave', 'ask', 'off'] as const).find((each) => each === index?.sync) ?? 'onSave';
  return { indexSync, indexAlign: index?.align === true };
}
