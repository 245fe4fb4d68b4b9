import {
  type FileRename,
  PrepareRenameRequest,
  RenameRequest,
  type ServerCapabilities,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { findRenamable, type Renamable } from '../core/features/findRenamable.ts';
import { canonicalUri } from '../core/model/uris.ts';
import { followMoves } from '../core/operations/record/followMoves.ts';
import { retitleRecord } from '../core/operations/record/retitleRecord.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { makeFreshEdit } from './freshEdit.ts';
import { type LookupContext, refuseConflicts } from './operationContext.ts';
import { makeRenumbering } from './renumbering.ts';
import type { Session } from './session.ts';

/** Renames the title or the number of a record from its heading. */
export function registerRename(session: Session): ServerCapabilities {
  const { workspace, handlers, textOf, inTurn } = session;
  handlers.request(PrepareRenameRequest.type, { needs: 'log' }, ({ textDocument: { uri }, position }) => {
    const found = findRenamable(workspace.lookUp(uri), position, textOf(uri) ?? '');
    return found === undefined ? null : { range: found.range, placeholder: found.placeholder };
  });
  handlers.request(RenameRequest.type, { requires: 'citations' }, ({ textDocument: { uri }, position, newName }) => {
    const make = () => {
      const text = textOf(uri) ?? '';
      const found = findRenamable(workspace.lookUp(uri), position, text);
      return found === undefined ? null : rename(found, newName, text, session);
    };
    return inTurn(() => makeFreshEdit(make, session));
  });
  return { renameProvider: { prepareProvider: true } };
}

/** Heading, file, links and row follow, and with a number the mentions; what people have written themselves stays. */
function rename(
  { kind, record, log }: Renamable,
  newName: string,
  text: string,
  context: LookupContext,
): WorkspaceEdit | null {
  const edit =
    kind === 'title'
      ? (retitleRecord(record, newName, log, text) ?? null)
      : makeRenumbering(record.file.uri, newName, context).edit;
  if (edit !== null) refuseConflicts(edit, context);
  return edit;
}

/**
 * What follows files that an editor is about to move. Of a rename of ours the documents say it all by then, so that nothing
 * is left to follow.
 */
export function followRenames(files: readonly FileRename[], workspace: Workspace): WorkspaceEdit | null {
  const moves = new Map(files.map(({ oldUri, newUri }) => [canonicalUri(oldUri), canonicalUri(newUri)]));
  const edit = followMoves(moves, workspace);
  return edit.documentChanges?.length === 0 ? null : edit;
}
