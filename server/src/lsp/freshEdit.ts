import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { LineTable } from '../core/markdown/kept/lineTable.ts';
import type { Messages } from '../core/messages/english.ts';
import { nameOf } from '../core/model/uris.ts';
import { lineEdits } from '../core/operations/lineEdits.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { refuse } from './failures.ts';

/** Where edits are made, and the words to refuse one. */
interface EditContext {
  readonly workspace: Workspace;
  readonly messages: Messages;
}

/**
 * The edit that `make` makes of what files say by now. Of files that nobody has open the client tells late, and an edit of
 * what one said before would destroy its lines: those that the edit changes are read anew, until it changes no other ones.
 * Every edit that a client is given or asked for is made here; one that would write outside the workspace is refused.
 */
export async function makeFreshEdit<Edit extends WorkspaceEdit | null>(
  make: () => Edit | Promise<Edit>,
  context: EditContext,
): Promise<Edit> {
  const { workspace } = context;
  const fresh = new Set<string>();
  for (;;) {
    workspace.readChanges();
    const edit = await make();
    const stale = editedFiles(edit).filter((uri) => !fresh.has(uri));
    if (stale.length === 0) {
      refuseOutside(edit?.documentChanges ?? [], context);
      return edit;
    }
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

/** Throws a refusal where an edit would write outside the workspace, by the path or by a link. */
function refuseOutside(
  changes: NonNullable<WorkspaceEdit['documentChanges']>,
  { workspace, messages }: EditContext,
): void {
  for (const change of changes) {
    const uris =
      'edits' in change
        ? [change.textDocument.uri]
        : change.kind === 'rename'
          ? [change.oldUri, change.newUri]
          : [change.uri];
    for (const uri of uris)
      if (!workspace.fileSystem.holds(uri)) throw refuse(messages.refusals.fileOutside(nameOf(uri)));
  }
}

/** An edit that makes one text of another by whole lines; lines that both have are not touched. */
export function textChange(uri: string, version: number | null, before: string, after: string): WorkspaceEdit {
  const lines = new LineTable(before);
  const edits: TextEdit[] = lineEdits(before, after).map(({ span, text }) => ({
    range: lines.rangeOf(span),
    newText: text,
  }));
  return { documentChanges: edits.length === 0 ? [] : [{ textDocument: { uri, version }, edits }] };
}
