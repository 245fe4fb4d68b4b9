import {
  type FileRename,
  type Position,
  PrepareRenameRequest,
  type Range,
  RenameRequest,
  type ServerCapabilities,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { LineTable } from '../core/markdown/lineTable.ts';
import { touches } from '../core/markdown/span.ts';
import type { DecisionRecord } from '../core/model/decisionRecord.ts';
import type { Log } from '../core/model/log.ts';
import { numberSpan } from '../core/model/titleNumber.ts';
import { followMoves } from '../core/operations/followMoves.ts';
import { retitleRecord, titleWords } from '../core/operations/retitleRecord.ts';
import { canonicalUri } from '../workspace/uris.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { makeFreshEdit } from './freshEdit.ts';
import { type LookupContext, refuseConflicts } from './operationContext.ts';
import { makeRenumbering } from './renumbering.ts';
import type { Session } from './session.ts';

/** Renames the title or the number of a record from its heading. */
export function registerRename(session: Session): ServerCapabilities {
  const { workspace, handlers, textOf, inTurn } = session;
  handlers.request(PrepareRenameRequest.type, { needs: 'log' }, ({ textDocument, position }) => {
    const text = textOf(textDocument.uri) ?? '';
    const found = prepareRename(canonicalUri(textDocument.uri), position, text, workspace);
    return found === null ? null : { range: found.range, placeholder: found.placeholder };
  });
  handlers.request(RenameRequest.type, { requires: 'citations' }, ({ textDocument, position, newName }) => {
    const make = () =>
      rename(canonicalUri(textDocument.uri), position, newName, textOf(textDocument.uri) ?? '', session);
    return inTurn(() => makeFreshEdit(make, session));
  });
  return { renameProvider: { prepareProvider: true } };
}

/** What stands at a position of a title and can be renamed: its words, or its number. */
interface Renamable {
  readonly kind: 'title' | 'number';
  readonly range: Range;
  readonly placeholder: string;
  readonly record: DecisionRecord;
  readonly log: Log;
}

/** The words or the number of a record's title at a position, or null where nothing of ours stands. */
export function prepareRename(uri: string, position: Position, text: string, workspace: Workspace): Renamable | null {
  const log = workspace.logOf(uri);
  const record = log?.records.get(uri);
  if (log === undefined || record === undefined) return null;
  const lines = new LineTable(text);
  const offset = lines.offsetAt(position);
  const cursor = { start: offset, end: offset };
  const { heading, number } = record.title;
  if (heading !== undefined && number !== undefined && record.number !== undefined) {
    const span = numberSpan(heading, number);
    if (span !== undefined && touches(span, cursor))
      return { kind: 'number', range: lines.rangeOf(span), placeholder: number, record, log };
  }
  const words = titleWords(record, text);
  if (words === undefined || !touches(words, cursor)) return null;
  return { kind: 'title', range: lines.rangeOf(words), placeholder: text.slice(words.start, words.end), record, log };
}

/** The edit of a rename: heading, file, links and row follow, and with a number the mentions; what people have written themselves stays. */
export function rename(
  uri: string,
  position: Position,
  newName: string,
  text: string,
  context: LookupContext,
): WorkspaceEdit | null {
  const found = prepareRename(uri, position, text, context.workspace);
  if (found === null) return null;
  const { kind, record, log } = found;
  const edit =
    kind === 'title'
      ? (retitleRecord(record, newName, log, text) ?? null)
      : makeRenumbering(uri, newName, context).edit;
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
