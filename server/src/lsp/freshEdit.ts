import type { WorkspaceEdit } from 'vscode-languageserver';
import type { Workspace } from '../workspace/workspace.ts';

/**
 * The edit that `make` makes of what files say by now. Of files that nobody has open the client tells late, and an edit of
 * what one said before would destroy its lines: those that the edit changes are read anew, until it changes no other ones.
 */
export async function makeFreshEdit<Edit extends WorkspaceEdit | null>(
  make: () => Edit | Promise<Edit>,
  workspace: Workspace,
): Promise<Edit> {
  const fresh = new Set<string>();
  for (;;) {
    workspace.readChanges();
    const edit = await make();
    const stale = editedFiles(edit).filter((uri) => !fresh.has(uri));
    if (stale.length === 0) return edit;
    for (const uri of stale) {
      fresh.add(uri);
      await workspace.refresh(uri);
    }
  }
}

/** The existing files whose text an edit changes, and those that it fills. */
export function editedFiles(edit: WorkspaceEdit | null): string[] {
  return (edit?.documentChanges ?? []).flatMap((change) => ('edits' in change ? change.textDocument.uri : []));
}
