import type { Connection } from 'vscode-languageserver';
import type { CitingPatterns } from '../workspace/citingFiles.ts';

/** The settings of an editor that the server follows. Rules and the convention are none of them. */
export interface Settings {
  readonly indexSync: 'onSave' | 'ask' | 'off';
  /** Whether a sync pads the whole table anew. */
  readonly indexAlign: boolean;
  readonly inlayHints: boolean;
  readonly codeLens: boolean;
  /** Where records are named beyond their logs. */
  readonly references: CitingPatterns;
  /** Whether git is asked what other branches have. */
  readonly gitBranches: boolean;
  /** Whether git is asked what the last commits say, where a rule that is on needs it. */
  readonly gitHistory: boolean;
}

/** The section `adrKeeper`, as far as anybody may have filled it with anything. */
interface SettingsSection {
  readonly index?: { readonly sync?: unknown; readonly align?: unknown };
  readonly inlayHints?: unknown;
  readonly codeLens?: unknown;
  readonly references?: { readonly include?: unknown; readonly exclude?: unknown };
  readonly git?: { readonly branches?: unknown; readonly history?: unknown };
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
  const said = section as SettingsSection | null | undefined;
  const index = said?.index;
  const indexSync = (['onSave', 'ask', 'off'] as const).find((each) => each === index?.sync) ?? 'onSave';
  return {
    indexSync,
    indexAlign: index?.align === true,
    inlayHints: said?.inlayHints !== false,
    codeLens: said?.codeLens !== false,
    references: {
      include: toPatterns(said?.references?.include) ?? ['*'],
      exclude: toPatterns(said?.references?.exclude) ?? [],
    },
    gitBranches: said?.git?.branches !== false,
    gitHistory: said?.git?.history !== false,
  };
}

function toPatterns(said: unknown): readonly string[] | undefined {
  return Array.isArray(said) ? said.filter((each): each is string => typeof each === 'string') : undefined;
}
